import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { SectionId } from "../../../shared/questionnaire/schema.ts";
import { FILES_SECTION, type SubmittedResponse } from "../../../shared/responses/schema.ts";
import { decideSubmission, decideWithdrawal, submittedSections } from "../../../shared/responses/rules.ts";
import { SMALL } from "../../builders/questionnaire.ts";
import { bidder, codeOf, errorOf, must } from "../a-competition.ts";
import {
  CANCELLED,
  CAPABILITY,
  CLOSES,
  draft,
  DURING,
  EDGES,
  facts,
  header,
  PAPERS,
  submitted,
  STANDING,
} from "./a-response.ts";

const PROFILE = {
  version: 1,
  sha256: "c".repeat(64),
  members: [{ name: "Capita", kind: "company" as const, numbers: [] }],
};

describe("submitting a response", () => {
  const submit = (
    given: Parameters<typeof facts>[0] & {
      draft?: ReturnType<typeof draft> | undefined;
      submitted?: SubmittedResponse;
      narrowed?: readonly SectionId[];
      profile?: typeof PROFILE;
    } = {},
    seen = "4.0.1",
    at = DURING,
  ) =>
    decideSubmission(
      { draft: draft(), submitted: undefined, narrowed: [], profile: PROFILE, ...facts(given), ...given },
      seen,
      at,
    );

  it("accepts every section as it is saved, with its hash, and the files", () => {
    const saved = draft({ [CAPABILITY]: header(3, 0, "b".repeat(64)), [FILES_SECTION]: header(2) });
    const decided = submit({ draft: saved }, "8.0.1");
    expect(decided).toEqual({
      ok: true,
      value: {
        seen: "8.0.1",
        sections: {
          bidder: `1.${"a".repeat(64)}`,
          standing: `1.${"a".repeat(64)}`,
          capability: `3.${"b".repeat(64)}`,
          papers: `1.${"a".repeat(64)}`,
          files: `2.${"a".repeat(64)}`,
        },
        profile: `1.${"c".repeat(64)}`,
      },
    });
    expect(submittedSections(must(decided))).toContainEqual({
      sectionId: "capability",
      version: 3,
      sha256: "b".repeat(64),
    });
  });
  it("says of which sections less counts than was saved", () => {
    const decided = must(submit({ narrowed: [CAPABILITY] }));
    expect(decided.narrowed).toEqual([CAPABILITY]);
    expect(submittedSections(decided).filter(({ narrowed }) => narrowed)).toEqual([
      { sectionId: CAPABILITY, version: 1, sha256: "a".repeat(64), narrowed: true },
    ]);
  });
  it("refuses when the profile was changed since it was seen", () => {
    const profile = { ...PROFILE, version: 2 };
    expect(codeOf(submit({ profile }))).toBe("changed-meanwhile");
    expect(must(submit({ profile }, "4.0.2")).profile).toBe(`2.${"c".repeat(64)}`);
  });
  it("leaves out what was saved of a section that the questionnaire does not have", () => {
    const saved = draft({ [SectionId.parse("elsewhere")]: header(1, 7) });
    expect(submit({ draft: saved }, "5.0.1")).toMatchObject({ ok: true });
    expect(JSON.stringify(submit({ draft: saved }, "5.0.1"))).not.toContain("elsewhere");
  });
  it("names every section that is not complete, and those that nobody has saved", () => {
    const { sections } = draft({ [STANDING]: header(1, 2) });
    const { [PAPERS]: _papers, ...rest } = sections;
    expect(submit({ draft: { ...draft(), sections: rest } }, "3.0.1")).toEqual({
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
    const decided = submit({ draft: undefined }, "0.0.1");
    const sections = SMALL.sections.map(({ sectionId, title }) => ({ sectionId, title }));
    expect(errorOf(decided)).toEqual({ code: "sections-incomplete", sections });
  });
  it("refuses a member, who may save only", () => {
    expect(codeOf(submit({ actor: bidder({ role: "member" }) }))).toBe("not-for-your-role");
  });
  it("refuses when any section was saved since it was seen, or something was submitted", () => {
    const changed = { ok: false, error: { code: "changed-meanwhile" } };
    expect(submit({}, "3.0.1")).toEqual(changed);
    expect(submit({ submitted: submitted() }, "4.0.1")).toEqual(changed);
    expect(submit({ submitted: submitted() }, "4.1.1").ok).toBe(true);
  });
  it("accepts at the opening instant and a millisecond before the closing instant", () => {
    expect(submit({}, "4.0.1", EDGES.opening).ok).toBe(true);
    expect(submit({}, "4.0.1", EDGES["a millisecond before closing"]).ok).toBe(true);
  });
  it("refuses a millisecond before opening, at the closing instant and after it", () => {
    expect(codeOf(submit({}, "4.0.1", EDGES["a millisecond before opening"]))).toBe("pqq-not-open");
    expect(errorOf(submit({}, "4.0.1", CLOSES))).toEqual({ code: "pqq-closed", closedAt: CLOSES });
    expect(codeOf(submit({}, "4.0.1", plus(CLOSES, 1)))).toBe("pqq-closed");
  });
  it("submitting a response is refused in a cancelled competition", () => {
    expect(codeOf(submit(CANCELLED))).toBe("competition-cancelled");
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
    expect(codeOf(withdraw({ submitted: submitted({ version: 2 }) }))).toBe("changed-meanwhile");
  });
  it("refuses when nothing stands, or it was withdrawn already", () => {
    expect(codeOf(withdraw({ submitted: undefined }, "4.0"))).toBe("nothing-submitted");
    expect(codeOf(withdraw({ submitted: submitted({ withdrawn: true, version: 2 }) }, "4.2"))).toBe(
      "nothing-submitted",
    );
  });
  it("refuses a member, and at the closing instant", () => {
    expect(codeOf(withdraw({ actor: bidder({ role: "member" }) }))).toBe("not-for-your-role");
    expect(codeOf(withdraw({}, "4.1", CLOSES))).toBe("pqq-closed");
  });
});
