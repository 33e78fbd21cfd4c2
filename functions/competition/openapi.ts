import * as z from "zod";
import {
  Amendment,
  CancelCompetition,
  Competition,
  CompetitionOutcome,
  CreateCompetition,
  ProposeTimetableAmendment,
  RecordPrequalification,
} from "../../shared/competition/schema.ts";
import { AmendmentId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import type { ApiOperation } from "../platform/api-operation.ts";
import { ListCompetitions, ListedCompetition } from "./listing.ts";

const Listing = z.strictObject({ items: z.array(ListedCompetition), next: z.string().optional() });
/** What people outside the authority get: no names of staff, and not when windows were sealed. */
const ParticipantsCompetition = Competition.omit({ sealed: true }).extend({
  amendments: z.array(Amendment.omit({ proposedBy: true, confirmedBy: true })),
  outcome: CompetitionOutcome.pick({ visibleAt: true, submitted: true, passed: true }).optional(),
});
const Proposal = Amendment.extend({ state: z.enum(["waiting", "confirmed", "lapsed"]) });
const fromAddress = { competitionId: true, seenVersion: true } as const;

const read = { method: "get", status: 200 } as const;
const act = { method: "post", audience: "authority" } as const;
const once = { idempotencyKey: true } as const;
const onceUnchanged = { idempotencyKey: true, ifMatch: true } as const;

/** Refusals of every act on a competition. */
const ACT = ["needs-national-lead", "not-found", "request-key-reused", "changed-meanwhile"];
const TIME = ["not-a-time", "time-skipped", "time-doubled"];
const MOVE = [
  "no-such-instant",
  "instant-has-passed",
  "too-late-to-amend",
  "only-later",
  "not-in-the-past",
  "closes-before-it-opens",
  "too-many-windows-open",
  "already-cancelled",
];

const AUTHORITY = "/api/v1/authority/competitions";
const forAuthority: readonly ApiOperation[] = [
  {
    ...read,
    operationId: "listCompetitions",
    path: AUTHORITY,
    summary: "Every competition, newest first, with what is open in it and what comes next",
    audience: "authority",
    query: ListCompetitions,
    answer: Listing,
    refusals: [],
  },
  {
    ...read,
    operationId: "getCompetition",
    path: `${AUTHORITY}/:competition`,
    summary:
      "One competition: lots, timetable with its amendments, rules. The ETag is the timetable's version",
    audience: "authority",
    answer: Competition,
    refusals: ["not-found"],
  },
  {
    ...act,
    operationId: "createCompetition",
    path: AUTHORITY,
    summary:
      "A national lead creates a competition, from the template of 2013 or by hand. Times are London times",
    body: CreateCompetition,
    answer: z.strictObject({ competitionId: CompetitionId }),
    status: 201,
    needs: once,
    refusals: [
      "needs-national-lead",
      "request-key-reused",
      "stage-named-twice",
      "lot-named-twice",
      "closes-before-it-opens",
      "stage-needs-closing-time",
      "too-many-windows-open",
      ...TIME,
    ],
  },
  {
    ...read,
    operationId: "listTimetableAmendments",
    path: `${AUTHORITY}/:competition/amendments`,
    summary:
      "Every amendment that was proposed for a timetable, the latest first, with what has become of it",
    audience: "authority",
    answer: z.strictObject({ items: z.array(Proposal) }),
    refusals: ["not-found"],
  },
  {
    ...act,
    operationId: "proposeTimetableAmendment",
    path: `${AUTHORITY}/:competition/amendments`,
    summary:
      "A national lead proposes to move one time of a timetable. Nothing moves before another lead confirms it",
    body: ProposeTimetableAmendment.omit(fromAddress),
    answer: z.strictObject({ amendmentId: AmendmentId }),
    status: 201,
    needs: onceUnchanged,
    refusals: [...ACT, ...TIME, ...MOVE],
  },
  {
    ...act,
    operationId: "confirmTimetableAmendment",
    path: `${AUTHORITY}/:competition/amendments/:amendment/confirm`,
    summary: "Another national lead confirms an amendment, at least 15 minutes before the time that it moves",
    body: z.strictObject({}),
    answer: z.strictObject({ amendmentId: AmendmentId }),
    status: 200,
    needs: onceUnchanged,
    refusals: [...ACT, ...MOVE, "already-confirmed", "needs-second-person"],
  },
  {
    ...act,
    operationId: "cancelCompetition",
    path: `${AUTHORITY}/:competition/cancel`,
    summary: "A national lead cancels a competition, until award. What is open shuts at once",
    body: CancelCompetition.omit(fromAddress),
    answer: z.strictObject({ competitionId: CompetitionId }),
    status: 200,
    needs: onceUnchanged,
    refusals: [...ACT, "already-cancelled", "already-awarded"],
  },
  {
    ...act,
    operationId: "recordPrequalification",
    path: `${AUTHORITY}/:competition/prequalifications`,
    summary: "A national lead records that an organisation has pre-qualified",
    body: RecordPrequalification.omit({ competitionId: true }),
    answer: z.strictObject({ organisationId: OrganisationId }),
    status: 201,
    needs: once,
    refusals: [...ACT, "not-a-bidder", "already-prequalified", "already-cancelled"],
  },
];

const forParticipants = (
  audience: "bidder" | "partner",
  For: "ForBidder" | "ForPartner",
  answer: z.ZodObject,
): readonly ApiOperation[] => [
  {
    ...read,
    operationId: `listCompetitions${For}`,
    path: `/api/v1/${audience}/competitions`,
    summary: "Every competition, newest first, with what is open in it and what comes next",
    audience,
    query: ListCompetitions,
    answer: Listing,
    refusals: [],
  },
  {
    ...read,
    operationId: `getCompetition${For}`,
    path: `/api/v1/${audience}/competitions/:competition`,
    summary: "One competition as its participants see it. The ETag is the timetable's version",
    audience,
    answer,
    refusals: ["not-found"],
  },
];

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const competitionOperations: readonly ApiOperation[] = [
  ...forAuthority,
  ...forParticipants(
    "bidder",
    "ForBidder",
    // When the bidder's own organisation pre-qualified, if it has.
    ParticipantsCompetition.extend({ prequalifiedAt: Instant.optional() }),
  ),
  ...forParticipants("partner", "ForPartner", ParticipantsCompetition),
];
