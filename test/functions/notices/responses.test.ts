import { beforeEach, describe, expect, it } from "vitest";
import { createWorker } from "../../../functions/workers/notify.ts";
import { createWorker as createScanner } from "../../../functions/workers/scan.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { actsIn, changesOf, keysIn, queuedChangesOf } from "../../builders/changes.ts";
import { london, must } from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { aPqq, type RunningPqq, SEALABLE } from "../../builders/pqq.ts";

const ACCOUNTS = QuestionId.parse("accounts");
const NOT_TEXT = "\u0000\u0001 not text at all";

let running: RunningPqq;
let submitter: BidderActor;
beforeEach(async () => {
  running = await aPqq();
  ({ submitter } = await running.bidder("alpha"));
  await running.bidder("beta");
  await running.answerAll(submitter);
});

/** Lets the notify worker see everything there is; gives back who was told what so far. */
async function told() {
  const { portal } = running;
  const worker = createWorker(fenced(portal.deps, "notify"));
  const outcome = await worker(changesOf(await actsIn(portal)));
  expect(outcome.batchItemFailures).toEqual([]);
  return portal.mails.map(({ to, subject }) => `${to}: ${subject}`);
}
const about = (words: string, all: readonly string[]) => all.filter((one) => one.includes(words)).toSorted();

describe("notices of a response", () => {
  it("tell the own organisation that it was received or withdrawn, and nobody else", async () => {
    must(await running.submit(submitter));
    running.portal.at(london("2013-10-11T09:00"));
    must(await running.withdraw(submitter));
    const all = await told();
    for (const what of ["PQQ response received", "PQQ response withdrawn"])
      expect(about(what, all).map((one) => one.split(":")[0])).toEqual([
        "member@alpha.example",
        "submit@alpha.example",
      ]);
    expect(JSON.stringify(running.portal.mails)).not.toContain("Experience");
  });

  it("tell the own organisation that a file was refused, as soon as it was looked into", async () => {
    const { portal } = running;
    await running.attach(submitter, ACCOUNTS, NOT_TEXT);
    await createScanner(fenced(portal.deps, "scan"))(queuedChangesOf(await keysIn(portal, "FILE#")));
    expect(about("A file was refused", await told())).toEqual([
      "member@alpha.example: A file was refused: Transforming Rehabilitation",
      "submit@alpha.example: A file was refused: Transforming Rehabilitation",
    ]);
    expect(JSON.stringify(portal.mails)).not.toContain("accounts.txt");
  });

  it("tell the national leads of files kept apart when the PQQ is sealed, and not before", async () => {
    const { portal } = running;
    await running.attach(submitter, ACCOUNTS, NOT_TEXT);
    await running.attach(submitter, ACCOUNTS);
    must(await running.submit(submitter));
    await createScanner(fenced(portal.deps, "scan"))(queuedChangesOf(await keysIn(portal, "FILE#")));
    expect(about("Files kept apart", await told())).toEqual([]);
    portal.at(SEALABLE);
    await portal.seal();
    expect(about("Files kept apart", await told()).map((one) => one.split(":")[0])).toEqual([
      "lead@authority.example",
      "second.lead@authority.example",
    ]);
    expect(portal.mails.find(({ subject }) => subject.startsWith("Files kept apart"))?.text).toContain(
      "1 file was",
    );
  });

  it("tell nobody of a seal under which every file was in order", async () => {
    await running.attach(submitter, ACCOUNTS);
    must(await running.submit(submitter));
    running.portal.at(SEALABLE);
    await running.portal.seal();
    expect(about("Files kept apart", await told())).toEqual([]);
  });

  it("warn of a draft that is not submitted, a week before the close", async () => {
    running.portal.at(london("2013-10-24T13:00"));
    await running.portal.seal();
    expect(about("Not submitted yet", await told())).toHaveLength(2);
  });
});
