import { expect, it } from "vitest";
import { telephoneIn } from "../../../shared/kernel/telephone.ts";

it.each([
  ["020 7946 0000", "020 7946 0000"],
  ["020.7946.0000", "020.7946.0000"],
  ["+44 (0)20 7946-0000", "+44 (0)20 7946-0000"],
  ["020\u20117946\u20110000", "020-7946-0000"],
  ["020 7946 0000 ext. 12", "020 7946 0000 ext. 12"],
  ["020 7946 0000 x12", "020 7946 0000 ext. 12"],
  ["02079460000x12", "02079460000 ext. 12"],
  ["020 7946 0000, extension 1234", "020 7946 0000 ext. 1234"],
])("the telephone number %j is kept as %s, and again when it is read", (typed, kept) => {
  expect(telephoneIn(typed)).toBe(kept);
  expect(telephoneIn(kept)).toBe(kept);
});

it.each([
  "",
  "------",
  "()",
  "12345",
  "ext. 12",
  "x12",
  "1234567890123456",
  "020 7946 0000 ext",
  "call me",
  "020/7946",
])("%j is no telephone number", (typed) => expect(telephoneIn(typed)).toBeUndefined());
