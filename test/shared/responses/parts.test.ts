import { describe, expect, it } from "vitest";
import { partsThatDiffer } from "../../../shared/responses/parts.ts";
import { PROFILE_SECTION, ResponseManifest } from "../../../shared/responses/schema.ts";
import { BIDDER, CAPABILITY } from "../../builders/questionnaire.ts";

const [A, C] = ["a".repeat(64), "c".repeat(64)];
/** The SHA-256 of no answers, as `digestOf({})` gives it. */
const NONE = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const submitted = (given: object = { profile: `1.${C}` }) =>
  ResponseManifest.parse({ seen: "1.0.1", sections: { [BIDDER]: `1.${A}` }, ...given });
const now = (sha256 = A, version = 1) => ({
  sections: [{ sectionId: BIDDER, sha256 }],
  profile: { version },
});

describe("what differs from what was submitted", () => {
  it("is nothing where all is as it was, and each part that is not", () => {
    expect(partsThatDiffer(submitted(), now())).toEqual([]);
    expect(partsThatDiffer(submitted(), now(C, 2))).toEqual([PROFILE_SECTION, BIDDER]);
  });

  it("is no section that is saved without an answer and was not submitted, but one with an answer", () => {
    const more = (sha256: string) => ({
      ...now(),
      sections: [...now().sections, { sectionId: CAPABILITY, sha256 }],
    });
    expect(partsThatDiffer(submitted(), more(NONE))).toEqual([]);
    expect(partsThatDiffer(submitted(), more(C))).toEqual([CAPABILITY]);
  });

  it("is never the profile of an early submission, which said none", () =>
    expect(partsThatDiffer(submitted({}), now(A, 7))).toEqual([]));
});
