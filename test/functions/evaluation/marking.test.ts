import { beforeEach, describe, expect, it } from "vitest";
import { loadResults, loadWork } from "../../../functions/evaluation/facts.ts";
import { saveDraftMarks } from "../../../functions/evaluation/marking-operations.ts";
import { unassignEvaluator } from "../../../functions/evaluation/operations.ts";
import { loadModerations, loadSheet, loadSubmitted } from "../../../functions/evaluation/store.ts";
import { stash } from "../../../functions/platform/stash.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { partition, sort } from "../../../shared/kernel/key.ts";
import type { DraftMarks } from "../../../shared/evaluation/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import {
  aSealedPqq,
  CAPABILITY,
  ENTITY,
  FINANCE,
  passes,
  scores,
  type SealedPqq,
} from "../../builders/evaluation.ts";

let pqq: SealedPqq;
let ada: AuthorityActor;
let ben: AuthorityActor;
beforeEach(async () => {
  pqq = await aSealedPqq();
  ada = await pqq.evaluator("ada", CAPABILITY);
  ben = await pqq.evaluator("ben", CAPABILITY);
});

const refuses = (code: string, act: Parameters<typeof refusesWith>[2]) => refusesWith(pqq.portal, code, act);

/** What an outcome that is proposed leaves, as what waits is named. */
const propose = () =>
  stash(pqq.portal.deps, {
    put: {
      pk: partition("WAITING", "all"),
      sk: sort("PROPOSAL", pqq.competitionId, "pqq-outcome", "outcome"),
      scope: pqq.competitionId,
      proposalId: pqq.portal.deps.newId("proposal"),
      proposedAt: pqq.portal.deps.now(),
    },
  });

describe("submitting marks", () => {
  it("is final, and leaves one entry that says nothing of the marks but their fingerprint", async () => {
    await leavesOneEntry(pqq.portal, () => pqq.score(ada, CAPABILITY, "alpha", scores(4, 3, "Clear plan")));
    const of = { sectionId: CAPABILITY, organisationId: pqq.idOf("alpha") };
    const [submitted] = await loadSubmitted(pqq.portal.deps.table, pqq.competitionId, of);
    expect(submitted).toMatchObject({ name: "ada", marks: scores(4, 3, "Clear plan") });
    await refuses("submitted-already", () => pqq.score(ada, CAPABILITY, "alpha", scores(5)));
  });

  it("is for evaluators of the section, who have declared and have no interest", async () => {
    await refuses("not-for-your-role", () => pqq.score(pqq.lead, CAPABILITY, "alpha", scores(4)));
    await refuses("not-found", () => pqq.score(ada, FINANCE, "alpha", passes()));
    const cy = await pqq.staff("cy");
    must(await pqq.assign(cy, CAPABILITY));
    await refuses("interests-not-declared", () => pqq.score(cy, CAPABILITY, "alpha", scores(4)));
    must(await pqq.declare(cy, ["alpha"]));
    await refuses("interest-declared", () => pqq.score(cy, CAPABILITY, "alpha", scores(4)));
    must(await pqq.score(cy, CAPABILITY, "beta", scores(4)));
  });

  it("stops when somebody is taken off the section, and when the outcome is proposed", async () => {
    const off = { competitionId: pqq.competitionId, sectionId: CAPABILITY, personId: ada.personId };
    must(await unassignEvaluator(pqq.portal.deps, pqq.lead, { ...off, reason: "On leave" }, anyKey()));
    await refuses("not-for-your-role", () => pqq.score(ada, CAPABILITY, "alpha", scores(4)));
    await propose();
    await refuses("outcome-proposed", () => pqq.score(ben, CAPABILITY, "alpha", scores(4)));
  });

  it("takes every scored question and no other", async () => {
    const [delivery, partners] = scoresOf(4);
    await refuses("score-missing", () =>
      pqq.score(ada, CAPABILITY, "alpha", { marking: "scored", scores: [delivery] }),
    );
    await refuses("not-scored", () =>
      pqq.score(ada, CAPABILITY, "alpha", { marking: "scored", scores: [delivery, partners, delivery] }),
    );
    await refuses("marked-otherwise", () => pqq.score(ada, CAPABILITY, "alpha", passes()));
  });
});

function scoresOf(score: number) {
  const marks = scores(score);
  const [delivery, partners] = marks.marking === "scored" ? marks.scores : [];
  if (delivery === undefined || partners === undefined) throw new Error("two questions are scored");
  return [delivery, partners] as const;
}

describe("keeping marks for later", () => {
  const draft: DraftMarks = { marking: "scored", scores: [{ ...scoresOf(3)[0], reason: "So f" }] };
  const save = (seenVersion: number, by = ada) =>
    saveDraftMarks(pqq.portal.deps, by, {
      competitionId: pqq.competitionId,
      sectionId: CAPABILITY,
      organisationId: pqq.idOf("alpha"),
      seenVersion,
      draft,
    });
  const sheet = () =>
    loadSheet(pqq.portal.deps.table, pqq.competitionId, {
      sectionId: CAPABILITY,
      organisationId: pqq.idOf("alpha"),
      personId: ada.personId,
    });

  it("is no act that counts, and two windows do not overwrite each other unseen", async () => {
    await leavesOneEntry(pqq.portal, () => save(0), 0);
    await refuses("changed-meanwhile", () => save(0));
    must(await save(1));
    expect(await sheet()).toMatchObject({ version: 2, draft });
  });

  it("ends with submitting: the sheet then holds no draft", async () => {
    must(await save(0));
    must(await pqq.score(ada, CAPABILITY, "alpha", scores(4)));
    expect(await sheet()).toMatchObject({ version: 2 });
    expect((await sheet())?.draft).toBeUndefined();
    await refuses("submitted-already", () => save(2));
  });
});

describe("moderating", () => {
  const both = async (name: string) => {
    must(await pqq.score(ada, CAPABILITY, name, scores(4)));
    must(await pqq.score(ben, CAPABILITY, name, scores(2)));
  };

  it("waits for everybody who is assigned, and leaves one entry for each version", async () => {
    must(await pqq.declare(pqq.lead));
    await refuses("marks-outstanding", () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3)));
    await both("alpha");
    const { entry } = await leavesOneEntry(pqq.portal, () =>
      pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3)),
    );
    expect(entry.detail["scores"]).toEqual(["How will you deliver?: 3", "How will you work with others?: 3"]);
    await refuses("changed-meanwhile", () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(5)));
    await leavesOneEntry(pqq.portal, () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(4), 1));
    const of = { sectionId: CAPABILITY, organisationId: pqq.idOf("alpha") };
    const versions = await loadModerations(pqq.portal.deps.table, pqq.competitionId, of);
    expect(versions.map(({ version, marks }) => [version, marks])).toEqual([
      [1, scores(3)],
      [2, scores(4)],
    ]);
  });

  it("is for a national lead or a moderator of the section, who has declared and has no interest", async () => {
    await both("alpha");
    await refuses("interests-not-declared", () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3)));
    await refuses("not-for-your-role", () => pqq.moderate(ada, CAPABILITY, "alpha", scores(3)));
    const moderator = await pqq.staff("mo");
    must(await pqq.assign(moderator, CAPABILITY, "moderator"));
    must(await pqq.declare(moderator));
    await refuses("not-found", () => pqq.moderate(moderator, FINANCE, "alpha", passes()));
    must(await pqq.moderate(moderator, CAPABILITY, "alpha", scores(3)));
    must(await pqq.declare(pqq.lead, ["alpha"]));
    await refuses("interest-declared", () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3), 1));
  });

  it("needs two evaluators without an interest for a scored section", async () => {
    must(await pqq.declare(pqq.lead));
    must(await pqq.score(ada, CAPABILITY, "alpha", scores(4)));
    must(await pqq.declare(ben, ["alpha"], 1));
    await refuses("too-few-marks", () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3)));
  });

  it("is for marked sections of responses that are there, until the outcome is proposed", async () => {
    must(await pqq.declare(pqq.lead));
    await both("alpha");
    await refuses("section-not-marked", () => pqq.moderate(pqq.lead, ENTITY, "alpha", passes()));
    await propose();
    await refuses("outcome-proposed", () => pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3)));
  });

  it("makes results that were read before old ones", async () => {
    must(await pqq.declare(pqq.lead));
    await both("alpha");
    const results = async () => must(await loadResults(pqq.portal.deps, pqq.lead, pqq.competitionId));
    const before = await results();
    must(await pqq.moderate(pqq.lead, CAPABILITY, "alpha", scores(3)));
    expect((await results()).stamp).not.toBe(before.stamp);
    expect((await loadWork(pqq.portal.deps.table, pqq.competitionId)).moderated).toHaveLength(1);
  });
});

describe("results", () => {
  it("results say for each response what the consensus is, and whether all are complete", async () => {
    must(await pqq.declare(pqq.lead));
    must(await pqq.assign(ada, FINANCE));
    for (const name of ["alpha", "beta"]) {
      must(await pqq.score(ada, CAPABILITY, name, scores(4)));
      must(await pqq.score(ben, CAPABILITY, name, scores(2)));
      must(await pqq.score(ada, FINANCE, name, passes()));
      must(await pqq.moderate(pqq.lead, CAPABILITY, name, scores(name === "alpha" ? 4 : 2)));
    }
    must(await pqq.moderate(pqq.lead, FINANCE, "alpha", passes()));
    const half = must(await loadResults(pqq.portal.deps, pqq.lead, pqq.competitionId));
    expect(half.complete).toBe(false);
    must(await pqq.moderate(pqq.lead, FINANCE, "beta", passes()));
    const { complete, results } = must(await loadResults(pqq.portal.deps, pqq.lead, pqq.competitionId));
    expect(complete).toBe(true);
    expect(results).toMatchObject([
      { organisationName: "alpha", mayBeListed: true, totalTenths: 800, passes: true },
      { organisationName: "beta", mayBeListed: false, totalTenths: 400, passes: false },
    ]);
  });

  it("results are for national leads and auditors", async () => {
    const auditor = await pqq.staff("auditor", "auditor");
    must(await loadResults(pqq.portal.deps, auditor, pqq.competitionId));
    for (const who of [ada, await pqq.staff("team", "competition-lead", [20])])
      await refuses("not-for-your-role", () => loadResults(pqq.portal.deps, who, pqq.competitionId));
  });
});
