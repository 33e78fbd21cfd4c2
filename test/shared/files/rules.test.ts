import { describe, expect, it } from "vitest";
import { LARGEST_FILE } from "../../../shared/files/allowed.ts";
import { decideFile, MOST_UPLOADS } from "../../../shared/files/rules.ts";
import { fileRefusalInWords } from "../../../shared/files/words.ts";

const announce = (file = {}, begun = 0) => decideFile({ begun }, { name: "accounts.pdf", size: 10, ...file });

describe("a file that is announced", () => {
  it("a file that is announced is called by a safe name", () => {
    expect(announce({ name: "C:\\tmp\\a\u202eb.pdf" })).toEqual({ ok: true, value: { name: "ab.pdf" } });
  });

  it("a file that is announced is the last of as many as an organisation may begin", () => {
    expect(announce({}, MOST_UPLOADS - 1).ok).toBe(true);
    expect(announce({}, MOST_UPLOADS)).toEqual({
      ok: false,
      error: { code: "too-many-uploads", most: MOST_UPLOADS },
    });
  });

  it.each([
    ["empty", { size: 0 }],
    ["too-large", { size: LARGEST_FILE + 1 }],
    ["type-not-allowed", { name: "accounts.exe" }],
  ])("is refused when it is %s", (problem, file) => {
    expect(announce(file)).toEqual({ ok: false, error: { code: "file-refused", problem } });
  });
});

it("a refused file says what to do next, after its name", () => {
  const words = [
    fileRefusalInWords({ code: "file-refused", problem: "too-large" }),
    fileRefusalInWords({ code: "too-many-uploads", most: MOST_UPLOADS }),
    fileRefusalInWords({ code: "parts-missing" }),
  ];
  expect(words).toEqual([
    "the file is larger than 500 MB. Make it smaller or split it",
    "your organisation has uploaded 400 files for this competition, and no more are taken. Ask the authority for help",
    "parts of the file have not arrived. Choose it again to send what is missing",
  ]);
});
