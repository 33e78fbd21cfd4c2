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
import { anAct } from "../platform/act.ts";
import {
  cancelCompetition,
  confirmTimetableAmendment,
  proposeTimetableAmendment,
  recordPrequalification,
} from "./operations.ts";

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
  refusals: {
    "needs-national-lead": "instant",
    "already-cancelled": "instant",
    "changed-meanwhile": "instant",
    "no-such-instant": "instant",
    "not-a-time": "to-day",
    "time-skipped": "to-day",
    "time-doubled": "to-day",
    "instant-has-passed": "instant",
    "too-late-to-amend": "instant",
    "only-later": "to-day",
    "not-in-the-past": "to-day",
    "closes-before-it-opens": "to-day",
    "too-many-windows-open": "to-day",
  },
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
  refusals: {
    "needs-national-lead": "amendment",
    "needs-second-person": "amendment",
    "already-cancelled": "amendment",
    "already-confirmed": "amendment",
    "changed-meanwhile": "amendment",
    "no-such-instant": "amendment",
    "instant-has-passed": "amendment",
    "too-late-to-amend": "amendment",
    "only-later": "amendment",
    "not-in-the-past": "amendment",
    "closes-before-it-opens": "amendment",
    "too-many-windows-open": "amendment",
  },
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
  refusals: {
    "needs-national-lead": "reason",
    "already-cancelled": "reason",
    "already-awarded": "reason",
    "changed-meanwhile": "reason",
  },
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
  refusals: {
    "needs-national-lead": "organisationId",
    "already-cancelled": "organisationId",
    "not-found": "organisationId",
    "not-a-bidder": "organisationId",
    "already-prequalified": "organisationId",
    "changed-meanwhile": "organisationId",
  },
  does: recordPrequalification,
});
