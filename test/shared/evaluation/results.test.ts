import { describe, expect, it } from "vitest";
import { evaluationProgress, ownWork, progressOf, workWaiting } from "../../../shared/evaluation/progress.ts";
import { isComplete, isModerated, resultOf } from "../../../shared/evaluation/results.ts";
import type { Marks, Moderated, Sheet } from "../../../shared/evaluation/schema.ts";
import { percentInWords } from "../../../shared/evaluation/words.ts";
import type { SectionId } from "../../../shared/questionnaire/schema.ts";
import {
  actor,
  assigned,
  CAPABILITY,
  declared,
  facts,
  FINANCE,
  LEAD,
  NOW,
  organisation,
  passes,
  person,
  QUESTIONNAIRE,
  scores,
  takenOff,
} from "./an-evaluation.ts";

const ALPHA = { organisationId: organisation("alpha"), organisationName: "alpha", mayBeListed: true };
const moderation = (sectionId: SectionId, marks: Marks, name = "alpha") => ({
  sectionId,
  organisationId: organisation(name),
  marks,
  moderatedAt: NOW,
  moderatedBy: { personId: LEAD.personId, name: "lead" },
  version: 1,
});
const result = (finance: Marks, capability: Marks) =>
  resultOf(QUESTIONNAIRE, ALPHA, [
    moderation(FINANCE, finance),
    moderation(CAPABILITY, capability),
    moderation(FINANCE, passes(false), "beta"),
  ]);

describe("the result of a response", () => {
  it("is the weighted total of the agreed scores in tenths of a percent", () => {
    expect(result(passes(), scores(5)).totalTenths).toBe(1_000);
    expect(result(passes(), scores(4, 3)).totalTenths).toBe(720);
    expect(result(passes(), scores(0)).totalTenths).toBe(0);
  });

  it("passes at the threshold and not below it", () => {
    expect(result(passes(), scores(3, 3))).toMatchObject({ totalTenths: 600, passes: true });
    expect(result(passes(), scores(2, 4))).toMatchObject({ totalTenths: 560, passes: false });
  });

  it("passes with the least score for each question and not with less for one", () => {
    expect(result(passes(), scores(4, 2))).toMatchObject({ totalTenths: 640, passes: true });
    expect(result(passes(), scores(5, 1))).toMatchObject({ totalTenths: 680, passes: false });
  });

  it("fails with one pass or fail section failed, whatever the total", () => {
    expect(result(passes(false), scores(5))).toMatchObject({ totalTenths: 1_000, passes: false });
  });

  it("fails as long as a section is not moderated", () => {
    const half = resultOf(QUESTIONNAIRE, ALPHA, [moderation(CAPABILITY, scores(5))]);
    expect(half).toMatchObject({ totalTenths: 1_000, passes: false });
    expect(isModerated(half)).toBe(false);
    expect(isModerated(result(passes(false), scores(5)))).toBe(true);
  });

  it("keeps the reason of every score and section, under the questions' titles", () => {
    const { sections } = result(passes(), scores(4, 3));
    expect(sections).toMatchObject([
      { sectionId: "entity", scores: [] },
      { sectionId: FINANCE, passed: true, reason: "As answered" },
      {
        sectionId: CAPABILITY,
        scores: [
          { title: "How?", score: 4, weight: 60, reason: "Clear" },
          { title: "Whom with?", score: 3, weight: 40, reason: "Vague" },
        ],
      },
    ]);
  });

  it("is complete with every marked section of every response", () => {
    const both = [organisation("alpha"), organisation("beta")];
    const alpha = [moderation(FINANCE, passes()), moderation(CAPABILITY, scores(3))];
    const beta = [moderation(FINANCE, passes(), "beta"), moderation(CAPABILITY, scores(3), "beta")];
    expect(isComplete(QUESTIONNAIRE, both, [...alpha, ...beta.slice(1)])).toBe(false);
    expect(isComplete(QUESTIONNAIRE, both, [...alpha, ...beta])).toBe(true);
  });

  it("the result of a response is said in percent", () => {
    expect([1_000, 615, 600, 5, 0].map(percentInWords)).toEqual(["100%", "61.5%", "60%", "0.5%", "0%"]);
  });
});

describe("progress", () => {
  const sheet = (name: string, isDraft = false): Sheet => ({
    sectionId: CAPABILITY,
    organisationId: organisation("alpha"),
    personId: person(name),
    savedAt: NOW,
    version: 1,
    ...(isDraft ? { draft: { marking: "scored", scores: [] } } : {}),
  });
  const two = [assigned("eve"), assigned("fay")];
  const moderated = [{ ...moderation(CAPABILITY, scores(3)), version: 2 }];
  const cellOf = (
    given: Parameters<typeof facts>[0],
    sheets: readonly Sheet[],
    done: readonly Moderated[] = [],
  ) =>
    progressOf(facts(given), { sheets, moderated: done })
      .find(({ section }) => section.sectionId === CAPABILITY)
      ?.cells.find(({ organisationId }) => organisationId === organisation("alpha"));

  it("says of each response what its section waits for", () => {
    expect(cellOf({}, [])).toMatchObject({ state: "too-few", evaluators: [] });
    expect(cellOf({ assignments: [assigned("eve")] }, [sheet("eve")])).toMatchObject({ state: "too-few" });
    expect(cellOf({ assignments: two }, [sheet("eve"), sheet("fay", true)])).toMatchObject({
      state: "marking",
      evaluators: [
        { name: "eve", state: "submitted" },
        { name: "fay", state: "started" },
      ],
    });
    expect(cellOf({ assignments: two }, [sheet("eve"), sheet("fay")])).toMatchObject({
      state: "to-moderate",
    });
    expect(cellOf({ assignments: two }, [sheet("eve"), sheet("fay")], moderated)).toMatchObject({
      state: "moderated",
      moderations: 2,
    });
  });

  it("leaves out who has an interest, and keeps what somebody submitted who was taken off", () => {
    const interest = { assignments: two, declarations: [declared("fay", "alpha")] };
    expect(cellOf(interest, [sheet("eve")])).toMatchObject({
      state: "too-few",
      evaluators: [{ state: "submitted" }, { state: "kept-away" }],
    });
    const off = { assignments: [assigned("eve"), takenOff(assigned("fay"))] };
    expect(cellOf(off, [sheet("eve"), sheet("fay")])).toMatchObject({ state: "to-moderate" });
    expect(cellOf(off, [sheet("eve")])?.evaluators).toHaveLength(1);
  });

  it("is one's own work for an evaluator, and the section's for a moderator", () => {
    const assignments = [...two, assigned("mo", CAPABILITY, "moderator")];
    const work = { sheets: [sheet("eve"), sheet("fay")], moderated: [] };
    const stateFor = (name: string, declarations = [declared(name)]) =>
      ownWork(facts({ actor: actor(name), assignments, declarations }), work).map(({ part, responses }) => [
        part,
        responses.map(({ state }) => state),
      ]);
    expect(stateFor("eve")).toEqual([["evaluator", ["submitted", "not-started"]]]);
    expect(stateFor("mo")).toEqual([["moderator", ["to-moderate", "marking"]]]);
    expect(stateFor("mo", [declared("mo", "alpha")])).toEqual([["moderator", ["kept-away", "marking"]]]);
    expect(stateFor("gus")).toEqual([]);
  });

  it("asks a lead for what they may moderate without a part of their own, after declaring and without an interest", () => {
    const work = { sheets: [sheet("eve"), sheet("fay")], moderated: [] };
    const asks = (who: ReturnType<typeof actor>, declarations: readonly ReturnType<typeof declared>[]) =>
      workWaiting(facts({ actor: who, assignments: two, declarations }), work);
    const lead = { ...actor("leo"), role: "national-lead" } as const;
    expect(asks(lead, [declared("leo")])).toEqual({ declare: false, mark: 0, moderate: 1 });
    expect(asks(lead, [declared("leo", "alpha")])).toMatchObject({ moderate: 0 });
    expect(asks(lead, [])).toEqual({ declare: true, mark: 0, moderate: 0 });
    expect(workWaiting(facts({ actor: lead, assignments: two }), { sheets: [], moderated: [] }).declare).toBe(
      false,
    );
    expect(asks(actor("eve"), [declared("eve")])).toEqual({ declare: false, mark: 1, moderate: 0 });
    expect(asks(actor("eve"), [])).toEqual({ declare: true, mark: 0, moderate: 0 });
  });

  it("counts what was moderated of everything, and what is done of one's own", () => {
    const work = { sheets: [sheet("eve"), sheet("fay")], moderated };
    const { all, own } = evaluationProgress(facts({ actor: actor("eve"), assignments: two }), work);
    expect([all.done, own]).toEqual([1, { done: 1, of: 2 }]);
    expect(all.of).toBe(progressOf(facts({}), work).flatMap(({ cells }) => cells).length);
  });
});
