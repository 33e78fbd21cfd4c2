import * as z from "zod";
import { Amendment, type Competition } from "../competition/schema.ts";
import { coversLot, type LotScope } from "../kernel/actor.ts";
import type { AuditEntry } from "../kernel/chain.ts";
import { type CompetitionId, LotId, OrganisationId, PersonId, StageId, SubmissionId } from "../kernel/id.ts";
import { FileProblem } from "../files/schema.ts";
import { EvaluationPart } from "../evaluation/schema.ts";
import { Instant } from "../kernel/instant.ts";
import { Reason } from "../kernel/text.ts";
import { hasClosed } from "../kernel/window.ts";
import { CAUSES_ON_PORTAL } from "./causes-on-portal.ts";
import { causesOfTwo } from "./causes-of-two.ts";
import {
  type Addressees,
  type Cause,
  type Causes,
  type Notice,
  type NoticeTo,
  telling,
  type Told,
} from "./telling.ts";
import { changesPlace, placeNoticesOf, placeTold } from "./place-changes.ts";
import type { NoticeContent, Reminder } from "./schema.ts";

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
const Stopped = z.object({ visibleAt: Instant, ratifyBy: Instant });
const Refused = z.object({ problem: FileProblem });
const PartGiven = z.object({ part: EvaluationPart, section: z.string() });
const Answered = z.object({ submissionId: SubmissionId, receivedAt: Instant });

/** Which acts cause which notice to whom. An act that is not here causes none. */
const CAUSES: Causes<Competition> = {
  "competition.created": telling(
    "competition-published",
    ["bidders", "partners", "staff"],
    (_entry, competition) => ({
      to: [{ of: "bidders" }, { of: "partners" }, { of: "staff" }],
      content: { kind: "competition-published", ...about(competition), ...pqqOf(competition) },
    }),
  ),
  "timetable.amended": telling(
    "timetable-amended",
    ["takers", "bidders", "partners", "staff"],
    (entry, competition) => ({
      to: everybody(competition),
      content: { kind: "timetable-amended", ...about(competition), ...move(entry, competition) },
    }),
  ),
  "timetable.held": telling(
    "timetable-amended",
    ["takers", "bidders", "partners", "staff"],
    (entry, competition) => ({
      to: everybody(competition).filter(({ of }) => of !== "staff"),
      content: { kind: "timetable-amended", ...about(competition), ...move(entry, competition), held: true },
    }),
  ),
  "competition.cancelled": telling(
    "competition-cancelled",
    ["takers", "bidders", "partners", "staff"],
    ({ detail }, competition) => ({
      to: everybody(competition),
      content: {
        kind: "competition-cancelled",
        ...about(competition),
        reason: Reason.parse(detail["reason"]),
      },
    }),
  ),
  "prequalification.recorded": telling(
    "prequalification-recorded",
    ["organisation"],
    ({ subject }, competition) => ({
      to: [{ of: "organisation", organisationId: OrganisationId.parse(subject) }],
      content: { kind: "prequalification-recorded", ...about(competition) },
    }),
  ),
  "evaluator.assigned": telling("part-given", ["staff-member"], ({ subject, detail }, competition) => ({
    to: [{ of: "staff-member", personId: PersonId.parse(subject) }],
    content: { kind: "part-given", ...about(competition), ...PartGiven.parse(detail) },
  })),
  "query.asked": telling("query-asked", ["organisation"], ({ subject, detail }, competition) => ({
    to: [{ of: "organisation", organisationId: OrganisationId.parse(subject) }],
    content: { kind: "query-asked", ...about(competition), dueAt: Instant.parse(detail["dueAt"]) },
  })),
  "query.answered": telling("query-answered", ["national-leads"], (_entry, competition) => ({
    to: [{ of: "national-leads" }],
    content: { kind: "query-answered", ...about(competition) },
  })),
  "outcome.corrected": telling(
    "outcome-corrected",
    ["organisation", "partners", "staff"],
    ({ subject }, competition) => ({
      to: [
        { of: "organisation", organisationId: OrganisationId.parse(subject) },
        { of: "partners" },
        { of: "staff" },
      ],
      content: { kind: "outcome-corrected", ...about(competition) },
    }),
  ),
  // What its reason tells of a response is read in the portal only.
  "outcome.stopped": telling(
    "outcome-stopped",
    ["confirmers", "auditors"],
    ({ who, detail }, competition) => ({
      to: [{ of: "confirmers" }, { of: "auditors" }],
      content: { kind: "outcome-stopped", ...about(competition), ...Stopped.parse(detail), by: who.name },
    }),
  ),
  "outcome.told": telling("outcome-published", ["organisations"], ({ answer }, competition) => ({
    to: [{ of: "organisations", organisationIds: z.array(OrganisationId).parse(answer["organisations"]) }],
    content: { kind: "outcome-published", ...about(competition) },
  })),
  "outcome.published": telling("outcome-published", ["partners", "staff"], (_entry, competition) => ({
    to: [{ of: "partners" }, { of: "staff" }],
    content: { kind: "outcome-published", ...about(competition) },
  })),
  "pqq.submitted": telling("response-submitted", ["organisation"], (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "response-submitted", ...about(competition), ...receipt(entry, competition) },
  })),
  "pqq.withdrawn": telling("response-withdrawn", ["organisation"], (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "response-withdrawn", ...about(competition), ...receipt(entry, competition) },
  })),
  "file.refused": telling("file-refused", ["organisation"], (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "file-refused", ...about(competition), problem: Refused.parse(entry.detail).problem },
  })),
  "window.sealed": telling("files-kept-apart", ["national-leads"], filesKeptApart),
  "lot-preferences.submitted": telling("preferences-submitted", ["organisation"], (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "preferences-submitted", ...about(competition), ...receipt(entry, competition) },
  })),
  "lot-preferences.withdrawn": telling("preferences-withdrawn", ["organisation"], (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: { kind: "preferences-withdrawn", ...about(competition), ...receipt(entry, competition) },
  })),
  "lot-bidders.disclosed": telling("lot-bidders-disclosed", ["partners"], ({ subject }, competition) => ({
    to: [{ of: "partners", lotId: LotId.parse(subject) }],
    content: { kind: "lot-bidders-disclosed", ...about(competition), lot: lotOf(subject, competition) },
  })),
};

/** Which files were kept apart is known when the window is sealed, and not before; most windows have no files. */
function filesKeptApart(
  { subject, detail }: AuditEntry,
  competition: Competition,
): NoticeTo<"national-leads", "files-kept-apart"> | undefined {
  const files = Sealed.safeParse(detail).data?.filesKeptApart ?? 0;
  if (files === 0) return undefined;
  const stage = stageIn(competition, StageId.parse(subject));
  return {
    to: [{ of: "national-leads" }],
    content: { kind: "files-kept-apart", ...about(competition), stage, files },
  };
}

/** What is told besides, to others. */
const CAUSES_BESIDE: Causes<Competition> = {
  // Whoever answered for good is told that the answer is in, beside those who asked.
  "query.answered": telling("own-query-answered", ["organisation"], (entry, competition) => ({
    to: [ownOrganisation(entry)],
    content: {
      kind: "own-query-answered",
      ...about(competition),
      answeredAt: entry.at,
      by: entry.who.name,
    },
  })),
  // The authority’s own people read until when one of them says whether they stand by what one person held.
  "timetable.held": telling("timetable-amended", ["staff"], (entry, competition) => ({
    to: [{ of: "staff" }],
    content: {
      kind: "timetable-amended",
      ...about(competition),
      ...move(entry, competition),
      held: true,
      ratifyBy: Instant.parse(entry.detail["ratifyBy"]),
    },
  })),
};

const causeIn = <About>(causes: Causes<About>, what: string): Cause<About> | undefined =>
  Object.hasOwn(causes, what) ? causes[what] : undefined;

/** Whether an act causes a notice at all: most do not, and the competition need not be read for them. */
export const causesNotice = ({ what }: Pick<AuditEntry, "what">): boolean =>
  [CAUSES, CAUSES_ON_PORTAL, causesOfTwo].some((causes) => Object.hasOwn(causes, what)) ||
  changesPlace({ what });

/** Every notice that an act causes. */
export function noticesOf(entry: AuditEntry, competition: Competition | undefined): readonly Notice[] {
  const notices = [
    noticeOf(entry, competition),
    competition && causeIn(CAUSES_BESIDE, entry.what)?.notice(entry, competition),
  ];
  return [...notices.filter((notice) => notice !== undefined), ...placeNoticesOf(entry)];
}

/** The notice that an act causes, if it causes one. `competition`: the one that the act belongs to, if to any. */
export function noticeOf(entry: AuditEntry, competition: Competition | undefined): Notice | undefined {
  const ofTwo = causeIn(causesOfTwo, entry.what);
  if (ofTwo !== undefined) return ofTwo.notice(entry, competition && about(competition));
  return competition === undefined
    ? causeIn(CAUSES_ON_PORTAL, entry.what)?.notice(entry, undefined)
    : causeIn(CAUSES, entry.what)?.notice(entry, competition);
}

/** Whom acts with such an entry tell what. */
export const toldBy = (what: string): readonly Told[] => [
  ...[CAUSES, CAUSES_BESIDE, CAUSES_ON_PORTAL, causesOfTwo].flatMap((causes) =>
    Object.hasOwn(causes, what) ? (causes[what]?.tells ?? []) : [],
  ),
  ...placeTold(what),
];

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

/** When the PQQ of a competition can be answered, if it has one. */
function pqqOf({ stages }: Competition) {
  const pqq = stages.find(({ kind }) => kind === "pqq");
  return pqq?.closesAt === undefined ? {} : { pqq: { opensAt: pqq.opensAt, closesAt: pqq.closesAt } };
}

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

function ownOrganisation({ who }: AuditEntry): Extract<Addressees, { of: "organisation" }> {
  if (who.organisationId === undefined) throw new Error("a submission of no organisation");
  return { of: "organisation", organisationId: who.organisationId };
}
