import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesOf,
  cleaned,
  cleanedLine,
  cleanedText,
  countCharacters,
  countWords,
  plainSigns,
} from "../../../shared/kernel/cleaned.ts";
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
    ["other control characters", "a\0b\u001bc\u009dd", "a b cd"],
    ["signs of Windows", "don\u0092t \u0093so\u0094 \u0096 wait\u0085 \u008012", "don’t “so” – wait… €12"],
    ["a number without a sign in Windows, between two ends", "a\r\u0081\nb", "a\nb"],
    ["two joiners between letters", "می\u200c\u200cخواهم", "می\u200cخواهم"],
    ["a joiner and a colour", "x\u200d\ufe0f", "x\ufe0f"],
    ["a joiner and a colour that both shape", "👩\u200d\ufe0f👩", "👩\ufe0f\u200d👩"],
    ["two kinds of line end after each other", "a\r\n\u2028b", "a\n\nb"],
    ["bullets, ticks and arrows of Word", "\uf076 a\v\uf0fc\tb \uf0fc \uf0e0 c", "• a\n•\tb ✓ → c"],
    ["half a character, which is seen to be missing", "a\ud83d b", "a\ufffd b"],
  ])("does what it can with %s", (_, typed, text) => expect(cleaned(typed)).toBe(text));

  it("text that was cleaned is clean, whatever it was", () => {
    const unit = fc.oneof(
      fc.constantFrom(...INVISIBLE.map(([, one]) => one), ...LINE_ENDS.map(([, one]) => one)),
      fc.constantFrom(
        "a",
        "می",
        "র",
        "য",
        "👩",
        "🏽",
        "❤",
        "🏴",
        "1",
        "!",
        " ",
        "\t",
        "e",
        "\u0301",
        "\ud83d",
      ),
      fc.constantFrom(
        "\u200c",
        "\u200d",
        "\ufe0f",
        "\ufe00",
        "\u180b",
        "\u{e0100}",
        "\u{e0067}",
        "\u{e007f}",
      ),
      fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        for (const clean of [cleaned, cleanedText, cleanedLine]) {
          const once = clean(units.join(""));
          expect(clean(once)).toBe(once);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it("signs that are only drawn otherwise are read as what they are, and a note above the line never as a digit", () => {
    expect(plainSigns("２７９ ￡5 \u2212\u2013\u2011")).toBe("279 £5 ---");
    expect(plainSigns("279417\u00b9")).toBe("279417\u00b9");
  });
});

it("A table whose first cell is empty keeps its columns; what else surrounds a text goes", () => {
  expect(cleanedText(" \n\tYear 1\tYear 2\nStaff\t1\t2 \n")).toBe("\tYear 1\tYear 2\nStaff\t1\t2");
});

describe("counting", () => {
  it.each([
    ["", 0],
    ["   ", 0],
    ["one", 1],
    ["one\u00a0two", 2],
    ["a - b", 2],
    ["• one\n– two\n• – •", 2],
    ["don’t e-mail", 2],
    ["word-word", 1],
    ["£5 “so” (3)", 3],
    ["one\u2003two\u2028three\ufefffour", 3],
    ["first line\nsecond line", 4],
  ])("%j has %i words", (written, words) => {
    expect(countWords(cleaned(written))).toBe(words);
  });
  it("a dash is one character and three bytes, a picture one and four", () => {
    expect(["\u2013", "👍"].map(bytesOf)).toEqual([3, 4]);
    expect(["\u2013", "👍"].map(countCharacters)).toEqual([1, 1]);
  });
  it("a bullet before each line changes no count, however words are kept apart", () => {
    const apart = fc.constantFrom(
      " ",
      "\n",
      "\r\n",
      "\u00a0",
      "\u2003",
      "\v",
      " \u200b",
      "\n• ",
      " – ",
      " & ",
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("word", "don’t", "a-b", "7", "日本"), apart)),
        (parts) => {
          expect(countWords(cleaned(parts.flat().join("")))).toBe(parts.length);
        },
      ),
    );
  });
});
