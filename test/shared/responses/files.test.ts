import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { decideAttaching } from "../../../shared/responses/rules.ts";
import { uploadRefusalInWords } from "../../../shared/responses/words.ts";
import { CLOSES, DURING, facts, OPENS } from "./a-response.ts";
import { codeOf } from "../a-competition.ts";

const attach = (files = 1, question = "accounts", now = DURING) =>
  decideAttaching(facts(), QuestionId.parse(question), files, now);
describe("one file more for a question", () => {
  it("is taken from the opening instant until a millisecond before the closing one", () => {
    const attachAt = (now: typeof OPENS) => codeOf(attach(1, "accounts", now));
    expect(attachAt(plus(OPENS, -1))).toBe("pqq-not-open");
    expect(attachAt(OPENS)).toBe("accepted");
    expect(attachAt(plus(CLOSES, -1))).toBe("accepted");
    expect(attachAt(CLOSES)).toBe("pqq-closed");
  });

  it("a question takes no file beyond its limit", () => {
    expect(codeOf(attach(2))).toBe("accepted");
    expect(attach(3)).toEqual({ ok: false, error: { code: "too-many-files", most: 2 } });
  });

  it.each(["experience", "unknown"])("is not found for a question that asks for none: %s", (name) => {
    expect(codeOf(attach(1, name))).toBe("not-found");
  });
});

it("a refused upload has the words of the file or of the response", () => {
  expect(uploadRefusalInWords({ code: "file-refused", problem: "too-large" })).toMatch(/^the file is larger/);
  expect(uploadRefusalInWords({ code: "pqq-closed", closedAt: CLOSES })).toContain(
    "closed at 12 noon, Thursday 31 October 2013 (GMT)",
  );
});
