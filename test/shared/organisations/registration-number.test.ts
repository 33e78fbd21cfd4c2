import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  RegistrationNumber,
  RegistrationNumbers,
  RegistrationScheme,
} from "../../../shared/organisations/registration-number.ts";
import { schemeExamples } from "../../../shared/organisations/words.ts";

const read = (scheme: string, number: string) => RegistrationNumber.safeParse({ scheme, number });
const spelt = (scheme: string, number: string) => read(scheme, number).data?.number;

describe("a registration number", () => {
  it.each([
    ["GB-COH", "01234567", "01234567"],
    ["GB-COH", " 0123 4567", "01234567"],
    ["GB-COH", "Company No. 01234567", "01234567"],
    ["GB-CHC", "Registered charity number: 1090095", "1090095"],
    ["GB-CHC", "No 1090095", "1090095"],
    ["GB-COH", "01234567 (England and Wales)", "01234567"],
    ["GB-CHC", "279417 - 1", "279417-1"],
    ["GB-COH", "sc123456", "SC123456"],
    ["GB-COH", "OC 312345", "OC312345"],
    ["GB-CHC", "1090095", "1090095"],
    ["GB-COH", "R0000009", "R0000009"],
    ["GB-COH", "IP28871R", "IP28871R"],
    ["GB-COH", "SP2375RS", "SP2375RS"],
    ["GB-COH", "SC-123456", "SC123456"],
    ["GB-COH", "０１２３４５６７", "01234567"],
    ["GB-CHC", "0279417", "279417"],
    ["GB-CHC", "279417-1", "279417-1"],
    ["GB-CHC", "1090095/12", "1090095-12"],
    ["GB-CHC", "1090095\u20131", "1090095-1"],
    ["GB-CHC", "109 0095", "1090095"],
    ["GB-MPR", "IP28871R", "IP28871R"],
    ["GB-MPR", "IP028871R", "IP28871R"],
    ["GB-MPR", "SP2375RS", "SP2375RS"],
    ["GB-MPR", "IP031455", "IP031455"],
    ["GB-MPR", "29530 R", "29530R"],
    ["GB-SC", "SC042386", "SC042386"],
    ["GB-SC", "sc 42386", "SC042386"],
    ["GB-SC", "042386", "SC042386"],
    ["GB-NIC", "NIC100002", "NIC100002"],
    ["GB-NIC", "100002", "NIC100002"],
    ["GB-NIC", "nic 100002", "NIC100002"],
    ["GB-MPR", "29530r", "29530R"],
    ["GB-MPR", "235C", "235C"],
    ["GB-MPR", "IP31455", "IP031455"],
    ["GB-MPR", "007350", "7350"],
    ["GB-COH", "Co. No. 01234567", "01234567"],
    ["GB-COH", "Registered in England & Wales no. 01234567.", "01234567"],
    ["GB-COH", "Companies House: SC 123456", "SC123456"],
    ["GB-COH", "CRN 01234567", "01234567"],
    ["GB-COH", "№ 01234567", "01234567"],
    ["GB-COH", "01,234,567", "01234567"],
    ["GB-CHC", "1,090,095", "1090095"],
    ["GB-CHC", "Registered Charity 1090095", "1090095"],
    ["GB-CHC", "Rhif elusen 1090095", "1090095"],
    ["GB-CHC", "1090095-01", "1090095-1"],
    ["GB-SC", "Scottish Charity Number SC042386 (SCIO)", "SC042386"],
    ["GB-SC", "SCO 42386", "SC042386"],
    ["GB-NIC", "100,002", "NIC100002"],
    ["GB-MPR", "Society No. 29530R", "29530R"],
  ])("a registration number of %s typed as %j is kept as %s", (scheme, typed, kept) => {
    expect(spelt(scheme, typed)).toBe(kept);
  });

  it.each([
    ["GB-COH", "123456789"],
    ["GB-COH", "1234"],
    ["GB-COH", "S1234567"],
    ["GB-COH", "SC12345"],
    ["GB-COH", ""],
    ["GB-COH", "1234567-8"],
    ["GB-COH", "1234567 8"],
    ["GB-COH", "1234567\u00b9"],
    ["GB-COH", "12.345.678"],
    ["GB-CHC", "279417 1"],
    ["GB-CHC", "279417.1"],
    ["GB-CHC", "279417\u00b9"],
    ["GB-CHC", "279417-0"],
    ["GB-SC", "SC04238-6"],
    ["GB-SC", "SC042386-1"],
    ["GB-NIC", "10000-2"],
    ["GB-NIC", "10000 2"],
    ["GB-MPR", "7350 12"],
    ["GB-MPR", "7350-1"],
    ["GB-CHC", "12345"],
    ["GB-CHC", "12345678"],
    ["GB-CHC", "SC042386"],
    ["GB-SC", "SC142386"],
    ["GB-SC", "12"],
    // A digit is missing, and which is not known.
    ["GB-SC", "SC04238"],
    ["GB-SC", "04238"],
    ["GB-COH", "NO123456 7"],
    ["GB-COH", "1,234,5678"],
    ["GB-SC", "SC0423861"],
    ["GB-NIC", "200002"],
    ["GB-NIC", "10000"],
    ["GB-MPR", "ABCDEF"],
    ["GB-MPR", "1234567R"],
  ])(
    "a registration number of %s is refused as %j, in words that say what one looks like",
    (scheme, typed) => {
      const example = schemeExamples[RegistrationScheme.parse(scheme)].split(" or ")[0] ?? "";
      const { issues = [] } = read(scheme, typed).error ?? {};
      expect(issues.map(({ path }) => path)).toEqual([["number"]]);
      expect(issues[0]?.message).toContain(example);
    },
  );

  it.each(["CE012345", "ce 12345", "CS000123"])("the mutuals' number %s is a charity's", (typed) => {
    expect(read("GB-MPR", typed).error?.issues[0]?.message).toContain("Enter its charity number instead");
  });

  it.each([
    ["1090095", "01090095"],
    ["109 0095", "01090095"],
    ["279417", "00279417"],
    ["12345", "00012345"],
    ["No. 123456", "00123456"],
  ])(
    "a company number typed as %j may be another register's: it is refused, with how to enter it",
    (typed, number) => {
      expect(read("GB-COH", typed).error?.issues[0]?.message).toMatch(
        new RegExp(`^Enter a company number of 8 characters\\. If \\d+ is one, enter it as ${number}$`),
      );
      expect(spelt("GB-COH", number)).toBe(number);
    },
  );

  it("is kept as it was kept: reading a kept number changes nothing", () => {
    const typed = fc.tuple(
      fc.constantFrom(...RegistrationScheme.options),
      fc.string({
        unit: fc.constantFrom("0", "1", "2", "9", "S", "C", "N", "I", "P", "R", "c", " ", "-", "/", "."),
        maxLength: 12,
      }),
    );
    fc.assert(
      fc.property(typed, ([scheme, number]) => {
        const kept = spelt(scheme, number);
        expect(kept === undefined ? undefined : spelt(scheme, kept)).toBe(kept);
      }),
    );
  });

  it("an organisation has one registration number for each register", () => {
    const numbers = ["01234567", "07654321"].map((number) => ({ scheme: "GB-COH", number }));
    expect(RegistrationNumbers.safeParse(numbers).error?.issues[0]?.message).toBe(
      "Enter one number for each register",
    );
    expect(RegistrationNumbers.safeParse(numbers.slice(1)).success).toBe(true);
  });
});
