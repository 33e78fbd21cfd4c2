import { decideAmendment, decideConfirmation } from "../../shared/competition/amendment-rules.ts";
import { decideCancellation, decidePrequalification } from "../../shared/competition/rules.ts";
import { hasWindow, stageOf } from "../../shared/competition/stages.ts";
import type {
  CancelCompetition,
  ConfirmTimetableAmendment,
  ProposeTimetableAmendment,
  RecordPrequalification,
} from "../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { AmendmentId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { isOpen } from "../../shared/kernel/window.ts";
import { loadOrganisation } from "../organisations/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { loadCompetition, loadStanding } from "./facts.ts";
import {
  confirmedAmendment,
  loadAmendment,
  moveGates,
  newAmendment,
  recordStanding,
  saveTimetable,
  shutGates,
} from "./store.ts";

/** Proposes to move one instant of the timetable. Nothing moves, and nobody else is told, before a second lead confirms. */
export const proposeTimetableAmendment = acting(
  "timetable-amendment.proposed",
  async (deps, actor: AuthorityActor, command: ProposeTimetableAmendment, at) => {
    const competition = await loadCompetition(deps.table, command.competitionId);
    if (competition === undefined) return refuse({ code: "not-found" });
    const amendmentId = AmendmentId.parse(deps.newId("amendment"));
    const decision = decideAmendment({ actor, competition, amendmentId }, command, at);
    if (!decision.ok) return decision;
    const { stageId, moves, from, to, reason } = decision.value;
    return accept({
      writes: [newAmendment(command.competitionId, decision.value)],
      subject: amendmentId,
      detail: { stageId, moves, from, to, reason },
      answer: { amendmentId },
    });
  },
);

/** Confirms an amendment: timetable and every shard of the gate move in one transaction, and everybody is told. */
export const confirmTimetableAmendment = acting(
  "timetable.amended",
  async (deps, actor: AuthorityActor, command: ConfirmTimetableAmendment, at) => {
    const { competitionId, amendmentId } = command;
    const [competition, amendment] = await Promise.all([
      loadCompetition(deps.table, competitionId),
      loadAmendment(deps.table, competitionId, amendmentId),
    ]);
    if (competition === undefined) return refuse({ code: "not-found" });
    const decision = decideConfirmation({ actor, competition, amendment }, command, at);
    if (!decision.ok) return decision;
    const { amendment: confirmed, timetable } = decision.value;
    const { stageId, moves, from, to, reason, proposedBy } = confirmed;
    const stage = stageOf(competition, stageId);
    return accept({
      writes: [
        saveTimetable(timetable),
        confirmedAmendment(competitionId, confirmed),
        ...(stage !== undefined && hasWindow(stage) ? moveGates(competitionId, stageId, confirmed) : []),
      ],
      subject: amendmentId,
      detail: { stageId, moves, from, to, reason, proposedBy: proposedBy.name },
      answer: { amendmentId },
    });
  },
);

/**
 * Cancels the competition. What is open shuts in the same transaction, which `MOST_OPEN_WINDOWS` bounds; windows yet to
 * open never will.
 */
export async function cancelCompetition(
  deps: Deps,
  actor: AuthorityActor,
  command: CancelCompetition,
  requestKey: RequestKey,
) {
  const { competitionId, reason } = command;
  const what = "competition.cancelled";
  const cancelled = await enact(deps, { actor, command, requestKey, what }, async (at) => {
    const competition = await loadCompetition(deps.table, competitionId);
    if (competition === undefined) return refuse({ code: "not-found" });
    const decision = decideCancellation({ actor, competition }, command, at);
    if (!decision.ok) return decision;
    const open = competition.stages.filter(hasWindow).filter((stage) => isOpen(stage, at));
    return accept({
      writes: [
        saveTimetable(decision.value),
        ...open.flatMap(({ stageId, closesAt }) => shutGates(competitionId, stageId, closesAt, at)),
      ],
      subject: competitionId,
      detail: { reason },
      answer: { competitionId },
    });
  });
  if (cancelled.ok) await deps.ask.seal(competitionId);
  return cancelled;
}

/** Records that an organisation has pre-qualified. It may express lot preferences from that instant. */
export const recordPrequalification = acting(
  "prequalification.recorded",
  async (deps, actor: AuthorityActor, command: RecordPrequalification, at) => {
    const { competitionId, organisationId, reason } = command;
    const [competition, organisation, standing] = await Promise.all([
      loadCompetition(deps.table, competitionId),
      loadOrganisation(deps.table, organisationId),
      loadStanding(deps.table, organisationId, competitionId),
    ]);
    if (competition === undefined) return refuse({ code: "not-found" });
    const decision = decidePrequalification({ actor, competition, organisation, standing }, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: recordStanding(decision.value),
      subject: organisationId,
      detail: { organisation: decision.value.organisationName, reason },
      answer: { organisationId },
    });
  },
);
