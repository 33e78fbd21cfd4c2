import * as z from "zod";
import {
  CancelCompetition,
  ConfirmTimetableAmendment,
  ProposeTimetableAmendment,
  RecordPrequalification,
} from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { AmendmentId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { NO_TIME } from "../../shared/kernel/refusal.ts";
import { anAct, at } from "../platform/act.ts";
import {
  cancelCompetition,
  confirmTimetableAmendment,
  proposeTimetableAmendment,
  recordPrequalification,
} from "./operations.ts";

/** Why a lead may not move an instant, whatever it is moved to. */
const CANNOT_MOVE = [
  "needs-national-lead",
  "already-cancelled",
  "changed-meanwhile",
  "no-such-instant",
  "instant-has-passed",
  "too-late-to-amend",
] as const;
/** Why an instant cannot be moved to that one. */
const NOT_TO_THERE = [
  "only-later",
  "not-in-the-past",
  "closes-before-it-opens",
  "too-many-windows-open",
  "stages-pass-each-other",
] as const;

const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: competitionRefusalInWords } as const;

export const proposingAmendment = anAct({
  ...ofLeads,
  id: "proposeTimetableAmendment",
  path: "/competitions/:competition/amendments",
  summary: "Proposes to move one time of a timetable. Nothing moves before another lead confirms it",
  command: ProposeTimetableAmendment,
  seen: "seenVersion",
  answer: () => z.strictObject({ amendmentId: AmendmentId }),
  status: 201,
  refusals: { ...at("instant", ...CANNOT_MOVE), ...at("to-day", ...NO_TIME, ...NOT_TO_THERE) },
  does: proposeTimetableAmendment,
});

export const confirmingAmendment = anAct({
  ...ofLeads,
  id: "confirmTimetableAmendment",
  path: "/competitions/:competition/amendments/:amendment/confirm",
  summary: "Confirms what another lead proposed, at least 15 minutes before the time that it moves",
  command: ConfirmTimetableAmendment,
  seen: "seenVersion",
  answer: () => z.strictObject({ amendmentId: AmendmentId }),
  status: 200,
  refusals: at("amendment", "needs-second-person", "already-confirmed", ...CANNOT_MOVE, ...NOT_TO_THERE),
  does: confirmTimetableAmendment,
});

export const cancelling = anAct({
  ...ofLeads,
  id: "cancelCompetition",
  path: "/competitions/:competition/cancel",
  summary: "Cancels a competition, until award. What is open shuts at once",
  command: CancelCompetition,
  seen: "seenVersion",
  answer: () => z.strictObject({ competitionId: CompetitionId }),
  status: 200,
  refusals: at("reason", "needs-national-lead", "already-cancelled", "already-awarded", "changed-meanwhile"),
  does: cancelCompetition,
});

export const recordingPrequalification = anAct({
  ...ofLeads,
  id: "recordPrequalification",
  path: "/competitions/:competition/prequalifications",
  summary: "Records that an organisation has pre-qualified",
  command: RecordPrequalification,
  answer: () => z.strictObject({ organisationId: OrganisationId }),
  status: 201,
  refusals: at(
    "organisationId",
    "needs-national-lead",
    "already-cancelled",
    "not-found",
    "not-a-bidder",
    "already-prequalified",
    "changed-meanwhile",
  ),
  does: recordPrequalification,
});
