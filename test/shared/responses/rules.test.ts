import { describe, expect, it } from "vitest";
import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import { QuestionId, SectionId } from "../../../shared/questionnaire/schema.ts";
import { Answers, FILES_SECTION } from "../../../shared/responses/schema.ts";
import {
  decideAttaching,
  decideOpen,
  decideSaving,
  sectionsOf,
  seenVersionOf,
  timesSaved,
  unsentOf,
} from "../../../shared/responses/rules.ts";
import { sectionOf, SMALL } from "../../builders/questionnaire.ts";
import { bidder, codeOf, errorOf } from "../a-competition.ts";
import {
  BIDDER,
  CANCELLED,
  CAPABILITY,
  CLOSES,
  draft,
  DURING,
  EDGES,
  facts,
  header,
  OPENS,
  submitted,
  STANDING,
  withoutPqq,
} from "./a-response.ts";

describe("when a response can be worked on", () => {
  it("is from the opening instant to a millisecond before the closing instant", () => {
    expect(decideOpen(facts(), EDGES.opening).ok).toBe(true);
    expect(decideOpen(facts(), EDGES["a millisecond before closing"]).ok).toBe(true);
  });
  it("is not a millisecond before it opens, and says when it does", () => {
    expect(errorOf(decideOpen(facts(), EDGES["a millisecond before opening"]))).toEqual({
      code: "pqq-not-open",
      opensAt: OPENS,
    });
  });
  it("is not at the closing instant, and says when that was", () => {
    const closed = { ok: false, error: { code: "pqq-closed", closedAt: CLOSES } };
    expect(decideOpen(facts(), EDGES.closing)).toEqual(closed);
    expect(decideOpen(facts(), plus(CLOSES, 1))).toEqual(closed);
  });
  it("is not in a cancelled competition, whose cancelling comes before every other reason", () => {
    const error = { code: "competition-cancelled", cancelledAt: plus(DURING, -1) };
    expect(decideOpen(facts(CANCELLED), DURING)).toEqual({ ok: false, error });
    expect(decideOpen(facts(CANCELLED), CLOSES)).toEqual({ ok: false, error });
  });
  it("is not where there is no PQQ, or its questionnaire is not frozen", () => {
    expect(codeOf(decideOpen(facts({ competition: withoutPqq() }), DURING))).toBe("not-found");
    expect(codeOf(decideOpen(facts({ questionnaire: undefined }), DURING))).toBe("no-questionnaire");
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
      expect(codeOf(save({}, name))).toBe("not-found");
  });
  it("refuses an answer to a question of another section, and names it", () => {
    expect(errorOf(save({ turnover: "5" }))).toEqual({ code: "no-such-question", questionId: "turnover" });
  });
  it("refuses more than fits into one section, as it is stored, and names the longest answer", () => {
    const [first, second, third] = sectionOf("bidder").questions.map(({ questionId }) => questionId);
    const dashes = (count: number) => "\u2013".repeat(count);
    const answers = { [first ?? ""]: dashes(40_000), [second ?? ""]: dashes(50_000), [third ?? ""]: "x" };
    expect(save(answers)).toMatchObject({ ok: true });
    expect(errorOf(save({ ...answers, [third ?? ""]: dashes(40_000) }))).toEqual({
      code: "answers-too-long",
      longest: sectionOf("bidder").questions[1]?.title,
    });
  });
  it("saving a section is refused outside the window", () => {
    expect(codeOf(save({}, BIDDER, {}, EDGES["a millisecond before opening"]))).toBe("pqq-not-open");
    expect(codeOf(save({}, BIDDER, {}, CLOSES))).toBe("pqq-closed");
  });
});

describe("attaching files", () => {
  const attach = (question: string, files: number, at = DURING) =>
    decideAttaching(facts(), QuestionId.parse(question), files, at);

  it("says which section the question stands in, up to as many files as it takes", () => {
    expect(attach("accounts", 2)).toEqual({ ok: true, value: { section: sectionOf("papers") } });
    expect(errorOf(attach("accounts", 3))).toEqual({ code: "too-many-files", most: 2 });
  });
  it("refuses a question that asks for no file, or that there is not", () => {
    for (const question of ["turnover", "experience", "nowhere"])
      expect(codeOf(attach(question, 1))).toBe("not-found");
  });
  it("is taken from the opening instant until a millisecond before the closing one", () => {
    const attachAt = (at: Instant) => codeOf(attach("accounts", 1, at));
    expect(attachAt(EDGES["a millisecond before opening"])).toBe("pqq-not-open");
    expect(attachAt(EDGES.opening)).toBe("accepted");
    expect(attachAt(EDGES["a millisecond before closing"])).toBe("accepted");
    expect(attachAt(EDGES.closing)).toBe("pqq-closed");
  });
});

describe("what a person saw of a response", () => {
  it("is how often any section was saved, how often something was submitted or withdrawn, and which profile", () => {
    expect(seenVersionOf(undefined, undefined, { version: 3 })).toBe("0.0.3");
    expect(seenVersionOf(draft({ [CAPABILITY]: header(9) }), submitted({ version: 2 }), { version: 1 })).toBe(
      "12.2.1",
    );
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
