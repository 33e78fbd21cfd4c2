import {
  decideAmendment,
  decideCancellation,
  decideConfirmation,
  decideCreation,
  decidePrequalification,
  hasWindow,
  stageOf,
} from "../../shared/competition/rules.ts";
import type {
  CancelCompetition,
  ConfirmTimetableAmendment,
  CreateCompetition,
  ProposeTimetableAmendment,
  RecordPrequalification,
} from "../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { AmendmentId, CompetitionId, type RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import { isOpen } from "../../shared/kernel/window.ts";
import { loadOrganisation } from "../organisations/facts.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { authorityStream, portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadCompetition, loadStanding } from "./facts.ts";
import {
  confirmAmendment,
  createdCompetition,
  loadAmendment,
  moveGates,
  proposeAmendment,
  recordStanding,
  saveTimetable,
  shutGates,
} from "./store.ts";

/** Creates a competition from the template of 2013 or by hand. The seal worker makes the gates of its windows at once. */
export async function createCompetition(
  deps: Deps,
  actor: AuthorityActor,
  command: CreateCompetition,
  requestKey: RequestKey,
) {
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: "competition.created",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const competitionId = CompetitionId.parse(deps.newId("competition"));
  const decision = decideCreation({ actor, competitionId }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { terms, timetable } = decision.value;
  const committed = await commit(
    deps,
    createdCompetition(terms, timetable),
    {
      ...asked,
      at,
      competitionId,
      subject: competitionId,
      detail: { title: terms.title, lots: terms.lots.length, stages: timetable.stages },
      answer: { competitionId },
    },
    requestKey,
  );
  if (committed.ok) await deps.ask.seal(CompetitionId.parse(committed.value.answer["competitionId"]));
  return committed;
}

/** Proposes to move one instant of the timetable. Nothing moves, and nobody else is told, before a second lead confirms. */
export async function proposeTimetableAmendment(
  deps: Deps,
  actor: AuthorityActor,
  command: ProposeTimetableAmendment,
  requestKey: RequestKey,
) {
  const competition = await loadCompetition(deps.table, command.competitionId);
  if (competition === undefined) return refuse({ code: "not-found" });

  const asked = {
    stream: authorityStream(command.competitionId, actor.personId),
    what: "timetable-amendment.proposed",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const amendmentId = AmendmentId.parse(deps.newId("amendment"));
  const decision = decideAmendment({ actor, competition, amendmentId }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { stageId, moves, from, to, reason } = decision.value;
  return commit(
    deps,
    [proposeAmendment(command.competitionId, decision.value)],
    {
      ...asked,
      at,
      competitionId: command.competitionId,
      subject: amendmentId,
      detail: { stageId, moves, from, to, reason },
      answer: { amendmentId },
    },
    requestKey,
  );
}

/** Confirms an amendment: timetable and every shard of the gate move in one transaction, and everybody is told. */
export async function confirmTimetableAmendment(
  deps: Deps,
  actor: AuthorityActor,
  command: ConfirmTimetableAmendment,
  requestKey: RequestKey,
) {
  const { competitionId } = command;
  const [competition, amendment] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadAmendment(deps.table, competitionId, command.amendmentId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });

  const asked = {
    stream: authorityStream(competitionId, actor.personId),
    what: "timetable.amended",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideConfirmation({ actor, competition, amendment }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { amendment: confirmed, stages } = decision.value;
  const { stageId, moves, from, to, reason } = confirmed;
  const stage = stageOf(competition, stageId);
  const { amendments, version } = competition;
  return commit(
    deps,
    [
      saveTimetable({
        competitionId,
        stages: [...stages],
        amendments: [...amendments, confirmed],
        version: version + 1,
      }),
      confirmAmendment(competitionId, confirmed),
      ...(stage !== undefined && hasWindow(stage) ? moveGates(competitionId, stageId, confirmed) : []),
    ],
    {
      ...asked,
      at,
      competitionId,
      subject: command.amendmentId,
      detail: { stageId, moves, from, to, reason, proposedBy: confirmed.proposedBy.name },
      answer: { amendmentId: command.amendmentId },
    },
    requestKey,
  );
}

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
  const { competitionId } = command;
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return refuse({ code: "not-found" });

  const asked = {
    stream: authorityStream(competitionId, actor.personId),
    what: "competition.cancelled",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideCancellation({ actor, competition }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const open = competition.stages.filter(hasWindow).filter((stage) => isOpen(stage, at));
  const committed = await commit(
    deps,
    [
      saveTimetable(decision.value),
      ...open.flatMap(({ stageId, closesAt }) => shutGates(competitionId, stageId, closesAt, at)),
    ],
    {
      ...asked,
      at,
      competitionId,
      subject: competitionId,
      detail: { reason: command.reason },
      answer: { competitionId },
    },
    requestKey,
  );
  if (committed.ok) await deps.ask.seal(competitionId);
  return committed;
}

/** Records that an organisation has pre-qualified. It may express lot preferences from that instant. */
export async function recordPrequalification(
  deps: Deps,
  actor: AuthorityActor,
  command: RecordPrequalification,
  requestKey: RequestKey,
) {
  const { competitionId, organisationId } = command;
  const [competition, organisation, standing] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadOrganisation(deps.table, organisationId),
    loadStanding(deps.table, organisationId, competitionId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });

  const asked = {
    stream: authorityStream(competitionId, actor.personId),
    what: "prequalification.recorded",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decidePrequalification({ actor, competition, organisation, standing }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    recordStanding(decision.value),
    {
      ...asked,
      at,
      competitionId,
      subject: organisationId,
      detail: { organisation: decision.value.organisationName, reason: command.reason },
      answer: { organisationId },
    },
    requestKey,
  );
}
