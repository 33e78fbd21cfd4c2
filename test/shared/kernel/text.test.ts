import { describe, expect, it } from "vitest";
import { countWords, ONE_LINE, SEVERAL_LINES } from "../../../shared/kernel/text.ts";

describe("text that people type", () => {
  it.each(["Co:here", "Cyrenians & Groundwork", "Ynys Môn", "日本"])(
    "text that people type takes %s",
    (text) => {
      expect(ONE_LINE.test(text)).toBe(true);
      expect(SEVERAL_LINES.test(text)).toBe(true);
    },
  );

  it.each(["\0", "\u001b", "\u202e", "\u2028", "\ud800", "\ufffd"])(
    "text that people type refuses %j",
    (character) => {
      expect(ONE_LINE.test(`a${character}b`)).toBe(false);
      expect(SEVERAL_LINES.test(`a${character}b`)).toBe(false);
    },
  );

  it("keeps line ends where several lines may stand, and nowhere else", () => {
    expect(SEVERAL_LINES.test("one\r\ntwo")).toBe(true);
    expect(ONE_LINE.test("one\ntwo")).toBe(false);
  });
});

describe("counting words", () => {
  it.each([
    ["", 0],
    ["   ", 0],
    ["one", 1],
    ["one\u00a0two", 2],
    ["a - b", 3],
    ["don’t e-mail", 2],
    ["first line\nsecond line", 4],
  ])("%j has %i", (written, words) => {
    expect(countWords(written)).toBe(words);
  });
});
