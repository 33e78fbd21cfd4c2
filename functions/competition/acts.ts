import * as z from "zod";
import {
  CancelCompetition,
  HoldClosing,
  ProposeTimetableAmendment,
  RecordPrequalification,
} from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { OrganisationId, ProposalId } from "../../shared/kernel/id.ts";
import { NO_TIME, NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import { anAct, at, proposing } from "../platform/act.ts";
import { holdClosing } from "./holding.ts";
import { proposeCancellation, proposeTimetableAmendment } from "./of-two.ts";
import { recordPrequalification } from "./operations.ts";

/** Why an instant cannot be moved to that one. */
const NO_MOVE = [
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
  summary: "Proposes to move one time of a timetable. Nothing moves before another person confirms it",
  command: ProposeTimetableAmendment,
  seen: "seenVersion",
  ...proposing("timetable-amendment"),
  refusals: {
    ...at(
      "instant",
      ...NOT_PROPOSED,
      "already-cancelled",
      "no-such-instant",
      "instant-has-passed",
      "too-late-to-amend",
    ),
    ...at("to-day", ...NO_TIME, ...NO_MOVE),
  },
  does: proposeTimetableAmendment,
});

export const holdingClosing = anAct({
  ...ofLeads,
  id: "holdClosing",
  path: "/competitions/:competition/holdings",
  summary:
    "Holds the closing time of a window by up to 24 hours, at once and once; another person ratifies it within a working day",
  command: HoldClosing,
  answer: () => z.strictObject({ proposalId: ProposalId }),
  comesTo: { entries: ["timetable.held"], ratified: "holding-extension" },
  final: "It takes effect at once, for all alike, and cannot be undone. Each closing time can be held once",
  refusals: {
    ...at("stageId", "needs-national-lead", "already-cancelled", "already-held", "changed-meanwhile"),
    ...at("stageId", "no-such-instant", "instant-has-passed", "too-late-to-amend"),
    ...at("hours", ...NO_MOVE),
  },
  does: holdClosing,
});

export const proposingCancellation = anAct({
  ...ofLeads,
  id: "proposeCancellation",
  path: "/competitions/:competition/cancel",
  summary:
    "Proposes to cancel a competition, until award. What is open shuts when another person confirms it",
  command: CancelCompetition,
  seen: "seenVersion",
  ...proposing("competition-cancelled"),
  refusals: at("reason", ...NOT_PROPOSED, "already-cancelled", "already-awarded"),
  does: proposeCancellation,
});

export const recordingPrequalification = anAct({
  ...ofLeads,
  id: "recordPrequalification",
  path: "/competitions/:competition/prequalifications",
  summary: "Records that an organisation has pre-qualified",
  command: RecordPrequalification,
  answer: () => z.strictObject({ organisationId: OrganisationId }),
  comesTo: { entries: ["prequalification.recorded"] },
  final: "It cannot be taken back, and the organisation is told at once",
  refusals: at(
    "organisationId",
    "needs-national-lead",
    "already-cancelled",
    "not-found",
    "has-a-pqq",
    "not-a-bidder",
    "already-prequalified",
    "changed-meanwhile",
  ),
  does: recordPrequalification,
});
