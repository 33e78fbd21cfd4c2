import { expect, it } from "vitest";
import { areTelephones, telephoneIn } from "../../../shared/kernel/telephone.ts";

it.each([
  "020 7946 0000",
  "020.7946.0000",
  "+44 (0)20 7946-0000",
  "(020) 7946 0000",
  "(+44) 20 7946 0000",
  "020 7946 0000 ext. 12",
  "DDI: 020 7946 0000 - ext 12",
  "020 7946 0000 ext no. 12",
  "020 7946 0000 (Mon-Fri)",
  "029 2018 0123 (Siân, option 2)",
  "mobile: 07700 900123",
  "020 7946 0000 x12",
  "02079460000x12",
  "020 7946 0000, extension 1234",
  "020 7946 0000 (ext 12)",
  "020 7946 0000 #12",
  "07700 900123 (mobile)",
  "07700 900123 ext 4 (direct line)",
  "18001 020 7946 0000",
  "Textphone: 18001 020 7946 0000",
  "020 7946 0000 (24 hours)",
  "020 7946 0000, option 2",
  "020 7946 0000;ext=12",
  "029 2018 0123 est. 12",
  "Direct line: 020 7946 0000",
  "Mobile - 07700 900123",
  "Ffôn symudol 07700 900123",
  "+ 44 20 7946 0000",
])("the telephone number %j is kept as it is typed", (typed) => {
  expect(telephoneIn(typed)).toBe(typed);
});

it.each([
  ["Tel: 020 7946 0000 (ext 12)", "020 7946 0000 (ext 12)"],
  ["Telephone number: 020 7946 0000", "020 7946 0000"],
  ["tel. +44 20 7946 0000 x1", "+44 20 7946 0000 x1"],
  ["phone: (020) 7946 0000", "(020) 7946 0000"],
  ["t: 020 7946 0000", "020 7946 0000"],
  ["T 020 7946 0000", "020 7946 0000"],
  ["Ffôn: 029 2018 0123 (Siân)", "029 2018 0123 (Siân)"],
  ["Tel. No. 020 7946 0000", "020 7946 0000"],
  ["Tel - 020 7946 0000", "020 7946 0000"],
  ["Rhif ffôn: 029 2018 0123", "029 2018 0123"],
  ["\u260e\ufe0f 020 7946 0000", "020 7946 0000"],
  ["020 7946 0000,", "020 7946 0000"],
])("%j loses the word that says it is a telephone number, as %j", (typed, kept) =>
  expect(telephoneIn(typed)).toBe(kept),
);

it("a telephone number loses what nobody sees or can tell apart", () => {
  expect(telephoneIn(" 020\u20117946\u200b\u20110000\t")).toBe("020-7946-0000");
});

it.each([
  "",
  "------",
  "()",
  "12345",
  "ext. 12",
  "x12",
  "Tel: ext 123456",
  "1234567890123456",
  "020 7946 0000 ext",
  "020 7946 0000 (ext 12",
  "020 7946 0000 ext 12)",
  "0)20 7946(0000",
  "(((((123456",
  "(123456",
  "((020)) 7946 0000",
  "call me",
  "020/7946",
  "18001",
  "18001 12345",
  "999 (24 hours)",
  "1970-01-01",
  "31.12.1999",
])("%j is no telephone number", (typed) => expect(telephoneIn(typed)).toBeUndefined());

it.each([
  "01970 123456 / 07700 900123",
  "020 7946 0000 or 020 7946 0001",
  "020 7946 0000; 07700 900123",
  "Office: 01970 123456, mobile: 07700 900123",
  "01970 123456 (office) 07700 900123 (mobile)",
  "01970 123456 07700 900123",
  "020 7946 0000 (mobile 07700 900123)",
  "020 7946 0000 (mobile: +44 7700 900123)",
  "020 7946 0000 (or my mobile, 07700 900123)",
  "Tel: 020 7946 0000 (07700 900123)",
  "01970 123456\n07700 900123",
  "01970 123456 / 07700 900123 / 07700 900124",
  "+44 1970 123456 and +44 7700 900123",
])("%j is more than one telephone number", (typed) => {
  expect([areTelephones(typed), telephoneIn(typed)]).toEqual([true, undefined]);
});

it.each([
  "01970 123456",
  "+44 1970 012345",
  "020 7946 0000, ext. 12",
  "020/7946",
  "1234567890123456",
  "",
  "call me or her",
])("%j is not more than one telephone number", (typed) => expect(areTelephones(typed)).toBe(false));
