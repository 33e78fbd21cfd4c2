import fc from "fast-check";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { capitals, line, paragraph, Reason } from "../../../shared/kernel/text.ts";
import { INVISIBLE, LINE_ENDS } from "../../builders/odd-text.ts";

const Town = line(10, "a town");
const Note = paragraph(10, "a note");
const says = (schema: typeof Town, typed: unknown) =>
  schema.safeParse(typed).error?.issues.map(({ message }) => message);

describe("a field of text", () => {
  it.each([...INVISIBLE, ...LINE_ENDS])("costs nobody anything that it holds %s", (_, odd) => {
    expect(Town.parse(`${odd}Ynys${odd} Môn${odd}`)).toBe("Ynys Môn");
    expect(says(Town, odd)).toEqual(["Enter a town"]);
  });

  it.each([...INVISIBLE, ...LINE_ENDS])("holds as much as it may where %s is sent with it", (_, odd) => {
    const sent = `${"a".repeat(4)}${odd}${"b".repeat(5)}${odd}`;
    expect(Note.parse(sent).replace("\n", "")).toBe("aaaabbbbb");
    expect(says(Note, `${sent}cc`)).toEqual(["A note can have up to 10 characters"]);
  });

  it("a reason of 2,000 characters may have line ends among them, as browsers send them", () => {
    const reason = `${"word\r\n".repeat(10)}${"x".repeat(1_950)}`;
    expect(Reason.parse(reason)).toHaveLength(2_000);
    expect(says(Reason, `${reason}y`)).toEqual(["A reason can have up to 2,000 characters"]);
  });

  it("counts characters as people do, after everything that changes them", () => {
    expect(Town.parse("👍".repeat(10))).toBe("👍".repeat(10));
    expect(says(Town, "👍".repeat(11))).toEqual(["A town can have up to 10 characters"]);
    expect(Note.parse("👍".repeat(10))).toBe("👍".repeat(10));
    // As JSON Schema counts too, in what programs read.
    expect(z.toJSONSchema(Town)).toMatchObject({ maxLength: 10 });
    const Code = capitals(10, "a code");
    expect(Code.parse(" ls1\u20281aa")).toBe("LS1 1AA");
    // It is one letter, and no letter of a code.
    expect(Code.parse("ß".repeat(10))).toBe("ß".repeat(10));
    expect(says(Code, "ß".repeat(11))).toEqual(["A code can have up to 10 characters"]);
  });

  it.each([line, paragraph, capitals])("is kept as it is kept: reading it again changes nothing", (kind) => {
    const schema = kind(100, "a text");
    const unit = fc.oneof(
      fc.constantFrom("e", "\u0301", "\u200c", "\u200b", "\ufe0f", "ß", "İ", "ŉ", "می", " ", "\n", "\u0092"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const kept = schema.safeParse(units.join("")).data;
        expect(kept === undefined ? undefined : schema.parse(kept)).toBe(kept);
      }),
    );
  });

  it("names itself, whatever is wrong with it", () => {
    expect(says(Town, "")).toEqual(["Enter a town"]);
    expect(says(Town, 5)).toEqual(["Enter a town"]);
    expect(says(Town, "a".repeat(11))).toEqual(["A town can have up to 10 characters"]);
    expect(says(Town, "a\ud800")).toEqual([
      "A town has a character that could not be read: type it again where “\ufffd” stands",
    ]);
  });
});
