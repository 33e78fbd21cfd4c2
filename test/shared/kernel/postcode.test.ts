import { expect, it } from "vitest";
import { hasPostcodes, postcodeIn } from "../../../shared/kernel/postcode.ts";

it.each([
  ["SY23 2AB", "SY23 2AB"],
  ["sy23 2 ab", "SY23 2AB"],
  ["s y 2 3 2ab", "SY23 2AB"],
  ["M11AE", "M1 1AE"],
  ["b33 8th", "B33 8TH"],
  ["W1A 0AX", "W1A 0AX"],
  ["EC1A.1BB.", "EC1A 1BB"],
  ["\uff33\uff37\uff11\uff28 9AJ", "SW1H 9AJ"],
  ["gir 0aa", "GIR 0AA"],
  ["gx11 1aa", "GX11 1AA"],
  ["bfpo57", "BFPO 57"],
  ["(L1 8JQ)", "L1 8JQ"],
  ["SW1A,2AA", "SW1A 2AA"],
  ["CR0 1AA", "CR0 1AA"],
  ["BFPO 5420", "BFPO 5420"],
])("the postcode %j is written %s", (typed, written) => expect(postcodeIn(typed)).toBe(written));

it.each([
  "",
  "SY23",
  "2AB",
  "SY23 2A",
  "SY23 2ABC",
  "12345",
  "LEEDS",
  "SY23 OAB",
  "S01 1AA",
  "L04 1AA",
  "D02 X285",
  "none",
  "ß1 1AA",
  "BFPO",
  "BFPO 1AA",
])("%j is no postcode", (typed) => expect(postcodeIn(typed)).toBeUndefined());

it("a postcode is asked for in every part of the United Kingdom, by whatever name, and nowhere else", () => {
  for (const here of ["United Kingdom", "UK", "u.k.", "the UK", "Wales", "England, UK", "Northern Ireland"])
    expect(hasPostcodes(here), here).toBe(true);
  for (const there of ["Ireland", "France", "Ukraine", "New England", "Gb\u00e9"])
    expect(hasPostcodes(there), there).toBe(false);
});
