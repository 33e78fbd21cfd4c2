import { describe, expect, it } from "vitest";
import { decideAssignment, decideDeclaration, decideUnassignment } from "../../../shared/evaluation/rules.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import {
  actor,
  assigned,
  CAPABILITY,
  declared,
  ENTITY,
  facts,
  NOW,
  NOWHERE,
  organisation,
  person,
  takenOff,
} from "./an-evaluation.ts";
import { codeOf } from "../a-competition.ts";

const competitionId = CompetitionId.parse(`cmp_${"0".repeat(26)}`);
const EVE = { competitionId, sectionId: CAPABILITY, personId: person("eve"), part: "evaluator" } as const;
const assign = (given: Partial<Parameters<typeof decideAssignment>[0]> = {}, command = {}) =>
  decideAssignment({ ...facts(), subject: actor("eve"), ...given }, { ...EVE, ...command }, NOW);

describe("giving somebody a part", () => {
  it("only national leads give somebody a part", () => {
    expect(codeOf(assign())).toBe("accepted");
    const others = [
      actor("tim", { role: "competition-lead", lots: [] }),
      actor("eve"),
      actor("audrey", { role: "auditor" }),
      actor("sam", { role: "support-manager" }),
    ];
    for (const who of others) expect(codeOf(assign({ actor: who })), who.name).toBe("needs-national-lead");
  });

  it("is of a section that is marked", () => {
    expect(codeOf(assign({}, { sectionId: ENTITY }))).toBe("section-not-marked");
    expect(codeOf(assign({}, { sectionId: NOWHERE }))).toBe("not-found");
  });

  it("is to evaluators and leads of the competition", () => {
    for (const role of ["evaluator", "competition-lead", "national-lead"] as const)
      expect(codeOf(assign({ subject: actor("eve", { role }) })), role).toBe("accepted");
    for (const role of ["support-manager", "auditor", "approver", undefined] as const)
      expect(codeOf(assign({ subject: actor("eve", { role }) })), role).toBe("cannot-evaluate");
    expect(codeOf(assign({ subject: undefined }))).toBe("cannot-evaluate");
  });

  it("is one part of a person in a section; who was taken off can be given one again", () => {
    const assignments = [assigned("eve")];
    expect(codeOf(assign({ assignments }))).toBe("assigned-already");
    expect(codeOf(assign({ assignments }, { part: "moderator" }))).toBe("assigned-already");
    const again = assign({ assignments: assignments.map(takenOff) });
    expect(again).toMatchObject({ ok: true, value: { version: 3 } });
    expect(again.ok && again.value.removed).toBeFalsy();
  });

  it("ends when the outcome is proposed, or the competition cancelled", () => {
    expect(codeOf(assign({ proposedAt: NOW }))).toBe("outcome-proposed");
    expect(codeOf(assign({ cancelledAt: NOW }))).toBe("competition-cancelled");
  });
});

describe("taking somebody off a section", () => {
  const off = (given: Parameters<typeof facts>[0] = {}) =>
    decideUnassignment(
      facts({ assignments: [assigned("eve")], ...given }),
      { competitionId, sectionId: CAPABILITY, personId: person("eve"), reason: "On leave" },
      NOW,
    );

  it("keeps who did it when and why", () => {
    const removed = { at: NOW, by: { personId: person("lead"), name: "lead" }, reason: "On leave" };
    expect(off()).toMatchObject({ ok: true, value: { removed, version: 2 } });
  });

  it("is for national leads, of who is on it, until the outcome is proposed", () => {
    expect(codeOf(off({ actor: actor("eve") }))).toBe("needs-national-lead");
    expect(codeOf(off({ assignments: [] }))).toBe("not-assigned");
    expect(codeOf(off({ assignments: [takenOff(assigned("eve"))] }))).toBe("not-assigned");
    expect(codeOf(off({ proposedAt: NOW }))).toBe("outcome-proposed");
  });
});

describe("declaring interests", () => {
  const declare = (given: Parameters<typeof facts>[0], names: readonly string[] = [], seenVersion = 0) =>
    decideDeclaration(
      facts({ actor: actor("eve"), assignments: [assigned("eve")], ...given }),
      {
        competitionId,
        seenVersion,
        interests: names.map((name) => ({ organisationId: organisation(name), nature: "Worked there" })),
      },
      NOW,
    );

  it("is for who has a part, and for national leads", () => {
    expect(codeOf(declare({}))).toBe("accepted");
    expect(codeOf(declare({ actor: facts().actor, assignments: [] }))).toBe("accepted");
    expect(codeOf(declare({ assignments: [] }))).toBe("not-for-your-role");
    expect(codeOf(declare({ assignments: [takenOff(assigned("eve"))] }))).toBe("not-for-your-role");
    expect(codeOf(declare({ actor: actor("eve", { role: "auditor" }) }))).toBe("not-for-your-role");
  });

  it("says none, or in which of those that responded", () => {
    expect(declare({})).toMatchObject({ ok: true, value: { interests: [], version: 1 } });
    expect(codeOf(declare({}, ["alpha", "beta"]))).toBe("accepted");
    expect(codeOf(declare({}, ["alpha", "alpha"]))).toBe("interest-declared-already");
    expect(codeOf(declare({}, ["gamma"]))).toBe("not-found");
  });

  it("a declaration of interests can be added to and takes nothing back", () => {
    const declarations = [declared("eve", "alpha")];
    const more = declare({ declarations }, ["beta"], 1);
    expect(more.ok && more.value.interests.map(({ organisationId }) => organisationId)).toEqual([
      organisation("alpha"),
      organisation("beta"),
    ]);
    expect(codeOf(declare({ declarations }, [], 1))).toBe("no-interest-added");
    expect(codeOf(declare({ declarations }, ["alpha"], 1))).toBe("interest-declared-already");
    expect(codeOf(declare({ declarations }, ["beta"], 0))).toBe("changed-meanwhile");
  });

  it("interests can be declared at any time, since one may come to light late", () => {
    expect(codeOf(declare({ proposedAt: NOW }))).toBe("accepted");
  });
});
