import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { loadOrganisations } from "../../../functions/organisations/facts.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { receivedIn } from "../../../functions/platform/receive.ts";
import { StageId } from "../../../shared/kernel/id.ts";
import type { Door } from "../../../shared/kernel/names.ts";
import { london } from "../../builders/competition.ts";
import { keysIn } from "../../builders/changes.ts";
import { draft, submit, withdraw } from "./acts.ts";
import { APPS } from "../../builders/doors.ts";
import { EVERYBODY, type Half, PARTICIPANTS, RIVALS, type TwoHalves, twoHalves } from "./half.ts";

/** Those who see most, and one who acts. */
const SOME = ["alphaSubmitter", "partnerOf20", "lead", "auditor"] as const;

let halves: TwoHalves;

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

beforeAll(async () => {
  halves = await twoHalves("preferences");
});

describe(`with 0 and with ${RIVALS} submissions in an open round`, () => {
  it("everybody sees the same bytes", async () => {
    await actAll(halves.busy);
    await halves.both(({ world }) => world.waitUntil(london("2014-02-12T09:00")));
    expect(await halves.submissions()).toEqual([0, RIVALS + 2]);
    const { seen, different } = await halves.compared(EVERYBODY);
    expect(different).toEqual([]);
    expect([...seen.values()].filter((answer) => answer.startsWith("200")).length).toBeGreaterThan(200);
    expect(seen.get("lead GET /authority/notices/undelivered")).toContain("submit@rival-4.example");
  });

  it("a bidder that submits sees the same bytes of its own submission, whoever else there is", async () => {
    await halves.both(async ({ world }) => {
      world.receipts.alpha = await submit(world, world.bidders.alpha.submitter, ["lot-9", "lot-20"]);
      await draft(world, world.bidders.alpha.member, ["lot-3"]);
      await world.waitUntil(london("2014-02-13T09:00"));
    });
    expect(halves.quiet.world.receipts.alpha?.entryHash).toMatch(/^[0-9a-f]{64}$/);
    expect(halves.quiet.world.receipts.alpha).toEqual(halves.busy.world.receipts.alpha);
    expect((await halves.compared(["alphaSubmitter", "betaMember"])).different).toEqual([]);
  });

  it("people see and are sent the same when unsent drafts are warned of", async () => {
    await halves.both(({ world }) => world.waitUntil(london("2014-02-28T10:30")));
    expect(await keysIn(halves.busy.world.portal, "REMIND#")).not.toEqual([]);
    expect((await halves.compared(SOME)).different).toEqual([]);
    const mails = ({ world: { portal } }: Half) => portal.mails.filter(({ to }) => !to.includes("@rival-"));
    expect(mails(halves.busy)).toEqual(mails(halves.quiet));
    expect(mails(halves.quiet).length).toBeGreaterThan(10);
  });

  it("a page that tells how many have submitted, or how much is withheld, would be found", async () => {
    const { world } = halves.busy;
    const counting = (count: () => Promise<number>) => {
      const app = new Hono<PortalEnv>();
      app.use("/authority/competitions/:competition", async (c, next) => {
        await next();
        c.header("x-count", String(await count()));
      });
      const telling = app.route("/", APPS.authority(world.deps));
      return { doors: (door: Door) => (door === "authority" ? telling : halves.busy.doors(door)) };
    };
    const submissions = counting(async () => {
      const organisations = await loadOrganisations(world.deps.table);
      const round = StageId.parse("preferences-1");
      const each = organisations.map(({ organisationId }) =>
        receivedIn(world.deps.table, { ...world, organisationId }, round),
      );
      return (await Promise.all(each)).flat().length;
    });
    const withheld = counting(async () => (await keysIn(world.portal, "WITHHELD#")).length);
    for (const planted of [submissions, withheld]) {
      const { different } = await halves.compared(["lead"], planted);
      expect(different).toContain(`lead GET /authority/competitions/${world.competitionId}`);
    }
  });

  it("people see the same bytes between closing and sealing", async () => {
    await halves.both(({ world }) => world.moveTo("closed"));
    expect((await halves.compared(["alphaSubmitter", "lead"])).different).toEqual([]);
  });

  it("participants see the same bytes when the round is sealed, and only the authority does not", async () => {
    await halves.both(({ world }) => world.moveTo("sealed"));
    expect((await halves.compared(PARTICIPANTS)).different).toEqual([]);
    expect((await halves.compared(["lead"])).different).not.toEqual([]);
  });
});
