import { beforeEach, describe, expect, it } from "vitest";
import { loadEvaluation } from "../../../functions/evaluation/facts.ts";
import { readEvaluation, unassignEvaluator } from "../../../functions/evaluation/operations.ts";
import { aCompetition, anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { aSealedPqq, CAPABILITY, ENTITY, type SealedPqq } from "../../builders/evaluation.ts";

describe("before the questionnaire is sealed", () => {
  it("a look of a national lead or an auditor is written down once a day, and of others refused by role", async () => {
    const { portal, lead, secondLead, competitionId } = await aCompetition("2013-10-31T12:00:59.999");
    const look = (who = lead) => readEvaluation(portal.deps, who, competitionId);
    const early = { error: { code: "too-early", opensAt: london("2013-10-31T12:01") } };
    const looks = async (who = lead) => {
      expect(await look(who)).toMatchObject(early);
      return { ok: true, value: undefined } as const;
    };
    await leavesOneEntry(portal, () => looks());
    await leavesOneEntry(portal, () => looks(), 0);
    await leavesOneEntry(portal, () => looks({ ...lead, personId: secondLead.personId, role: "auditor" }));
    await refusesWith(portal, "not-for-your-role", () => look({ ...lead, role: "evaluator" }));
    await refusesWith(portal, "not-for-your-role", () =>
      look({ ...lead, role: "competition-lead", lots: [] }),
    );
    portal.at(london("2013-10-31T12:01"));
    must(await look());
  });
});

describe("parts and declarations", () => {
  let pqq: SealedPqq;
  beforeEach(async () => void (pqq = await aSealedPqq()));
  const evaluation = async () => must(await loadEvaluation(pqq.portal.deps, pqq.lead, pqq.competitionId));

  it("parts in the evaluation are given by a national lead, with one entry each", async () => {
    const eve = await pqq.staff("eve");
    await leavesOneEntry(pqq.portal, () => pqq.assign(eve, CAPABILITY));
    expect((await evaluation()).assignments).toMatchObject([{ name: "eve", part: "evaluator", version: 1 }]);
    await refusesWith(pqq.portal, "assigned-already", () => pqq.assign(eve, CAPABILITY));
    await refusesWith(pqq.portal, "section-not-marked", () => pqq.assign(eve, ENTITY));
    await refusesWith(pqq.portal, "needs-national-lead", () =>
      pqq.assign(eve, CAPABILITY, "evaluator", { ...pqq.lead, role: "competition-lead", lots: [] }),
    );
  });

  it("parts in the evaluation are taken with a reason, which stands in the log", async () => {
    const eve = await pqq.staff("eve");
    must(await pqq.assign(eve, CAPABILITY));
    const { personId } = eve;
    const off = { competitionId: pqq.competitionId, sectionId: CAPABILITY, personId, reason: "On leave" };
    const take = (by = pqq.lead) => unassignEvaluator(pqq.portal.deps, by, off, anyKey());
    await refusesWith(pqq.portal, "needs-national-lead", () => take(eve));
    const { entry } = await leavesOneEntry(pqq.portal, () => take());
    expect(entry).toMatchObject({
      what: "evaluator.unassigned",
      detail: { reason: "On leave", person: "eve", section: "Capability" },
    });
    await refusesWith(pqq.portal, "not-assigned", () => take());
  });

  it("interests are declared in versions that name organisations and leave their nature out of the log", async () => {
    const eve = await pqq.staff("eve");
    await refusesWith(pqq.portal, "not-for-your-role", () => pqq.declare(eve));
    must(await pqq.assign(eve, CAPABILITY));
    const { entry } = await leavesOneEntry(pqq.portal, () => pqq.declare(eve, ["alpha"]));
    expect(entry.detail).toEqual({ version: 1, organisations: ["alpha"] });
    await refusesWith(pqq.portal, "changed-meanwhile", () => pqq.declare(eve, ["beta"]));
    await leavesOneEntry(pqq.portal, () => pqq.declare(eve, ["beta"], 1));
    expect((await evaluation()).declarations).toMatchObject([
      { name: "eve", version: 2, interests: [{ nature: "Worked there" }, {}] },
    ]);
  });

  it("an evaluator whom two leads assign at one instant is written once", async () => {
    const eve = await pqq.staff("eve");
    const both = await Promise.all([
      pqq.assign(eve, CAPABILITY),
      pqq.assign(eve, CAPABILITY, "moderator", pqq.secondLead),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await evaluation()).assignments).toHaveLength(1);
  });
});
