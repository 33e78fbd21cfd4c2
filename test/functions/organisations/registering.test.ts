import { beforeEach, describe, expect, it } from "vitest";
import { loadOrganisations, loadProfileVersions } from "../../../functions/organisations/facts.ts";
import {
  addPartner,
  invitePartnerPerson,
  registerOrganisation,
} from "../../../functions/organisations/operations.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { MOST_REGISTERED } from "../../../shared/organisations/people.ts";
import { AddPartner, RegisterOrganisation } from "../../../shared/organisations/schema.ts";
import { AppointStaff } from "../../../shared/people/schema.ts";
import { keysIn } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { allItems, aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { ALPHA, edit, nationalLead, registered, WHOLE } from "./an-organisation.ts";

const HARINGEY = AddPartner.parse({
  name: "London Borough of Haringey",
  lots: ["lot-20"],
  mail: "partner.london@partner.example",
  personName: "Pat",
});

let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  ({ deps } = portal);
});

const MAIL = "anna@alpha.example";
const OTHER = "olga@other.example";

describe("registering an organisation", () => {
  it("leaves one entry, and whoever does it is its first submitter", async () => {
    const anna = await portal.actor("newcomer", MAIL);
    await leavesOneEntry(portal, () => registerOrganisation(deps, anna, MAIL, ALPHA, key("register")));
    expect(await portal.actor("bidder", MAIL)).toMatchObject({
      organisationName: "Alpha",
      role: "submitter",
    });
    const [organisation] = await loadOrganisations(deps.table);
    expect(organisation?.members).toEqual([{ name: "Alpha", kind: "charity", numbers: [] }]);
  });

  it("keeps everything that was said, and as the first version of the profile", async () => {
    const anna = await registered(portal, WHOLE);
    const [organisation] = await loadOrganisations(deps.table);
    expect(organisation).toMatchObject({
      aliases: ["Alpha Works"],
      numbers: [
        { scheme: "GB-COH", number: "01234567" },
        { scheme: "GB-CHC", number: "1090095" },
      ],
      address: { town: "Leeds", postcode: "LS1 1AA" },
      contacts: [{ mail: "carla@alpha.example" }],
    });
    expect(await loadProfileVersions(deps.table, anna.organisationId)).toEqual([
      { organisation, savedAt: deps.now(), savedBy: anna.name },
    ]);
  });

  it("is refused when a member is named twice, is a Probation Trust, or shares are over the whole", async () => {
    const anna = await portal.actor("newcomer", MAIL);
    const refused = async (code: string, changes: object) => {
      const command = RegisterOrganisation.parse({ ...ALPHA, ...changes });
      await refusesWith(portal, code, () => registerOrganisation(deps, anna, MAIL, command, anyKey()));
    };
    const beta = { name: "Beta", kind: "company" };
    await refused("member-named-twice", { members: [beta, { name: "BETA ", kind: "cic" }] });
    await refused("probation-trust-cannot-bid", { kind: "probation-trust" });
    const trust = { name: "Kent Probation", kind: "probation-trust" };
    await refused("probation-trust-cannot-bid", { members: [beta, trust] });
    const shares = [
      { ...beta, sharePercent: 60 },
      { name: "Gamma", kind: "mutual", sharePercent: 41 },
    ];
    await refused("shares-over-100", { members: shares });
  });
});

describe("a registration number", () => {
  const withNumber = (number: string) =>
    RegisterOrganisation.parse({ ...ALPHA, numbers: [{ scheme: "GB-COH", number }] });

  it("is had by one organisation alone, however it is typed", async () => {
    await registered(portal, withNumber("01234567"));
    const olga = await portal.actor("newcomer", OTHER);
    const taken = () => registerOrganisation(deps, olga, OTHER, withNumber(" 0123 4567"), anyKey());
    await refusesWith(portal, "number-registered-already", taken);
    must(await registerOrganisation(deps, olga, OTHER, withNumber("07654321"), anyKey()));
  });

  it("is claimed by one of two who register at one instant", async () => {
    const [anna, olga] = [await portal.actor("newcomer", MAIL), await portal.actor("newcomer", OTHER)];
    const outcomes = await Promise.all([
      registerOrganisation(deps, anna, MAIL, withNumber("01234567"), anyKey()),
      registerOrganisation(deps, olga, OTHER, withNumber("01234567"), anyKey()),
    ]);
    expect(outcomes.map((one) => (one.ok ? "registered" : one.error.code)).toSorted()).toEqual([
      "number-registered-already",
      "registered",
    ]);
  });

  it("is free again when its organisation no longer has it", async () => {
    const anna = await registered(portal, withNumber("01234567"));
    const olga = await registered(portal, withNumber("07654321"), OTHER);
    const numbers = [{ scheme: "GB-COH", number: "01234567" }];
    await refusesWith(portal, "number-registered-already", () => edit(portal, olga, 1, { numbers }));
    must(await edit(portal, anna, 1, { numbers: [] }));
    must(await edit(portal, olga, 1, { numbers }));
    await refusesWith(portal, "number-registered-already", () => edit(portal, anna, 2, { numbers }));
  });

  it("a registration number lies in the register as a hash, which tells nobody the number", async () => {
    await registered(portal, withNumber("01234567"));
    const [claim] = (await keysIn(portal, "REGISTER#")).filter(({ sk }) => sk === "NUMBER");
    expect(claim?.pk).toMatch(/^REGISTER#[0-9a-f]{32}$/);
    const row = (await allItems(portal.client)).find(({ sk }) => sk?.S === "NUMBER");
    expect(JSON.stringify(row)).not.toContain("1234567");
  });
});

describe("a partner", () => {
  it("is added by a national lead with one entry, and its person acts for its lots", async () => {
    const national = await nationalLead(portal);
    await leavesOneEntry(portal, () => addPartner(deps, national, HARINGEY, key("partner")));
    const before = await portal.digest();
    expect((await addPartner(deps, national, HARINGEY, key("partner"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    expect((await portal.signIn(HARINGEY.mail)).actor).toMatchObject({
      audience: "partner",
      lots: ["lot-20"],
    });
  });

  it("is refused by anybody else of the authority", async () => {
    const national = await nationalLead(portal);
    const team = AppointStaff.parse({ mail: "team@authority.example", name: "Auditor", role: "auditor" });
    must(await appointStaff(deps, national, team, anyKey()));
    const actor = await portal.actor("authority", team.mail);
    await refuses(portal, "needs-national-lead", addPartner, actor, HARINGEY);
  });
});

it("one person registers twenty organisations at most", async () => {
  const anna = await registered(portal);
  const again = () => registerOrganisation(deps, anna, "anna@alpha.example", ALPHA, anyKey());
  for (let number = 2; number < MOST_REGISTERED; number += 1) must(await again());
  const last = await Promise.all([again(), again(), again()]);
  expect(last.filter(({ ok }) => ok)).toHaveLength(1);
  await refusesWith(portal, "too-many-registrations", again);
});

describe("one more person of a partner", () => {
  it("is invited with one entry when the first is gone, and acts for it when they have accepted", async () => {
    const lead = await nationalLead(portal);
    const { answer } = must(await addPartner(deps, lead, HARINGEY, anyKey()));
    const organisationId = OrganisationId.parse(answer["organisationId"]);
    const command = { organisationId, personName: "Quentin", mail: "quentin@partner.example" };
    await leavesOneEntry(portal, () => invitePartnerPerson(deps, lead, command, key("invite")));
    const before = await portal.digest();
    expect((await invitePartnerPerson(deps, lead, command, key("invite"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    const { actor } = await portal.signIn(command.mail);
    expect(actor).toMatchObject({ audience: "partner", organisationId, lots: ["lot-20"] });
    await refuses(portal, "has-place-already", invitePartnerPerson, lead, command);
  });

  it("is invited by no team lead, and to no bidder", async () => {
    const lead = await nationalLead(portal);
    const { organisationId } = await registered(portal);
    const command = { organisationId, personName: "Quentin", mail: "quentin@partner.example" };
    await refuses(portal, "not-found", invitePartnerPerson, lead, command);
    const team = { ...lead, role: "competition-lead" as const, lots: [] };
    await refuses(portal, "needs-national-lead", invitePartnerPerson, team, command);
  });
});
