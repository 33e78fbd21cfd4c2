import { describe, expect, it } from "vitest";
import { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { decideEdit, decidePartner, decideRegistration } from "../../../shared/organisations/rules.ts";
import { decideMembers } from "../../../shared/kernel/members.ts";
import {
  AddPartner,
  ConsortiumMember,
  EditOrganisation,
  RegisterOrganisation,
} from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { alpha, anna, lead, now, organisationId, own } from "./alpha.ts";
import { codeOf, errorOf } from "../a-competition.ts";

describe("a registration", () => {
  const register = (members: readonly object[]) =>
    RegisterOrganisation.parse({ name: " Alpha\n Ltd ", kind: "company", members });

  it("a registration without members is its own only member", () => {
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

  it("the member that is the organisation itself has its numbers, unless its own are named", () => {
    const numbers = [{ scheme: "GB-COH", number: "01111111" }];
    const registered = (...members: readonly object[]) => {
      const command = { ...register(members), numbers };
      const decision = decideRegistration({ organisationId }, RegisterOrganisation.parse(command), now);
      return decision.ok && decision.value.members.map((member) => member.numbers);
    };
    const [itself, beta] = [
      { name: "ALPHA ltd", kind: "company" },
      { name: "Beta", kind: "cic" },
    ];
    expect(registered(itself)).toEqual([numbers]);
    expect(registered(itself, beta)).toEqual([numbers, []]);
    expect(registered({ ...itself, numbers: [] }, beta)).toEqual([[], []]);
  });

  it("refuses a member named twice, whatever the case, and says which", () => {
    const twice = register([
      { name: "Beta", kind: "mutual" },
      { name: "beta", kind: "cic" },
    ]);
    const decision = decideRegistration({ organisationId }, twice, now);
    expect(errorOf(decision)).toEqual({ code: "member-named-twice", name: "beta" });
    expect(!decision.ok && organisationRefusalInWords(decision.error)).toContain("“beta”");
  });

  it("a registration says in words what is missing", () => {
    const empty = RegisterOrganisation.safeParse({ name: " ", kind: "", members: [{ name: "", kind: "" }] });
    expect(empty.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["name", "Enter the organisation’s name"],
      ["kind", "Choose what kind of organisation it is"],
      ["members.0.name", "Enter the organisation’s name"],
      ["members.0.kind", "Choose what kind of organisation it is"],
    ]);
  });
});

describe("the members of a bidder", () => {
  const beta = { name: "Beta", kind: "mutual" } as const;
  const gamma = { name: "Gamma", kind: "cic" } as const;

  it("the members of a bidder have no Probation Trust among them, nor leading them, and the refusal says why and who may", () => {
    const trust = { name: "Kent Probation", kind: "probation-trust" } as const;
    for (const [by, named] of [
      [alpha, [beta, trust]],
      [trust, [beta]],
    ] as const) {
      const decision = decideMembers(by, named);
      expect(errorOf(decision)).toEqual({ code: "probation-trust-cannot-bid", name: "Kent Probation" });
      expect(!decision.ok && organisationRefusalInWords(decision.error)).toMatch(
        /Probation Trusts cannot bid for these contracts. Mutuals and spin-outs may/,
      );
    }
  });

  it("the members of a bidder have known shares of 100 percent at most together", () => {
    const shares = (first: number, second: number) =>
      codeOf(
        decideMembers(alpha, [
          { ...beta, sharePercent: first },
          { ...gamma, sharePercent: second },
          { name: "Delta", kind: "company" },
        ]),
      );
    expect(shares(60, 40)).toBe("accepted");
    expect(shares(60, 41)).toBe("shares-over-100");
  });

  it("take a share from 1 to 100 in whole percent, or none", () => {
    const member = (sharePercent: unknown) => ({ ...beta, sharePercent });
    const taken = (share: unknown) =>
      RegisterOrganisation.safeParse({ name: "Alpha", kind: "charity", members: [member(share)] }).success;
    expect([undefined, 1, 100].map(taken)).toEqual([true, true, true]);
    expect([0, 101, 33.3, "30"].map(taken)).toEqual([false, false, false, false]);
  });
});

describe("an edit of a profile", () => {
  const facts = { actor: anna(), own, organisation: alpha, membersFixed: false };
  const edit = (changes: object, seenVersion = 1) => EditOrganisation.parse({ seenVersion, ...changes });
  const beta = ConsortiumMember.parse({ name: "Beta", kind: "mutual" });

  it("changes what it says and leaves the rest, as the next version", () => {
    const aliases = ["The Alphas"];
    expect(decideEdit(facts, edit({ aliases }))).toEqual({
      ok: true,
      value: { ...alpha, aliases, version: 2 },
    });
    expect(decideEdit(facts, edit({}))).toEqual({ ok: true, value: { ...alpha, version: 2 } });
  });

  it("carries a single organisation's name, kind and numbers to its only member", () => {
    const numbers = [{ scheme: "GB-COH", number: "01234567" }];
    const edited = decideEdit(facts, edit({ name: "Alpha Group", kind: "cic", numbers }));
    expect(edited.ok && edited.value.members).toEqual([{ name: "Alpha Group", kind: "cic", numbers }]);
  });

  it("leaves the members of a consortium as they are called", () => {
    const consortium = { ...alpha, members: [...alpha.members, beta] };
    const edited = decideEdit({ ...facts, organisation: consortium }, edit({ name: "Alpha Group" }));
    expect(edited.ok && edited.value.members.map(({ name }) => name)).toEqual(["Alpha", "Beta"]);
  });

  it("is refused on another version, to a member, and of members that are fixed", () => {
    expect(codeOf(decideEdit(facts, edit({}, 2)))).toBe("changed-meanwhile");
    expect(codeOf(decideEdit({ ...facts, actor: anna("member") }, edit({})))).toBe("not-for-your-role");
    const fixed = { ...facts, membersFixed: true };
    expect(codeOf(decideEdit(fixed, edit({ members: [beta] })))).toBe("members-fixed");
    expect(codeOf(decideEdit(fixed, edit({ name: "Alpha Group" })))).toBe("accepted");
  });

  it("says in words what does not fit", () => {
    const wrong = EditOrganisation.safeParse({
      seenVersion: "",
      address: { line1: "", town: "Leeds", postcode: "LS1 1AA", country: "United Kingdom" },
      contacts: [{ name: "Carla", mail: "carla", telephone: "call me" }],
      members: [],
    });
    expect(wrong.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["seenVersion", "Open the page again, so that you see what you change"],
      ["members", "Name at least one member"],
      ["address.line1", "Enter the first line of the address"],
      ["contacts.0.mail", "Enter an email address like name@example.org"],
      ["contacts.0.telephone", "Enter a telephone number, like 020 7946 0000 or 020 7946 0000 ext. 12"],
    ]);
  });
});

describe("a partner", () => {
  const command = AddPartner.parse({
    name: "London Borough of Haringey",
    lots: ["lot-20"],
    mail: "pat@example.org",
    personName: "Pat",
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
    const team = AuthorityActor.parse({ ...lead, role: "competition-lead", lots: ["lot-20"] });
    expect(codeOf(decidePartner({ actor: team, organisationId }, command, now))).toBe("needs-national-lead");
    expect(AddPartner.safeParse({ ...command, lots: [] }).success).toBe(false);
  });
});
