import { beforeEach, describe, expect, it } from "vitest";
import type { Deps } from "../../functions/platform/deps.ts";
import { readOnce } from "../../functions/platform/read-once.ts";
import { receivedIn } from "../../functions/platform/receive.ts";
import { bidderStream } from "../../functions/platform/stream.ts";
import type { Item } from "../../functions/platform/table.ts";
import { preferencesSealing } from "../../functions/preferences/sealing.ts";
import { responsesSealing } from "../../functions/responses/sealing.ts";
import { sealAllDue } from "../../functions/workers/seal-window.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { PersonId } from "../../shared/kernel/id.ts";
import { plus } from "../../shared/kernel/instant.ts";
import { partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import { anyKey, must } from "../builders/competition.ts";
import { countEntries } from "../builders/effects.ts";
import { beforeWriting, dying } from "../builders/faults.ts";
import { pqqRace, preferencesRace, type Race } from "../builders/races.ts";

type Outcome = Awaited<ReturnType<Race["submits"]>>;
const said = (outcome: Outcome) => (outcome.ok ? "stands" : outcome.error.code);

describe.each([
  ["the PQQ", pqqRace],
  ["a preference round", preferencesRace],
])("turns in %s", (_name, aRace) => {
  let race: Race;
  let deps: Deps;
  let ada: BidderActor;
  let bea: BidderActor;
  beforeEach(async () => {
    race = await aRace();
    ({ deps } = race.portal);
    ada = await race.enters("alpha");
    bea = { ...ada, name: "Bea", personId: PersonId.parse(deps.newId("person")) };
    race.portal.at(plus(race.closes, -1));
  });

  const bid = () => partition("BID", ada.organisationId, race.competitionId);
  const received = (table = deps.table) =>
    receivedIn(table, { ...race, organisationId: ada.organisationId }, race.window);
  const turns = async () => (await received()).map(({ turn, who }) => [turn, who.name]);
  /** Ada submits, and her function dies after it was received. */
  const diesSubmitting = (key = anyKey()) =>
    expect(race.submits(dying(deps), ada, key)).rejects.toThrow("died");
  /** What a function runs with when something happens between what it reads and what it writes first. */
  const meanwhile = (happens: () => Promise<unknown>): Deps => {
    let first: Promise<unknown> | undefined;
    return beforeWriting(deps, () => (first ??= happens()));
  };

  it("two colleagues who saw the same at one instant: one stands, the other is told, turn after turn", async () => {
    const before = await countEntries(race.portal);
    for (let seen = 0; seen < 6; seen += 1) {
      // The second turn of three takes back what the first one sent.
      const act = seen % 3 === 1 ? race.withdraws : race.submits;
      const other = seen % 3 === 0 ? race.submits : act;
      const both = await Promise.all([act(deps, ada, anyKey(), seen), other(deps, bea, anyKey(), seen)]);
      expect(both.map(said).toSorted()).toEqual(["changed-meanwhile", "stands"]);
      const by = both[0].ok ? ada.name : bea.name;
      expect(await race.stands(ada)).toMatchObject({ version: seen + 1, by });
    }
    expect(await received()).toHaveLength(6);
    expect(await countEntries(race.portal)).toBe(before + 6);
  });

  it("a submission and a withdrawal of one turn: one stands, the other is told", async () => {
    must(await race.submits(deps, ada, anyKey()));
    const overtaken = meanwhile(() => race.withdraws(deps, bea, anyKey(), 1));
    expect(said(await race.submits(overtaken, ada, anyKey(), 1))).toBe("changed-meanwhile");
    expect(await race.stands(ada)).toMatchObject({ version: 2, by: bea.name });
    const undone = meanwhile(() => race.submits(deps, bea, anyKey(), 2));
    expect(said(await race.submits(undone, ada, anyKey(), 2))).toBe("changed-meanwhile");
    const withdrawn = meanwhile(() => race.submits(deps, bea, anyKey(), 3));
    expect(said(await race.withdraws(withdrawn, ada, anyKey(), 3))).toBe("changed-meanwhile");
    expect(await race.stands(ada)).toMatchObject({ version: 4, by: bea.name });
  });

  describe("what was received by a function that died", () => {
    const adasStands = async () => {
      expect(await race.stands(ada)).toMatchObject({ version: 1, by: ada.name });
      expect(await turns()).toEqual([[1, ada.name]]);
    };

    it("is completed by its repeat, also after closing, with one answer", async () => {
      const key = anyKey();
      await diesSubmitting(key);
      expect(await race.stands(ada)).toBeUndefined();
      race.portal.at(plus(race.closes, 30_000));
      const { answer } = must(await race.submits(deps, ada, key));
      await adasStands();
      race.portal.at(plus(race.closes, 60_000));
      await race.portal.seal();
      expect(must(await race.submits(deps, ada, key)).answer).toEqual(answer);
    });

    it.each(["submits", "withdraws"] as const)(
      "is completed by a colleague who %s and is told of it",
      async (act) => {
        await diesSubmitting();
        expect(said(await race[act](deps, bea, anyKey()))).toBe("changed-meanwhile");
        await adasStands();
        expect(said(await race[act](deps, bea, anyKey(), 1))).toBe("stands");
        expect(await race.stands(ada)).toMatchObject({ version: 2, by: bea.name });
      },
    );

    it("is completed by a colleague who comes too late and is told that", async () => {
      await diesSubmitting();
      race.portal.at(race.closes);
      expect(said(await race.submits(deps, bea, anyKey()))).toBe(race.late);
      await adasStands();
    });

    it("is completed by a colleague who meets it in the very write", async () => {
      expect(said(await race.submits(meanwhile(diesSubmitting), bea, anyKey()))).toBe("changed-meanwhile");
      await adasStands();
    });

    it("is completed by the seal worker, and then opened", async () => {
      await diesSubmitting();
      race.portal.at(plus(race.closes, 60_000));
      await race.portal.seal();
      await adasStands();
      expect(await race.opened()).toEqual([ada.organisationId]);
    });
  });

  it.each([
    ["in order", (items: readonly Item[]) => items],
    ["the greatest first", (items: readonly Item[]) => items.toReversed()],
  ])("completed %s, also two of one request key: the greatest stands", async (_order, ordered) => {
    await diesSubmitting();
    const [row] = await deps.table.all({ pk: bid(), beginsWith: sortPrefix("SUB", race.window) });
    if (row === undefined) throw new Error("nothing was received");
    const second = {
      turn: 2,
      submissionId: deps.newId("submission"),
      who: { ...Object(row["who"]), name: "Later" },
    };
    await deps.table.writeOne({ put: { ...row, ...second, sk: sort("SUB", race.window, sortable(2)) } });
    const all: Deps["table"]["all"] = async (range) => {
      const items = await deps.table.all(range);
      return range.beginsWith?.startsWith("SUB#") === true ? ordered(items) : items;
    };
    race.portal.at(plus(race.closes, 60_000));
    await sealAllDue({ ...deps, table: { ...deps.table, all } }, [responsesSealing, preferencesSealing]);
    expect(await race.stands(ada)).toMatchObject({ version: 2, by: "Later" });
    const { name } = bidderStream(ada.organisationId, race.competitionId);
    expect(await deps.table.all({ pk: name, beginsWith: "ENTRY#" })).toHaveLength(2);
    expect(await race.opened()).toEqual([ada.organisationId]);
  });

  it("an old request key gets its old answer, and at another turn nothing more", async () => {
    const key = anyKey();
    const { answer } = must(await race.submits(deps, ada, key));
    must(await race.withdraws(deps, bea, anyKey(), 1));
    must(await race.submits(deps, bea, anyKey(), 2));
    for (const at of [plus(race.closes, -1), race.closes, plus(race.closes, 60_000)]) {
      race.portal.at(at);
      await race.portal.seal();
      const before = await race.portal.digest();
      expect(must(await race.submits(deps, ada, key)).answer).toEqual(answer);
      const again = await race.submits(deps, ada, key, 3);
      expect(again).toEqual({ ok: false, error: { code: "request-key-reused" } });
      expect(await race.portal.digest()).toBe(before);
    }
    expect(await race.stands(ada)).toMatchObject({ version: 3, by: bea.name });
    expect(await race.opened()).toEqual([ada.organisationId]);
  });

  it("a colleague's request key is no repeat of theirs", async () => {
    const key = anyKey();
    must(await race.submits(deps, ada, key));
    expect(said(await race.submits(deps, bea, key))).toBe("changed-meanwhile");
    expect(said(await race.submits(deps, bea, key, 1))).toBe("stands");
    expect(await turns()).toEqual([
      [1, ada.name],
      [2, bea.name],
    ]);
  });

  it("a repeat is found by a request that read the turns before its twin was received", async () => {
    const reading = { ...deps, ...readOnce(deps) };
    expect(await received(reading.table)).toEqual([]);
    const key = anyKey();
    const { answer } = must(await race.submits(deps, ada, key));
    expect(must(await race.submits(reading, ada, key)).answer).toEqual(answer);
  });

  it("nobody has a turn that follows on none", async () => {
    expect(said(await race.submits(deps, ada, anyKey(), 4))).toBe("changed-meanwhile");
    expect(await received()).toEqual([]);
  });
});
