import { describe, expect, it } from "vitest";
import { LARGEST_FILE } from "../../../shared/kernel/file-type.ts";
import { FileId, spellId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import {
  decideUpload,
  fileRefusalInWords,
  MOST_UPLOADS,
  type UploadFacts,
} from "../../../shared/responses/files.ts";
import { CLOSES, DURING, facts, OPENS } from "./a-response.ts";

const fileId = (number: number) => FileId.parse(spellId("file", new Uint8Array(17).fill(number)));
const ACCOUNTS = QuestionId.parse("accounts");
const ask = (given: Partial<UploadFacts> = {}, file = {}, now = DURING) =>
  decideUpload(
    { ...facts(), inQuestion: [], begun: 0, ...given },
    { questionId: ACCOUNTS, name: "accounts.pdf", size: 10, ...file },
    fileId(1),
    now,
  );
const codeOf = (result: ReturnType<typeof ask>) => (result.ok ? "accepted" : result.error.code);

describe("one file more", () => {
  it("is taken from the opening instant until a millisecond before the closing one", () => {
    expect(codeOf(ask({}, {}, plus(OPENS, -1)))).toBe("pqq-not-open");
    expect(codeOf(ask({}, {}, OPENS))).toBe("accepted");
    expect(codeOf(ask({}, {}, plus(CLOSES, -1)))).toBe("accepted");
    expect(codeOf(ask({}, {}, CLOSES))).toBe("pqq-closed");
  });

  it("is called by a safe name", () => {
    expect(ask({}, { name: "C:\\tmp\\a\u202eb.pdf" })).toEqual({ ok: true, value: { name: "ab.pdf" } });
  });

  it("counts against the question's limit, itself left out when it goes on", () => {
    const others = [{ fileId: fileId(2) }, { fileId: fileId(3) }];
    expect(ask({ inQuestion: others })).toEqual({ ok: false, error: { code: "too-many-files", most: 2 } });
    expect(codeOf(ask({ inQuestion: [...others.slice(1), { fileId: fileId(1) }] }))).toBe("accepted");
  });

  it("is the last of as many as an organisation may begin", () => {
    expect(codeOf(ask({ begun: MOST_UPLOADS - 1 }))).toBe("accepted");
    expect(ask({ begun: MOST_UPLOADS })).toEqual({
      ok: false,
      error: { code: "too-many-uploads", most: MOST_UPLOADS },
    });
  });

  it.each([
    ["empty", { size: 0 }],
    ["too-large", { size: LARGEST_FILE + 1 }],
    ["type-not-allowed", { name: "accounts.exe" }],
  ])("is refused when it is %s", (problem, file) => {
    expect(ask({}, file)).toEqual({ ok: false, error: { code: "file-refused", problem } });
  });

  it.each(["experience", "unknown"])("is not for a question that asks for none: %s", (name) => {
    expect(codeOf(ask({}, { questionId: QuestionId.parse(name) }))).toBe("not-found");
  });
});

it("says what to do about a refusal, after the name of the file", () => {
  const words = [
    fileRefusalInWords({ code: "file-refused", problem: "too-large" }),
    fileRefusalInWords({ code: "too-many-uploads", most: MOST_UPLOADS }),
    fileRefusalInWords({ code: "parts-missing" }),
    fileRefusalInWords({ code: "pqq-closed", closedAt: CLOSES }),
  ];
  expect(words).toEqual([
    "the file is larger than 500 MB. Make it smaller or split it",
    "your organisation has uploaded 400 files for this competition, and no more are taken. Ask the authority for help",
    "parts of the file have not arrived. Choose it again to send what is missing",
    expect.stringContaining("closed at 12 noon, Thursday 31 October 2013 (GMT)"),
  ]);
});
