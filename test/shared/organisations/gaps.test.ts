import { describe, expect, it } from "vitest";
import { gapsIn } from "../../../shared/organisations/gaps.ts";
import { Organisation } from "../../../shared/organisations/schema.ts";
import { profileGapInWords } from "../../../shared/organisations/words.ts";
import { alpha } from "./alpha.ts";

const coh = (number: string) => ({ scheme: "GB-COH", number });
const WHOLE = {
  numbers: [coh("01111111")],
  address: { line1: "1 High Street", town: "Leeds", postcode: "LS1 1AA", country: "United Kingdom" },
  contacts: [{ name: "Carla", mail: "carla@alpha.example" }],
};
const said = (changed: object) =>
  gapsIn(Organisation.parse({ ...alpha, ...WHOLE, ...changed })).map(profileGapInWords);
const member = (name: string, ...numbers: readonly object[]) => ({ name, kind: "company", numbers });

describe("what a profile leaves open", () => {
  it("is nothing where everything is given", () => expect(said({})).toEqual([]));

  it("is said part by part", () => {
    expect(said({ numbers: [], address: undefined, contacts: [] })).toEqual([
      "No registration number is given for Alpha.",
      "No registered address is given.",
      "No contact is given.",
    ]);
  });

  it("the member of the organisation's own name has the organisation's numbers, and the other way round", () => {
    expect(said({ members: [member("ALPHA"), member("Beta", coh("02222222"))] })).toEqual([]);
    expect(said({ numbers: [], members: [member("alpha", coh("01111111"))] })).toEqual([]);
    expect(said({ members: [member("Alpha"), member("Beta"), member("Gamma")] })).toEqual([
      "No registration number is given for Beta; Gamma.",
    ]);
  });

  it("the member that leads a consortium of another name has the numbers of its profile", () => {
    const members = [member("Lead"), member("Beta", coh("02222222"))];
    expect(said({ members })).toEqual([]);
    expect(said({ numbers: [], members })).toEqual(["No registration number is given for Lead."]);
  });

  it("says where the organisation and the member that leads it have other numbers of one register", () => {
    const beta = member("Beta", coh("02222222"));
    expect(said({ members: [member("Alpha", coh("07654321")), beta] })).toEqual([
      "Company number: 01111111 is given for your organisation, and 07654321 for Alpha among its members. Check that both are right.",
    ]);
    expect(said({ members: [member("Alpha", coh("01111111")), beta] })).toEqual([]);
    expect(said({ members: [member("Alpha", { scheme: "GB-CHC", number: "1090095" }), beta] })).toEqual([]);
  });
});
