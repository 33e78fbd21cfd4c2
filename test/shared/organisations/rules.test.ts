import { describe, expect, it } from "vitest";
import { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { Instant } from "../../../shared/kernel/instant.ts";
import { decideInvitation, decideMemberSuspension, placeIn } from "../../../shared/organisations/people.ts";
import { decidePartner, decideRegistration } from "../../../shared/organisations/rules.ts";
import {
  AddPartner,
  InvitePerson,
  Organisation,
  RegisterOrganisation,
} from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { personIdOf } from "../../../shared/people/schema.ts";

const now = Instant.parse("2013-10-01T08:00:00.000Z");
const organisationId = OrganisationId.parse("org_00000000000000000000000000");
const [annasId, beasId] = [await personIdOf("anna@example.org"), await personIdOf("bea@example.org")];

const alpha = Organisation.parse({
  organisationId,
  audience: "bidder",
  name: "Alpha",
  kind: "charity",
  members: [{ name: "Alpha", kind: "charity" }],
  lots: [],
  registeredAt: now,
  version: 1,
});
const own = placeIn(alpha, annasId, { mail: "anna@example.org", name: "Anna" });
const place = placeIn(alpha, beasId, { mail: "bea@example.org", name: "Bea" });
const actor = (role: BidderActor["role"] = "submitter") =>
  BidderActor.parse({
    audience: "bidder",
    personId: annasId,
    name: "Anna",
    organisationId,
    organisationName: "Alpha",
    role,
  });
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? "accepted" : result.error.code;

describe("a registration", () => {
  const register = (members: readonly object[]) =>
    RegisterOrganisation.parse({ name: " Alpha\n Ltd ", kind: "company", members });

  it("without members is its own only member", () => {
    expect(decideRegistration({ organisationId }, register([]), now)).toEqual({
      ok: true,
      value: {
        ...alpha,
        name: "Alpha Ltd",
        kind: "company",
        members: [{ name: "Alpha Ltd", kind: "company", numbers: [] }],
      },
    });
  });

  it("keeps the members as they were named", () => {
    const members = [
      { name: "Beta", kind: "mutual" },
      { name: "Gamma", kind: "cic" },
    ];
    const decision = decideRegistration({ organisationId }, register(members), now);
    expect(decision.ok && decision.value.members).toEqual(
      members.map((member) => ({ ...member, numbers: [] })),
    );
  });

  it("refuses a member named twice, whatever the case, and says which", () => {
    const twice = register([
      { name: "Beta", kind: "mutual" },
      { name: "beta", kind: "cic" },
    ]);
    const decision = decideRegistration({ organisationId }, twice, now);
    expect(decision).toEqual({ ok: false, error: { code: "member-named-twice", name: "beta" } });
    expect(!decision.ok && organisationRefusalInWords(decision.error)).toContain("“beta”");
  });

  it("says in words what is missing", () => {
    const empty = RegisterOrganisation.safeParse({ name: " ", kind: "", members: [{ name: "", kind: "" }] });
    expect(empty.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["name", "Enter the organisation's name"],
      ["kind", "Choose what kind of organisation it is"],
      ["members.0.name", "Enter the organisation's name"],
      ["members.0.kind", "Choose what kind of organisation it is"],
    ]);
  });
});

describe("a place in an organisation", () => {
  const invite = InvitePerson.parse({ mail: "bea@example.org", name: "Bea Smith", role: "member" });
  const facts = { actor: actor(), own, organisation: alpha, personId: beasId, place, people: 2 };

  it("is given by a submitter, and changed by giving it again", () => {
    expect(decideInvitation({ ...facts, place: undefined }, invite)).toEqual({
      ok: true,
      value: { ...place, name: "Bea Smith", role: "member", version: 1 },
    });
    const suspended = { ...place, suspendedAt: now };
    expect(decideInvitation({ ...facts, place: suspended }, invite)).toEqual({
      ok: true,
      value: { ...suspended, name: "Bea Smith", role: "member", version: 2 },
    });
  });

  it("is not given by a member, by a submitter suspended meanwhile, or to oneself", () => {
    expect(codeOf(decideInvitation({ ...facts, actor: actor("member") }, invite))).toBe("not-for-your-role");
    const gone = { ...own, suspendedAt: now };
    expect(codeOf(decideInvitation({ ...facts, own: gone }, invite))).toBe("not-for-your-role");
    expect(codeOf(decideInvitation({ ...facts, personId: annasId }, invite))).toBe("own-place");
  });

  it("is suspended from now, and let back without a trace", () => {
    const suspend = { personId: beasId, suspend: true };
    const suspended = { ...place, version: 2, suspendedAt: now };
    expect(decideMemberSuspension(facts, suspend, now)).toEqual({ ok: true, value: suspended });
    const back = decideMemberSuspension({ ...facts, place: suspended }, { ...suspend, suspend: false }, now);
    expect(back).toEqual({ ok: true, value: { ...place, version: 3 } });
  });

  it("is not suspended by a member, of oneself, or where there is none", () => {
    const suspend = { personId: beasId, suspend: true };
    const member = { ...facts, actor: actor("member") };
    expect(codeOf(decideMemberSuspension(member, suspend, now))).toBe("not-for-your-role");
    const self = { personId: annasId, suspend: true };
    expect(codeOf(decideMemberSuspension(facts, self, now))).toBe("own-place");
    expect(codeOf(decideMemberSuspension({ ...facts, place: undefined }, suspend, now))).toBe("not-found");
  });
});

describe("a partner", () => {
  const command = AddPartner.parse({
    name: "London Borough of Haringey",
    lots: ["lot-20"],
    mail: "pat@example.org",
    personName: "Pat",
  });
  const lead = AuthorityActor.parse({
    audience: "authority",
    personId: annasId,
    name: "Anna",
    role: "competition-lead",
    lots: "all",
  });

  it("is a public body for its lots", () => {
    const decision = decidePartner({ actor: lead, organisationId }, command, now);
    expect(decision.ok && decision.value).toMatchObject({
      audience: "partner",
      kind: "public-body",
      lots: ["lot-20"],
      members: [],
    });
  });

  it("is added by a national lead only, for a lot at least", () => {
    const team = AuthorityActor.parse({ ...lead, lots: ["lot-20"] });
    expect(codeOf(decidePartner({ actor: team, organisationId }, command, now))).toBe("needs-national-lead");
    expect(AddPartner.safeParse({ ...command, lots: [] }).success).toBe(false);
  });
});
