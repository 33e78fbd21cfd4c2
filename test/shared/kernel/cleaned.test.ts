import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, cleaned, cleanedLine, countWords, plainSigns } from "../../../shared/kernel/cleaned.ts";
import { INVISIBLE, LINE_ENDS } from "../../builders/odd-text.ts";

describe("text as it was meant", () => {
  it.each(["Cyrenians & Groundwork", "Ynys Môn", "日本", "one\n\ttwo", "«don’t»", "\u00a0", ""])(
    "leaves %j as it is",
    (text) => expect(cleaned(text)).toBe(text),
  );

  it.each(INVISIBLE)("loses %s, and nothing beside it", (_, character) => {
    expect(cleaned(`a${character}b c${character}`)).toBe("ab c");
    expect(cleaned(character)).toBe("");
  });

  it.each(LINE_ENDS)("ends a line at %s, once", (_, end) => {
    expect(cleaned(`In hand.${end}Agreed.`)).toBe("In hand.\nAgreed.");
    expect(cleanedLine(`In hand.${end}Agreed.`)).toBe("In hand. Agreed.");
  });

  it.each([
    ["a joiner between letters of Persian", "می\u200cخواهم"],
    ["a joiner before a mark of Bengali", "র\u200d্য"],
    ["a family", "👩🏽\u200d🤝\u200d👨"],
    ["a heart with its colour", "❤\ufe0f"],
    ["the flag of Wales", "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}"],
  ])("keeps %s", (_, text) => expect(cleaned(text)).toBe(text));

  it.each([
    ["a joiner that joins nothing", "a \u200d b", "a  b"],
    ["a colour of nothing", "a \ufe0f b", "a  b"],
    ["tags that are no flag", "a\u{e0067}\u{e007f}b", "ab"],
    ["other control characters", "a\0b\u001bc\u009dd", "a b c d"],
    ["two kinds of line end after each other", "a\r\n\u2028b", "a\n\nb"],
    ["half a character, which is seen to be missing", "a\ud83d b", "a\ufffd b"],
  ])("does what it can with %s", (_, typed, text) => expect(cleaned(typed)).toBe(text));

  it("text that was cleaned is clean, whatever it was", () => {
    const unit = fc.oneof(
      fc.constantFrom(...INVISIBLE.map(([, one]) => one), ...LINE_ENDS.map(([, one]) => one)),
      fc.constantFrom("a", "👩", "🏴", "\u{e0067}", "\ufe0f", "\u3164", "\ud83d", "\u0301", " "),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const once = cleaned(units.join(""));
        expect(cleaned(once)).toBe(once);
      }),
    );
  });

  it("signs that are only drawn otherwise are read as what they are, and a note above the line never as a digit", () => {
    expect(plainSigns("２７９ ￡5 \u2212\u2013\u2011")).toBe("279 £5 ---");
    expect(plainSigns("279417\u00b9")).toBe("279417\u00b9");
  });
});

describe("counting", () => {
  it.each([
    ["", 0],
    ["   ", 0],
    ["one", 1],
    ["one\u00a0two", 2],
    ["a - b", 3],
    ["don’t e-mail", 2],
    ["first line\nsecond line", 4],
  ])("%j has %i words", (written, words) => {
    expect(countWords(written)).toBe(words);
  });
  it("a dash is one character and three bytes", () => expect(bytesOf("\u2013")).toBe(3));
});
