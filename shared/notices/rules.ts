import * as z from "zod";
import { Amendment, type Competition } from "../competition/schema.ts";
import { type Capacity, coversLot, type LotScope } from "../kernel/actor.ts";
import type { AuditEntry } from "../kernel/chain.ts";
import { type CompetitionId, LotId, OrganisationId, PersonId, StageId, SubmissionId } from "../kernel/id.ts";
import { FileProblem } from "../files/schema.ts";
import { EvaluationPart } from "../evaluation/schema.ts";
import { Instant } from "../kernel/instant.ts";
import { Reason } from "../kernel/text.ts";
import { hasClosed } from "../kernel/window.ts";
import { MembersChange } from "../memberships/schema.ts";
import { causesOfTwo } from "./causes-of-two.ts";
import { changesPlace, placeNoticesOf } from "./place-changes.ts";
import type { NoticeContent, Reminder } from "./schema.ts";

/** Who gets a notice. Organisations that take part are never named to each other: each person gets their own. */
export type Addressees =
  | { readonly of: "takers" }
  /** Every organisation that is registered as a bidder. */
  | { readonly of: "bidders" }
  | { readonly of: "partners"; readonly lotId?: LotId }
  | { readonly of: "staff" }
  | { readonly of: "national-leads" }
  | { readonly of: "auditors" }
  | { readonly of: "approvers" }
  /** Everybody who confirms what another proposes. */
  | { readonly of: "confirmers" }
  | { readonly of: "staff-member"; readonly personId: PersonId }
  | { readonly of: "organisation"; readonly organisationId: OrganisationId }
  | { readonly of: "organisations"; readonly organisationIds: readonly OrganisationId[] }
  /** The person of a place, whatever has become of it. */
  | { readonly of: "place"; readonly personId: PersonId; readonly capacity: Capacity }
  /** Those who manage the people of an organisation, or of the authority. */
  | { readonly of: "leads"; readonly capacity: Capacity; readonly except: readonly PersonId[] }
  /** The main contact of an organisation, as long as what this version of its confirmation asks is not answered. */
  | { readonly of: "contact"; readonly organisationId: OrganisationId; readonly version: number };

export type Notice = { readonly to: readonly Addressees[]; readonly content: NoticeContent };

/** Those whom a whole competition concerns, by what they are to it. */
export type Concerned = { readonly of: "takers" | "bidders" | "partners" | "staff" };

/**
 * Everybody whom a competition concerns. As long as its PQQ is not sealed any bidder can still come in: all of them are
 * told, also those who have not begun.
 */
export function everybody({ stages, sealed }: Pick<Competition, "stages" | "sealed">): readonly Concerned[] {
  const pqq = stages.find(({ kind }) => kind === "pqq");
  const canComeIn = pqq !== undefined && sealed[pqq.stageId] === undefined;
  return [{ of: canComeIn ? "bidders" : "takers" }, { of: "partners" }, { of: "staff" }];
}

const Moved = z.object(
  Amendment.pick({ stageId: true, moves: true, from: true, to: true, reason: true }).shape,
);
const Submitted = z.union([
  z.object({ round: StageId }).transform(({ round }) => round),
  z.object({ window: StageId }).transform(({ window }) => window),
]);
const Sealed = z.object({ filesKeptApart: z.int().min(0) });
const Refused = z.object({ problem: FileProblem });
const PartGiven = z.object({ part: EvaluationPart, section: z.string() });
const Answered = z.object({ submissionId: SubmissionId, receivedAt: Instant });

type Causes = Readonly<Record<string, (entry: AuditEntry, competition: Competition) => Notice | undefined>>;

/** Which acts cause which notice to whom. An act that is not here causes none. */
const CAUSES: Causes = {
  "timetable.amended": (entry, competition) => ({
    to: everybody(competition),
    content: { kind: "timetable-amended", ...about(competition), ...move(entry, competition) },
  }),
  "timetable.held": (entry, competition) => ({
    to: everybody(competition).filter(({ of }) => of !== "staff"),
    content: { kind: "timetable-amended", ...about(competition), ...move(entry, competition), held: true },
  }),
  "competition.cancelled": ({ detail }, competition) => ({
    to: everybody(competition),
    content: {
      kind: "competition-cancelled",
      ...about(competition),
      reason: Reason.parse(detail["reason"]),
    },
  }),
  "prequalification.recorded": ({ subject }, competition) => ({
    to: [{ of: "organisation", organisationId: OrganisationId.parse(subject) }],
    content: { kind: "prequalification-recorded", ...about(competition) },
  }),
  "evaluator.assigned": ({ subject, detail }, competition) => ({
    to: [{ of: "staff-member", personId: PersonId.parse(subject) }],
    content: { kind: "part-given", ...about(competition), ...PartGiven.parse(detail) },
  }),
  "query.asked": ({ subject, detail }, competition) => ({
    to: [{ of: "organisation", organisationId: OrganisationId.parse(subject) }],
    content: { kind: "query-asked", ...about(competition), dueAt: Instant.parse(detail["dueAt"]) },
  }),
  "query.answered": (_entry, competition) => ({
    to: [{ of: "national-leads" }],
    content: { kind: "query-answered", ...about(competition) },
  }),
  "outcome.corrected": ({ subject }, competition) => ({
    to: [
      { of: "organisation", organisationId: OrganisationId.parse(subject) },
      { of: "partners" },
      { of: "staff" },
    ],
    content: { kind: "outcome-corrected", ...about(competition) },
  }),
  "outcome.told": ({ answer }, competition) => ({
    to: [{ of: "organisations", organisationIds: z.array(OrganisationId).parse(answer["organisations"]) }],
    content: { kind: "outcome-published", ...about(competition) },
  }),
  "outcome.published": (_entry, competition) => ({
    to: [{ of: "partners" }, { of: "staff" }],
    content: { kind: "outcome-published", ...about(competition) },
  }),
  "pqq.submitted": (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "response-submitted", ...about(competition), ...receipt(entry, competition) },
  }),
  "pqq.withdrawn": (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "response-withdrawn", ...about(competition), ...receipt(entry, competition) },
  }),
  "file.refused": (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "file-refused", ...about(competition), problem: Refused.parse(entry.detail).problem },
  }),
  "window.sealed": filesKeptApart,
  "lot-preferences.submitted": (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "preferences-submitted", ...about(competition), ...receipt(entry, competition) },
  }),
  "lot-preferences.withdrawn": (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "preferences-withdrawn", ...about(competition), ...receipt(entry, competition) },
  }),
  "lot-bidders.disclosed": ({ subject }, competition) => ({
    to: [{ of: "partners", lotId: LotId.parse(subject) }],
    content: { kind: "lot-bidders-disclosed", ...about(competition), lot: lotOf(subject, competition) },
  }),
};

/** Which files were kept apart is known when the window is sealed, and not before; most windows have no files. */
function filesKeptApart({ subject, detail }: AuditEntry, competition: Competition): Notice | undefined {
  const files = Sealed.safeParse(detail).data?.filesKeptApart ?? 0;
  if (files === 0) return undefined;
  const stage = stageIn(competition, StageId.parse(subject));
  return {
    to: [{ of: "national-leads" }],
    content: { kind: "files-kept-apart", ...about(competition), stage, files },
  };
}

const AskedContact = z.object({ name: z.string(), confirmation: z.int().optional() });
const Requested = z.object({ organisation: z.string(), change: MembersChange, reason: Reason });

/** The same for acts on the portal, which belong to no competition. */
const CAUSES_ON_PORTAL: Readonly<Record<string, (entry: AuditEntry) => Notice | undefined>> = {
  "organisation.registered": askContact,
  "organisation.edited": askContact,
  "contact.asked-again": askContact,
  "membership-change.requested": ({ detail }) => ({
    to: [{ of: "national-leads" }],
    content: { kind: "membership-change-requested", ...Requested.parse(detail) },
  }),
  "staff.lead-named": ({ who }) => ({
    to: [{ of: "staff" }],
    content: { kind: "lead-named", name: who.name },
  }),
  "membership-change.approved": (entry) => decidedChange(entry, true),
  "membership-change.refused": (entry) => decidedChange(entry, false),
};

/** Whether an act causes a notice at all: most do not, and the competition need not be read for them. */
export const causesNotice = ({ what }: Pick<AuditEntry, "what">): boolean =>
  [CAUSES, CAUSES_ON_PORTAL, causesOfTwo].some((causes) => Object.hasOwn(causes, what)) ||
  changesPlace({ what });

/** Every notice that an act causes. */
export function noticesOf(entry: AuditEntry, competition: Competition | undefined): readonly Notice[] {
  const notice = noticeOf(entry, competition);
  return [
    ...(notice === undefined ? [] : [notice]),
    ...(entry.what === "query.answered" && competition !== undefined ? [ownAnswer(entry, competition)] : []),
    ...(entry.what === "timetable.held" && competition !== undefined ? [toRatify(entry, competition)] : []),
    ...placeNoticesOf(entry),
  ];
}

/** Whoever answered for good is told that the answer is in, beside those who asked. */
const ownAnswer = (entry: AuditEntry, competition: Competition): Notice => ({
  to: [ownOrganisation(entry)],
  content: { kind: "own-query-answered", ...about(competition), answeredAt: entry.at, by: entry.who.name },
});

/** The authority’s own people read besides until when one of them says whether they stand by what one person held. */
const toRatify = (entry: AuditEntry, competition: Competition): Notice => ({
  to: [{ of: "staff" }],
  content: {
    kind: "timetable-amended",
    ...about(competition),
    ...move(entry, competition),
    held: true,
    ratifyBy: Instant.parse(entry.detail["ratifyBy"]),
  },
});

/** The notice that an act causes, if it causes one. `competition`: the one that the act belongs to, if to any. */
export function noticeOf(entry: AuditEntry, competition: Competition | undefined): Notice | undefined {
  if (Object.hasOwn(causesOfTwo, entry.what))
    return causesOfTwo[entry.what]?.(entry, competition && about(competition));
  if (competition === undefined)
    return Object.hasOwn(CAUSES_ON_PORTAL, entry.what) ? CAUSES_ON_PORTAL[entry.what]?.(entry) : undefined;
  return Object.hasOwn(CAUSES, entry.what) ? CAUSES[entry.what]?.(entry, competition) : undefined;
}

/** A profile was saved with a main contact whose address nobody has confirmed. */
function askContact({ subject, detail }: AuditEntry): Notice | undefined {
  const { name: organisation, confirmation: version } = AskedContact.parse(detail);
  if (version === undefined) return undefined;
  return {
    to: [{ of: "contact", organisationId: OrganisationId.parse(subject), version }],
    content: { kind: "contact-asked", organisation },
  };
}

function decidedChange({ subject, detail }: AuditEntry, approved: boolean): Notice {
  const { change, reason } = Requested.parse(detail);
  return {
    to: [{ of: "organisation", organisationId: OrganisationId.parse(subject) }],
    content: { kind: "membership-change-decided", change, approved, reason },
  };
}

/**
 * The warning that an organisation has a draft it has not submitted. None is given once the round has closed, or when
 * its closing was moved: then there is a warning of its own for the new time.
 */
export function warningOf(reminder: Reminder, competition: Competition, now: Instant): Notice | undefined {
  const stage = competition.stages.find(({ stageId }) => stageId === reminder.window);
  if (stage?.closesAt !== reminder.closesAt || hasClosed(reminder, now)) return undefined;
  return {
    to: [{ of: "organisation", organisationId: reminder.organisationId }],
    content: {
      kind: "draft-unsent",
      ...about(competition),
      stage: stageIn(competition, reminder.window),
      closesAt: reminder.closesAt,
    },
  };
}

/** The competition that a notice is about, if it is about one. */
export const competitionOf = (content: NoticeContent): CompetitionId | undefined =>
  "competitionId" in content ? content.competitionId : undefined;

/** Whether a partner's lots make a notice concern them; one about no lot concerns all partners. */
export const concernsPartner = (lotId: LotId | undefined, lots: LotScope): boolean =>
  lotId === undefined || coversLot(lots, lotId);

const about = ({ competitionId, title }: Competition) => ({ competitionId, competition: title });

function stageIn({ stages }: Competition, stageId: StageId) {
  const stage = stages.find((one) => one.stageId === stageId);
  if (stage === undefined) throw new Error("an entry about a stage that the competition does not have");
  const { kind, number } = stage;
  return number === undefined ? { kind } : { kind, number };
}

function move({ detail }: AuditEntry, competition: Competition) {
  const { stageId, ...moved } = Moved.parse(detail);
  return { stage: stageIn(competition, stageId), ...moved };
}

function receipt({ detail, answer, who }: AuditEntry, competition: Competition) {
  return { stage: stageIn(competition, Submitted.parse(detail)), ...Answered.parse(answer), by: who.name };
}

function lotOf(subject: string | undefined, { lots }: Competition) {
  const lot = lots.find(({ lotId }) => lotId === subject);
  if (lot === undefined) throw new Error("an entry about a lot that the competition does not have");
  return { cpaNumber: lot.cpaNumber, name: lot.name };
}

function ownOrganisation({ who }: AuditEntry): Addressees {
  if (who.organisationId === undefined) throw new Error("a submission of no organisation");
  return { of: "organisation", organisationId: who.organisationId };
}
