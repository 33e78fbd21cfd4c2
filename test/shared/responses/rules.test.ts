import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { QuestionId, SectionId } from "../../../shared/questionnaire/schema.ts";
import { Answers, FILES_SECTION, type SubmittedResponse } from "../../../shared/responses/schema.ts";
import {
  decideAttaching,
  decideOpen,
  decideSaving,
  decideSubmission,
  decideWithdrawal,
  sectionsOf,
  seenVersionOf,
  submittedSections,
  timesSaved,
  unsentOf,
} from "../../../shared/responses/rules.ts";
import { sectionOf, SMALL } from "../../builders/questionnaire.ts";
import { bidder, must } from "../a-competition.ts";
import {
  BIDDER,
  CAPABILITY,
  CLOSES,
  draft,
  DURING,
  EDGES,
  facts,
  header,
  OPENS,
  PAPERS,
  submitted,
  STANDING,
  withoutPqq,
} from "./a-response.ts";

const cancelled = { at: plus(DURING, -1), reason: "Policy changed" };
const cancelledOne = { competition: { ...facts().competition, cancelled } };

describe("when a response can be worked on", () => {
  it("is from the opening instant to a millisecond before the closing instant", () => {
    expect(decideOpen(facts(), EDGES.opening).ok).toBe(true);
    expect(decideOpen(facts(), EDGES["a millisecond before closing"]).ok).toBe(true);
  });
  it("is not a millisecond before it opens, and says when it does", () => {
    expect(decideOpen(facts(), EDGES["a millisecond before opening"])).toEqual({
      ok: false,
      error: { code: "pqq-not-open", opensAt: OPENS },
    });
  });
  it("is not at the closing instant, and says when that was", () => {
    const closed = { ok: false, error: { code: "pqq-closed", closedAt: CLOSES } };
    expect(decideOpen(facts(), EDGES.closing)).toEqual(closed);
    expect(decideOpen(facts(), plus(CLOSES, 1))).toEqual(closed);
  });
  it("is not in a cancelled competition, whose cancelling comes before every other reason", () => {
    const error = { code: "competition-cancelled", cancelledAt: cancelled.at };
    expect(decideOpen(facts(cancelledOne), DURING)).toEqual({ ok: false, error });
    expect(decideOpen(facts(cancelledOne), CLOSES)).toEqual({ ok: false, error });
  });
  it("is not where there is no PQQ, or its questionnaire is not frozen", () => {
    expect(decideOpen(facts({ competition: withoutPqq() }), DURING)).toEqual({
      ok: false,
      error: { code: "not-found" },
    });
    expect(decideOpen(facts({ questionnaire: undefined }), DURING)).toEqual({
      ok: false,
      error: { code: "no-questionnaire" },
    });
  });
});

describe("saving a section", () => {
  const save = (answers: object, sectionId: SectionId = BIDDER, given = {}, at = DURING) =>
    decideSaving(facts(given), { sectionId, answers: Answers.parse(answers) }, at);

  it("keeps what is incomplete, wrong or too long: only submitting asks for more", () => {
    const tooLong = "word ".repeat(400);
    expect(save({ "bidder-name": tooLong, staff: "many" })).toEqual({
      ok: true,
      value: { section: sectionOf("bidder") },
    });
    expect(save({}).ok).toBe(true);
  });
  it("members save a section too", () => {
    expect(save({}, BIDDER, { actor: bidder({ role: "member" }) }).ok).toBe(true);
  });
  it("refuses a section that the questionnaire does not have, the one where files are kept included", () => {
    for (const name of [SectionId.parse("elsewhere"), FILES_SECTION])
      expect(save({}, name)).toEqual({ ok: false, error: { code: "not-found" } });
  });
  it("refuses an answer to a question of another section, and names it", () => {
    expect(save({ turnover: "5" })).toEqual({
      ok: false,
      error: { code: "no-such-question", questionId: "turnover" },
    });
  });
  it("refuses more than fits into one section, as it is stored, and names the longest answer", () => {
    const [first, second, third] = sectionOf("bidder").questions.map(({ questionId }) => questionId);
    const dashes = (count: number) => "\u2013".repeat(count);
    const answers = { [first ?? ""]: dashes(40_000), [second ?? ""]: dashes(50_000), [third ?? ""]: "x" };
    expect(save(answers)).toMatchObject({ ok: true });
    expect(save({ ...answers, [third ?? ""]: dashes(40_000) })).toEqual({
      ok: false,
      error: { code: "answers-too-long", longest: sectionOf("bidder").questions[1]?.title },
    });
  });
  it("saving a section is refused outside the window", () => {
    expect(save({}, BIDDER, {}, EDGES["a millisecond before opening"])).toMatchObject({
      error: { code: "pqq-not-open" },
    });
    expect(save({}, BIDDER, {}, CLOSES)).toMatchObject({ error: { code: "pqq-closed" } });
  });
});

describe("attaching files", () => {
  const attach = (question: string, files: number, at = DURING) =>
    decideAttaching(facts(), QuestionId.parse(question), files, at);

  it("says which section the question stands in, up to as many files as it takes", () => {
    expect(attach("accounts", 2)).toEqual({ ok: true, value: { section: sectionOf("papers") } });
    expect(attach("accounts", 3)).toEqual({ ok: false, error: { code: "too-many-files", most: 2 } });
  });
  it("refuses a question that asks for no file, or that there is not", () => {
    for (const question of ["turnover", "nowhere"])
      expect(attach(question, 1)).toEqual({ ok: false, error: { code: "not-found" } });
  });
  it("attaching files is refused at the closing instant", () => {
    expect(attach("accounts", 1, CLOSES)).toMatchObject({ error: { code: "pqq-closed" } });
  });
});

describe("what a person saw of a response", () => {
  it("is how often any section was saved, and how often something was submitted or withdrawn", () => {
    expect(seenVersionOf(undefined, undefined)).toBe("0.0");
    expect(seenVersionOf(draft({ [CAPABILITY]: header(9) }), submitted({ version: 2 }))).toBe("12.2");
    expect(timesSaved(draft({ [FILES_SECTION]: header(2) }))).toBe(6);
  });
  it("names each section with its latest version", () => {
    expect(sectionsOf(undefined)).toEqual([]);
    expect(sectionsOf(draft({ [CAPABILITY]: header(9) }))).toContainEqual({
      sectionId: CAPABILITY,
      version: 9,
    });
  });
});

describe("submitting a response", () => {
  const submit = (
    given: Parameters<typeof facts>[0] & {
      draft?: ReturnType<typeof draft>;
      submitted?: SubmittedResponse;
    } = {},
    seen = "4.0",
    at = DURING,
  ) => decideSubmission({ draft: draft(), submitted: undefined, ...facts(given), ...given }, seen, at);

  it("accepts every section as it is saved, with its hash, and the files", () => {
    const saved = draft({ [CAPABILITY]: header(3, 0, "b".repeat(64)), [FILES_SECTION]: header(2) });
    const decided = submit({ draft: saved }, "8.0");
    expect(decided).toEqual({
      ok: true,
      value: {
        seen: "8.0",
        sections: {
          bidder: `1.${"a".repeat(64)}`,
          standing: `1.${"a".repeat(64)}`,
          capability: `3.${"b".repeat(64)}`,
          papers: `1.${"a".repeat(64)}`,
          files: `2.${"a".repeat(64)}`,
        },
      },
    });
    expect(submittedSections(must(decided))).toContainEqual({
      sectionId: "capability",
      version: 3,
      sha256: "b".repeat(64),
    });
  });
  it("leaves out what was saved of a section that the questionnaire does not have", () => {
    const saved = draft({ [SectionId.parse("elsewhere")]: header(1, 7) });
    expect(submit({ draft: saved }, "5.0")).toMatchObject({ ok: true });
    expect(JSON.stringify(submit({ draft: saved }, "5.0"))).not.toContain("elsewhere");
  });
  it("names every section that is not complete, and those that nobody has saved", () => {
    const { sections } = draft({ [STANDING]: header(1, 2) });
    const { [PAPERS]: _papers, ...rest } = sections;
    expect(submit({ draft: { ...draft(), sections: rest } }, "3.0")).toEqual({
      ok: false,
      error: {
        code: "sections-incomplete",
        sections: [
          { sectionId: STANDING, title: "Economic standing" },
          { sectionId: PAPERS, title: "Papers" },
        ],
      },
    });
  });
  it("names all of them when nothing was saved at all", () => {
    const decided = decideSubmission({ ...facts(), draft: undefined, submitted: undefined }, "0.0", DURING);
    const sections = SMALL.sections.map(({ sectionId, title }) => ({ sectionId, title }));
    expect(decided).toEqual({ ok: false, error: { code: "sections-incomplete", sections } });
  });
  it("refuses a member, who may save only", () => {
    expect(submit({ actor: bidder({ role: "member" }) })).toEqual({
      ok: false,
      error: { code: "not-for-your-role" },
    });
  });
  it("refuses when any section was saved since it was seen, or something was submitted", () => {
    const changed = { ok: false, error: { code: "changed-meanwhile" } };
    expect(submit({}, "3.0")).toEqual(changed);
    expect(submit({ submitted: submitted() }, "4.0")).toEqual(changed);
    expect(submit({ submitted: submitted() }, "4.1").ok).toBe(true);
  });
  it("accepts at the opening instant and a millisecond before the closing instant", () => {
    expect(submit({}, "4.0", EDGES.opening).ok).toBe(true);
    expect(submit({}, "4.0", EDGES["a millisecond before closing"]).ok).toBe(true);
  });
  it("refuses a millisecond before opening, at the closing instant and after it", () => {
    expect(submit({}, "4.0", EDGES["a millisecond before opening"])).toMatchObject({
      error: { code: "pqq-not-open" },
    });
    expect(submit({}, "4.0", CLOSES)).toEqual({ ok: false, error: { code: "pqq-closed", closedAt: CLOSES } });
    expect(submit({}, "4.0", plus(CLOSES, 1))).toMatchObject({ error: { code: "pqq-closed" } });
  });
  it("submitting a response is refused in a cancelled competition", () => {
    expect(submit(cancelledOne)).toMatchObject({ error: { code: "competition-cancelled" } });
  });
});

describe("withdrawing a response", () => {
  const withdraw = (given: Partial<Parameters<typeof decideWithdrawal>[0]> = {}, seen = "4.1", at = DURING) =>
    decideWithdrawal({ ...facts(), submitted: submitted(), ...given }, seen, at);

  it("accepts what stands, and consists of nothing", () => {
    const decided = withdraw();
    expect(decided).toEqual({ ok: true, value: { seen: "4.1" } });
    expect(submittedSections(must(decided))).toEqual([]);
  });
  it("does not mind that something was saved since: what is taken back is what was submitted", () => {
    expect(withdraw({}, "3.1").ok).toBe(true);
  });
  it("refuses when something was submitted or withdrawn since it was seen", () => {
    expect(withdraw({ submitted: submitted({ version: 2 }) })).toMatchObject({
      error: { code: "changed-meanwhile" },
    });
  });
  it("refuses when nothing stands, or it was withdrawn already", () => {
    expect(withdraw({ submitted: undefined }, "4.0")).toEqual({
      ok: false,
      error: { code: "nothing-submitted" },
    });
    expect(withdraw({ submitted: submitted({ withdrawn: true, version: 2 }) }, "4.2")).toEqual({
      ok: false,
      error: { code: "nothing-submitted" },
    });
  });
  it("refuses a member, and at the closing instant", () => {
    expect(withdraw({ actor: bidder({ role: "member" }) })).toMatchObject({
      error: { code: "not-for-your-role" },
    });
    expect(withdraw({}, "4.1", CLOSES)).toMatchObject({ error: { code: "pqq-closed" } });
  });
});

describe("a draft is unsent", () => {
  it("a draft is unsent when it is complete or not, and nothing or something else stands", () => {
    expect(unsentOf(SMALL, draft(), undefined)).toBe("complete");
    expect(unsentOf(SMALL, draft({ [STANDING]: header(1, 1) }), undefined)).toBe("incomplete");
    expect(unsentOf(SMALL, draft({ [STANDING]: header(2) }), submitted())).toBe("complete");
    expect(unsentOf(SMALL, draft(), submitted({ withdrawn: true }))).toBe("complete");
  });
  it("no more once it was submitted as it is saved", () => {
    expect(unsentOf(SMALL, draft(), submitted())).toBe("nothing");
  });
  it("never where there is no draft, or no questionnaire that it could answer", () => {
    expect(unsentOf(SMALL, undefined, undefined)).toBe("nothing");
    expect(unsentOf(undefined, draft(), undefined)).toBe("nothing");
  });
});
