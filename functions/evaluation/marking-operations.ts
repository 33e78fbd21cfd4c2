import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { decideDraftMarks, decideMarks, decideModeration } from "../../shared/evaluation/marking.ts";
import { declarationOf, partsOf } from "../../shared/evaluation/rules.ts";
import type { ModerateSection, SaveDraftMarks, ScoreSection } from "../../shared/evaluation/schema.ts";
import { whileNoneStands } from "../outcomes/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting } from "../platform/enact.ts";
import { stash } from "../platform/stash.ts";
import type { Write } from "../platform/table.ts";
import { type Evaluation, organisationName, scoresByTitle, sectionTitle } from "./facts.ts";
import { readEvaluation } from "./operations.ts";
import {
  addModeration,
  loadModerations,
  loadSheet,
  loadSubmitted,
  saveSheet,
  submitMarks,
  unchangedAssignment,
  unchangedDeclaration,
} from "./store.ts";

/** Keeps marks for later. Not evidence: only submitted marks count. */
export async function saveDraftMarks(deps: Deps, actor: AuthorityActor, command: SaveDraftMarks) {
  const { competitionId } = command;
  const evaluation = await readEvaluation(deps, actor, competitionId);
  if (!evaluation.ok) return evaluation;
  const sheet = await loadSheet(deps.table, competitionId, { ...command, personId: actor.personId });

  const decision = decideDraftMarks({ ...evaluation.value, sheet }, command, deps.now());
  if (!decision.ok) return decision;
  return (await stash(deps, saveSheet(competitionId, decision.value)))
    ? decision
    : refuse({ code: "changed-meanwhile" });
}

/** Submits one's own marks for a section of a response, for good. The log has their fingerprint: they stay hidden from others. */
export const scoreSection = acting(
  "section-marks.submitted",
  async (deps, actor: AuthorityActor, command: ScoreSection, at) => {
    const { competitionId, sectionId, organisationId } = command;
    const evaluation = await readEvaluation(deps, actor, competitionId);
    if (!evaluation.ok) return evaluation;
    const sheet = await loadSheet(deps.table, competitionId, { ...command, personId: actor.personId });
    const decision = decideMarks({ ...evaluation.value, sheet }, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [
        ...submitMarks(competitionId, decision.value, sheet),
        ...unchangedPart(evaluation.value, command),
        ...whileNoneStands(competitionId),
      ],
      subject: organisationId,
      detail: {
        section: sectionTitle(evaluation.value, sectionId),
        organisation: organisationName(evaluation.value, organisationId),
        marks: await digestOf(decision.value.marks),
      },
      answer: { sectionId, organisationId },
    });
  },
);

/** Sets the consensus on a section of a response, or sets it anew. */
export const moderateSection = acting(
  "section.moderated",
  async (deps, actor: AuthorityActor, command: ModerateSection, at) => {
    const { competitionId, sectionId, organisationId } = command;
    const evaluation = await readEvaluation(deps, actor, competitionId);
    if (!evaluation.ok) return evaluation;
    const [submitted, moderations] = await Promise.all([
      loadSubmitted(deps.table, competitionId, command),
      loadModerations(deps.table, competitionId, command),
    ]);
    const facts = { ...evaluation.value, submitted, current: moderations.at(-1) };
    const decision = decideModeration(facts, command, at);
    if (!decision.ok) return decision;
    const { marks, version } = decision.value;
    return accept({
      writes: [
        ...addModeration(competitionId, decision.value, deps.newSalt()),
        ...unchangedPart(evaluation.value, command),
        ...whileNoneStands(competitionId),
      ],
      subject: organisationId,
      detail: {
        section: sectionTitle(evaluation.value, sectionId),
        organisation: organisationName(evaluation.value, organisationId),
        version,
        ...(marks.marking === "pass-fail"
          ? { passed: marks.passed }
          : { scores: scoresByTitle(evaluation.value, sectionId, marks.scores) }),
        marks: await digestOf(marks),
      },
      answer: { sectionId, organisationId, version },
    });
  },
);

/** Holds while the actor has the part, and the interests, on which it was decided that they may mark or moderate. */
function unchangedPart(evaluation: Evaluation, { sectionId }: Pick<ScoreSection, "sectionId">): Write[] {
  const { actor, competition } = evaluation;
  const { competitionId } = competition;
  const declaration = declarationOf(evaluation, actor.personId);
  return [
    ...partsOf(evaluation, actor.personId, sectionId).map((part) => unchangedAssignment(competitionId, part)),
    ...(declaration === undefined ? [] : [unchangedDeclaration(competitionId, declaration)]),
  ];
}
