import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeFound } from "../../../functions/audit/copying.ts";
import { loadHidingWindows } from "../../../functions/audit/facts.ts";
import { createWorker } from "../../../functions/workers/project.ts";
import { suspendStaff } from "../../../functions/people/staff-operations.ts";
import { recordEarlyAccess } from "../../../functions/platform/refused-access.ts";
import { isWithheld } from "../../../shared/audit/rules.ts";
import { firstBreak, hashOf } from "../../../shared/kernel/chain.ts";
import { instantOf, plus, MINUTE } from "../../../shared/kernel/instant.ts";
import { changesOf, cutShort, keysIn } from "../../builders/changes.ts";
import { allItems, aPortal } from "../../builders/portal.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { copiesIn, project, submit } from "./acts.ts";

let running: RunningCompetition;

const whats = async () => (await copiesIn(running.portal)).map(({ what }) => what);

describe("the auditor's copy", () => {
  it("holds what happened before the window, at once", async () => {
    running = await aCompetition("2014-01-10T09:00");
    await running.portal.seal();
    await running.bidder("alpha");
    await project(running.portal);
    expect(await whats()).toEqual(expect.arrayContaining(["competition.created", "organisation.registered"]));
    expect(await keysIn(running.portal, "WITHHELD#")).toEqual([]);
  });

  it("holds nothing that bidders do in an open window, and all of it once the window is sealed", async () => {
    running = await aCompetition("2014-01-10T09:00");
    const { portal } = running;
    await portal.seal();
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    portal.at(london("2014-02-10T09:00"));
    await project(portal);
    const before = await copiesIn(portal);

    await portal.signIn("submit@alpha.example");
    await submit(running, submitter, "lot-9");
    await submit(running, submitter, "lot-20");
    await project(portal);
    expect(await copiesIn(portal)).toEqual(before);

    portal.at(plus(london("2014-02-28T12:00"), MINUTE));
    await portal.seal();
    await createWorker(portal.deps)({ wake: "due" });
    const submissions = (await whats()).filter((what) => what === "lot-preferences.submitted");
    expect(submissions).toHaveLength(2);
    expect(await keysIn(portal, "WITHHELD#")).toEqual([]);
  });

  it("is released by the record of the sealing alone", async () => {
    running = await aCompetition("2014-02-10T09:00");
    const { portal, competitionId } = running;
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await submit(running, submitter, "lot-9");
    await project(portal);
    portal.at(plus(london("2014-02-28T12:00"), MINUTE));
    await portal.seal();
    const seal = { pk: `CMP#${competitionId}`, sk: "SEAL#preferences-1" };
    await createWorker(portal.deps)(changesOf([seal]));
    expect(await whats()).toContain("lot-preferences.submitted");
  });

  it("never shows the bids of a cancelled competition, and shows what waited on the portal", async () => {
    running = await aCompetition("2014-02-10T09:00");
    const { portal } = running;
    const { submitter } = await running.bidder("alpha");
    await running.prequalify(submitter);
    await submit(running, submitter, "lot-9");
    await project(portal);
    expect(await whats()).not.toContain("organisation.registered");

    await running.cancel();
    await project(portal);
    portal.at(london("2015-02-10T09:00"));
    await project(portal);
    expect(await whats()).toEqual(
      expect.arrayContaining(["organisation.registered", "competition.cancelled"]),
    );
    expect(await whats()).not.toContain("lot-preferences.submitted");
  });

  it("waits with what somebody does for nobody yet, rather than leave a gap", async () => {
    running = await aCompetition("2014-02-10T09:00");
    const { portal, lead, secondLead } = running;
    const stream = `AUDSIGNIN#portal#${lead.personId}`;
    const { length: before } = (await allItems(portal.client)).filter(
      ({ pk, sk }) => pk?.S === stream && sk?.S?.startsWith("ENTRY#"),
    );
    const suspend = (suspended: boolean) =>
      suspendStaff(
        portal.deps,
        secondLead,
        { personId: lead.personId, suspend: suspended, reason: "Test" },
        anyKey(),
      );
    must(await suspend(true));
    // Suspended, they begin a session for nobody: that entry is withheld, and with it all that follow.
    expect((await portal.signIn("lead@authority.example")).actor.audience).toBe("newcomer");
    must(await suspend(false));
    await portal.signIn("lead@authority.example");
    await project(portal);
    const copied = (await copiesIn(portal)).filter((entry) => entry.stream === stream);
    expect(copied).toHaveLength(before);
  });
});

describe("the copy of a stream", () => {
  it("is a beginning that verifies by itself, whatever order, repetition and interruption the records come in", async () => {
    running = await aCompetition("2014-01-10T09:00");
    const { portal, lead, competitionId } = running;
    const { submitter, member } = await running.bidder("alpha");
    await running.prequalify(submitter);
    const clock = { ms: Date.parse(london("2014-02-03T11:59")) };
    const acts = [
      () => portal.signIn("submit@alpha.example"),
      () => portal.signIn("lead@authority.example"),
      () => (portal.deps.now() < london("2014-02-28T12:00") ? submitIfOpen(submitter) : portal.seal()),
      () => recordEarlyAccess(portal.deps, lead, competitionId, `coverage ${clock.ms}`),
      () => portal.signIn(`member@alpha.example`, member.name),
      () => portal.seal(),
    ];
    const submitIfOpen = async (actor: typeof submitter) =>
      portal.deps.now() < london("2014-02-03T12:00") ? undefined : submit(running, actor, "lot-9");

    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ act: fc.nat({ max: acts.length - 1 }), ms: fc.nat({ max: 40 * 60 * MINUTE }) }),
          { minLength: 3, maxLength: 8 },
        ),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.nat({ max: 40 }),
        async (happenings, chances, cutAfter) => {
          for (const { act, ms } of happenings) {
            clock.ms += ms;
            portal.at(instantOf(clock.ms));
            await acts[act]?.();
          }
          const keys = (await keysIn(portal, "AUD", "CMP#"))
            .filter(() => chances.next().value < 0.8)
            .map((key) => ({ key, order: chances.next().value }))
            .toSorted((a, b) => a.order - b.order);
          const records = changesOf(keys.map(({ key }) => key));
          await createWorker(cutShort(portal.deps, cutAfter))(records);
          await holds();
          await createWorker(portal.deps)({ wake: "due" });
          await holds();
        },
      ),
      { numRuns: 10 },
    );
    await project(portal);
    await holds();
    const originals = (await keysIn(portal, "AUD")).filter(({ sk }) => sk.startsWith("ENTRY#")).length;
    const withheld = (await keysIn(portal, "WITHHELD#")).length;
    expect((await copiesIn(portal)).length + withheld).toBe(originals);
  });

  it("the auditor’s copy ends before an entry that names another predecessor, though its own hash holds", async () => {
    const portal = await aPortal({ at: london("2014-01-10T09:00") });
    await portal.signIn("somebody@nowhere.example");
    await project(portal);
    const copied = await copiesIn(portal);
    const [last] = copied.toSorted((a, b) => b.seq - a.seq);
    if (last === undefined) throw new Error("nothing was copied");
    const after = async (prev: string) => {
      const { hash: _, ...entry } = { ...last, seq: last.seq + 1, prev };
      const key = { pk: entry.stream, sk: "ENTRY#next" };
      await takeFound(portal.deps, key, { ...entry, hash: await hashOf(entry) }, []);
      return copiesIn(portal);
    };
    expect(await after("f".repeat(64))).toEqual(copied);
    expect(await after(last.hash)).toHaveLength(copied.length + 1);
  });

  async function holds() {
    const windows = await loadHidingWindows(running.portal.deps.table);
    const streams = Map.groupBy(await copiesIn(running.portal), ({ stream }) => stream);
    for (const [stream, entries] of streams) {
      const inOrder = entries.toSorted((a, b) => a.seq - b.seq);
      expect(await firstBreak(stream, inOrder)).toBeUndefined();
      for (const { at, who, competitionId } of inOrder)
        expect(isWithheld({ at, audience: who.audience, competitionId }, windows)).toBe(false);
    }
  }
});
