import { describe, expect, it } from "vitest";
import { LARGEST_FILE } from "../../../shared/files/allowed.ts";
import { decideFile, isSameUnfinished, MOST_UPLOADS } from "../../../shared/files/rules.ts";
import { StoredFile } from "../../../shared/files/schema.ts";
import { fileRefusalInWords } from "../../../shared/files/words.ts";
import { errorOf } from "../a-competition.ts";

const announce = (file = {}, begun = 0) => decideFile({ begun }, { name: "accounts.pdf", size: 10, ...file });

describe("a file that is announced", () => {
  it("a file that is announced is the last of as many as an organisation may begin", () => {
    expect(announce({}, MOST_UPLOADS - 1).ok).toBe(true);
    expect(errorOf(announce({}, MOST_UPLOADS))).toEqual({ code: "too-many-uploads", most: MOST_UPLOADS });
  });

  it.each([
    ["empty", { size: 0 }],
    ["too-large", { size: LARGEST_FILE + 1 }],
    ["type-not-allowed", { name: "accounts.exe" }],
  ])("is refused when it is %s", (problem, file) => {
    expect(errorOf(announce(file))).toEqual({ code: "file-refused", problem });
  });
});

describe("an upload that is not finished", () => {
  const [sha256, other] = ["a".repeat(64), "b".repeat(64)];
  const begun = StoredFile.parse({
    fileId: `fil_${"0".repeat(26)}`,
    subject: "accounts",
    name: "accounts.pdf",
    size: 10,
    state: "uploading",
    objectKey: "files/x",
    startedAt: "2013-10-01T09:00:00.000Z",
    startedBy: "Sam",
  });
  const goesOn = (earlier = {}, file = {}) =>
    isSameUnfinished({ ...begun, ...earlier }, { name: "accounts.pdf", size: 10, sha256, ...file });

  it("an upload that is not finished goes on with the same bytes, or where nobody has said which they were", () => {
    expect(goesOn({ announcedSha256: sha256 })).toBe(true);
    expect(goesOn()).toBe(true);
  });

  it.each([
    ["of other bytes", { announcedSha256: other }, {}],
    ["of bytes that nobody states", { announcedSha256: sha256 }, { sha256: undefined }],
    ["of another name", {}, { name: "other.pdf" }],
    ["of another size", {}, { size: 11 }],
    ["that is finished", { state: "checking" }, {}],
  ] as const)("an upload that is not finished does not go on with a file %s", (_, earlier, file) => {
    expect(goesOn(earlier, file)).toBe(false);
  });
});

it("a refused file says what to do next, after its name", () => {
  const words = [
    fileRefusalInWords({ code: "file-refused", problem: "too-large" }),
    fileRefusalInWords({ code: "too-many-uploads", most: MOST_UPLOADS }),
    fileRefusalInWords({ code: "parts-missing" }),
    fileRefusalInWords({ code: "file-refused", problem: "changed-while-sent" }),
  ];
  expect(words).toEqual([
    "the file is larger than 500 MB. Make it smaller or split it",
    "your organisation has uploaded 400 files for this competition, and no more are taken. Ask the authority for help",
    "parts of the file have not arrived. Choose it again to send what is missing",
    "this file changed since you chose it. Choose it again",
  ]);
});
