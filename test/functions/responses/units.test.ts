import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countUnits, type Units } from "../../../functions/platform/units.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { aPqq, type RunningPqq } from "../../builders/pqq.ts";
import { answered } from "../../builders/questionnaire.ts";

/** Sixty questions in six sections; the answers of one section are about 3 KB. */
const SIXTY = Questionnaire.parse({
  title: "Sixty questions",
  thresholdPercent: 0,
  leastScore: 0,
  sections: [1, 2, 3, 4, 5, 6].map((section) => ({
    sectionId: `section-${section}`,
    title: `Section ${section}`,
    marking: "not-scored",
    questions: Array.from({ length: 10 }, (_, index) => ({
      kind: "text",
      questionId: `question-${section}-${index}`,
      title: "What experience have you of this? ".repeat(8).trim(),
      required: true,
      mostWords: 100,
    })),
  })),
});

let running: RunningPqq;
let units: ReturnType<typeof countUnits>;
let submitter: BidderActor;
beforeAll(async () => {
  running = await aPqq("2013-10-10T09:00", SIXTY);
  ({ submitter } = await running.bidder("capita", ["Capita"]));
  await running.answerAll(submitter);
  units = countUnits(running.portal.client);
});
afterAll(() => running.portal.close());

async function spentBy(
  act: () => Promise<{ ok: true; value: unknown } | { ok: false; error: { code: string } }>,
): Promise<Units> {
  units.reset();
  must(await act());
  return { ...units.spent };
}

async function saves(): Promise<Units> {
  const [section] = SIXTY.sections;
  if (section === undefined) throw new Error("no section");
  const answers = answered(section);
  const bytes = Buffer.byteLength(JSON.stringify(answers));
  expect(bytes).toBeGreaterThan(2_700);
  expect(bytes).toBeLessThan(3_072);
  const seenVersion = Number((await running.seen(submitter)).split(".")[0]) - 5;
  return spentBy(() => running.save(submitter, section.sectionId, answers, { seenVersion }));
}

async function submits(): Promise<Units> {
  const given = { seenVersion: await running.seen(submitter), key: anyKey() };
  return spentBy(() => running.submit(submitter, given));
}

/** The budgets of each operation: requests, read units, write units. See functions/README.md. */
describe("what a response costs", () => {
  it("save a section of 3 KB: 2 requests, no read unit, 5 write units", async () => {
    expect(await saves()).toEqual({ requests: 2, readUnits: 0, writeUnits: 5 });
  });

  it("submit 60 answers in 6 sections: 3 requests, 2 read units, 8 write units, and 1 of each for its signature", async () => {
    const cost = { requests: 3 + 1, readUnits: 2, writeUnits: 8 + 1 };
    expect(await submits()).toEqual(cost);
    expect(await submits()).toEqual(cost);
  });

  it("costs the same with ten and with a hundred other bidders that have submitted", async () => {
    const costs: Units[] = [];
    let others = 0;
    for (const wanted of [10, 100]) {
      for (; others < wanted; others += 1) {
        const { submitter: other } = await running.bidder(`other-${others}`);
        await running.answerAll(other);
        must(await running.submit(other));
      }
      costs.push(await saves(), await submits());
    }
    expect(costs.slice(2)).toEqual(costs.slice(0, 2));
  });
});
