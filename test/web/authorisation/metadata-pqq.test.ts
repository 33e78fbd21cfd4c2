import { beforeAll, describe, expect, it } from "vitest";
import { checkFile } from "../../../functions/files/checking.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { keysIn } from "../../builders/changes.ts";
import { london, must } from "../../builders/competition.ts";
import { responding } from "../../builders/pqq.ts";
import { answered, BIDDER, sectionOf } from "../../builders/questionnaire.ts";
import { type Half, RIVALS, type TwoHalves, twoHalves } from "./half.ts";

const ACCOUNTS = QuestionId.parse("accounts");
/** One of every kind who is not one of those seven. */
const LOOKING = [
  "anonymous",
  "alphaSubmitter",
  "gammaSubmitter",
  "partnerOf20",
  "lead",
  "supportManager",
  "evaluator",
  "auditor",
] as const;
/** Those who see most. */
const SOME = ["lead", "auditor"] as const;

let halves: TwoHalves;
beforeAll(async () => {
  halves = await twoHalves("pqq");
});

/** All seven sign in and submit, with a file; one of them again, one withdraws, and one goes on with its draft. */
async function actAll({ world, rivals }: Half): Promise<void> {
  const bidders = responding(world);
  for (const [index, rival] of rivals.entries()) {
    await world.portal.signIn(`submit@rival-${index + 1}.example`);
    await bidders.answerAll(rival);
    const fileId = await bidders.attach(rival, ACCOUNTS, index === 4 ? "\u0000 no text" : "Figures.");
    const { competitionId } = world;
    await checkFile(world.deps, { competitionId, organisationId: rival.organisationId, fileId });
    must(await bidders.submit(rival));
  }
  const [first, second, third] = rivals;
  if (first === undefined || second === undefined || third === undefined) throw new Error("too few rivals");
  must(await bidders.save(first, BIDDER, answered(sectionOf("bidder"))));
  must(await bidders.submit(first));
  must(await bidders.withdraw(second));
  must(await bidders.save(third, BIDDER, {}));
}

describe(`with 0 and with ${RIVALS} responses in an open PQQ`, () => {
  it("everybody sees the same bytes", async () => {
    await actAll(halves.busy);
    await halves.both(({ world }) => world.waitUntil(london("2013-10-12T09:00")));
    expect(await halves.submissions()).toEqual([0, RIVALS + 2]);
    const { seen, different } = await halves.compared(LOOKING);
    expect(different).toEqual([]);
    expect([...seen.values()].filter((answer) => answer.startsWith("200")).length).toBeGreaterThan(150);
  });

  it("people see and are sent the same when unsent drafts are warned of", async () => {
    await halves.both(({ world }) => world.waitUntil(london("2013-10-31T10:30")));
    expect(await keysIn(halves.busy.world.portal, "REMIND#")).not.toEqual([]);
    expect((await halves.compared(SOME)).different).toEqual([]);
    const mails = ({ world: { portal } }: Half) => portal.mails.filter(({ to }) => !to.includes("@rival-"));
    expect(mails(halves.busy)).toEqual(mails(halves.quiet));
  });

  it("people see the same bytes between closing and sealing", async () => {
    await halves.both(({ world }) => world.moveTo("closed"));
    expect((await halves.compared(["gammaSubmitter", "lead"])).different).toEqual([]);
  });

  it("participants see the same bytes when the PQQ is sealed, and only the authority does not", async () => {
    await halves.both(({ world }) => world.moveTo("sealed"));
    expect((await halves.compared(["anonymous", "alphaSubmitter"])).different).toEqual([]);
    expect((await halves.compared(["lead"])).different).not.toEqual([]);
  });
});
