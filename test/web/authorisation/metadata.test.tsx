import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadOrganisations } from "../../../functions/organisations/facts.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { receivedIn } from "../../../functions/platform/receive.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { StageId } from "../../../shared/kernel/id.ts";
import type { Door } from "../../../shared/kernel/names.ts";
import { london } from "../../builders/competition.ts";
import { keysIn } from "../../builders/changes.ts";
import { draft, submit, withdraw } from "./acts.ts";
import { APPS } from "./doors.ts";
import type { Principal } from "./principals.ts";
import { seeded } from "./seeded.ts";
import { differences, everythingSeenBy, type Looked } from "./seen.ts";
import { aWorld } from "./world.ts";

/** How many bidders submit in one of the two worlds while everybody looks. In the other nobody does. */
const RIVALS = 7;
/** Somebody of every kind who is not one of those seven. */
const PARTICIPANTS = [
  "anonymous",
  "newcomer",
  "alphaSubmitter",
  "betaMember",
  "gammaSubmitter",
  "partnerOf20",
] as const;
const EVERYBODY = [...PARTICIPANTS, "lead", "teamLead", "supportManager", "evaluator", "auditor"] as const;
/** Those who see most, and one who acts. */
const SOME = ["alphaSubmitter", "partnerOf20", "lead", "auditor"] as const;

type Half = Looked & { readonly rivals: readonly BidderActor[] };
let quiet: Half;
let busy: Half;

/** One of two worlds that are alike to the last byte: eight bidders have pre-qualified, and round 1 is open. */
async function aHalf(): Promise<Half> {
  const random = seeded();
  let canaries = 0;
  const newCanary = () => `zq${String((canaries += 1)).padStart(12, "0")}`;
  const bounces = (to: string) => to.endsWith("@rival-4.example");
  const world = await aWorld({ ...random, newCanary, quiet: true, bounces });
  const rivals: BidderActor[] = [];
  for (let number = 1; number <= RIVALS; number += 1)
    rivals.push((await world.bidder(`rival-${number}`, [`First member of rival ${number}`])).submitter);
  await world.prequalify(...rivals);
  await world.waitUntil(world.deps.now());
  await world.moveTo("open");
  const [first] = rivals;
  if (first === undefined) throw new Error("no rival");
  const rival = { organisationId: first.organisationId, mail: "submit@rival-1.example" };
  return { world, random, doors: (door) => APPS[door](world.deps), rivals, rival };
}

/** All seven sign in and submit; one of them again, one withdraws, and one drafts something else. */
async function actAll({ world, rivals }: Half): Promise<void> {
  for (const [index, rival] of rivals.entries()) {
    await world.portal.signIn(`submit@rival-${index + 1}.example`);
    await submit(world, rival, ["lot-20", `lot-${index + 1}`]);
  }
  const [first, second, third] = rivals;
  if (first === undefined || second === undefined || third === undefined) throw new Error("too few rivals");
  await submit(world, first, ["lot-9"]);
  await withdraw(world, second);
  await draft(world, third, ["lot-10"]);
  await world.portal.signIn("somebody.new@nowhere.example");
}

/** What people see in the quiet world, and to which of their looks the busy one answers differently. */
async function compared(people: readonly Principal[], inBusy: Partial<Half> = {}) {
  const seen = await everythingSeenBy(quiet, people);
  return { seen, different: differences(seen, await everythingSeenBy({ ...busy, ...inBusy }, people)) };
}

async function submissionsIn({ world }: Half): Promise<number> {
  return (await keysIn(world.portal, "BID#")).filter(({ sk }) => sk.startsWith("SUB#")).length;
}

const both = async (act: (half: Half) => Promise<unknown>) => {
  for (const half of [quiet, busy]) {
    half.random.beginWith("an act in both");
    await act(half);
  }
};

beforeAll(async () => {
  [quiet, busy] = [await aHalf(), await aHalf()];
});
afterAll(() => Promise.all([quiet, busy].map(({ world }) => world.portal.close())));

describe(`with 0 and with ${RIVALS} submissions in an open round`, () => {
  it("everybody sees the same bytes", async () => {
    await actAll(busy);
    await both(({ world }) => world.waitUntil(london("2014-02-12T09:00")));
    expect([await submissionsIn(quiet), await submissionsIn(busy)]).toEqual([0, RIVALS + 2]);
    const { seen, different } = await compared(EVERYBODY);
    expect(different).toEqual([]);
    expect([...seen.values()].filter((answer) => answer.startsWith("200")).length).toBeGreaterThan(200);
    expect(seen.get("lead GET /authority/notices/undelivered")).toContain("submit@rival-4.example");
  });

  it("a bidder that submits sees the same bytes of its own submission, whoever else there is", async () => {
    await both(async ({ world }) => {
      world.receipts.alpha = await submit(world, world.bidders.alpha.submitter, ["lot-9", "lot-20"]);
      await draft(world, world.bidders.alpha.member, ["lot-3"]);
      await world.waitUntil(london("2014-02-13T09:00"));
    });
    expect(quiet.world.receipts.alpha?.entryHash).toMatch(/^[0-9a-f]{64}$/);
    expect(quiet.world.receipts.alpha).toEqual(busy.world.receipts.alpha);
    expect((await compared(["alphaSubmitter", "betaMember"])).different).toEqual([]);
  });

  it("people see and are sent the same when unsent drafts are warned of", async () => {
    await both(({ world }) => world.waitUntil(london("2014-02-28T10:30")));
    expect(await keysIn(busy.world.portal, "REMIND#")).not.toEqual([]);
    expect((await compared(SOME)).different).toEqual([]);
    const mails = ({ world: { portal } }: Half) => portal.mails.filter(({ to }) => !to.includes("@rival-"));
    expect(mails(busy)).toEqual(mails(quiet));
    expect(mails(quiet).length).toBeGreaterThan(10);
  });

  it("a page that tells how many have submitted, or how much is withheld, would be found", async () => {
    const { world } = busy;
    const counting = (count: () => Promise<number>) => {
      const app = new Hono<PortalEnv>();
      app.use("/authority/competitions/:competition", async (c, next) => {
        await next();
        c.header("x-count", String(await count()));
      });
      const telling = app.route("/", APPS.authority(world.deps));
      return { doors: (door: Door) => (door === "authority" ? telling : busy.doors(door)) };
    };
    const submissions = counting(async () => {
      const organisations = await loadOrganisations(world.deps.table);
      const round = StageId.parse("preferences-1");
      const each = organisations.map(({ organisationId }) =>
        receivedIn(world.deps.table, world.competitionId, organisationId, round),
      );
      return (await Promise.all(each)).flat().length;
    });
    const withheld = counting(async () => (await keysIn(world.portal, "HELD#")).length);
    for (const planted of [submissions, withheld]) {
      const { different } = await compared(["lead"], planted);
      expect(different).toContain(`lead GET /authority/competitions/${world.competitionId}`);
    }
  });

  it("people see the same bytes between closing and sealing", async () => {
    await both(({ world }) => world.moveTo("closed"));
    expect((await compared(["alphaSubmitter", "lead"])).different).toEqual([]);
  });

  it("participants see the same bytes when the round is sealed, and only the authority does not", async () => {
    await both(({ world }) => world.moveTo("sealed"));
    expect((await compared(PARTICIPANTS)).different).toEqual([]);
    expect((await compared(["lead"])).different).not.toEqual([]);
  });
});
