import * as z from "zod";
import { Amendment, type Competition, Reason } from "../competition/schema.ts";
import { coversLot, type LotScope } from "../kernel/actor.ts";
import type { AuditEntry } from "../kernel/chain.ts";
import { LotId, OrganisationId, StageId, SubmissionId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import type { NoticeContent, Reminder } from "./schema.ts";

/** Who gets a notice. Organisations that take part are never named to each other: each person gets their own. */
export type Addressees =
  | { readonly of: "takers" }
  | { readonly of: "partners"; readonly lotId?: LotId }
  | { readonly of: "staff" }
  | { readonly of: "national-leads" }
  | { readonly of: "organisation"; readonly organisationId: OrganisationId };

export type Notice = { readonly to: readonly Addressees[]; readonly content: NoticeContent };

const EVERYBODY: readonly Addressees[] = [{ of: "takers" }, { of: "partners" }, { of: "staff" }];

const Moved = z.object(
  Amendment.pick({ stageId: true, moves: true, from: true, to: true, reason: true }).shape,
);
const Round = z.object({ round: StageId });
const Answered = z.object({ submissionId: SubmissionId, receivedAt: Instant });

type Causes = Readonly<Record<string, (entry: AuditEntry, competition: Competition) => Notice>>;

/** Which acts cause which notice to whom. An act that is not here causes none. */
const CAUSES: Causes = {
  "timetable.amended": (entry, competition) => ({
    to: EVERYBODY,
    content: { kind: "timetable-amended", ...about(competition), ...move(entry, competition) },
  }),
  "timetable-amendment.proposed": (entry, competition) => ({
    to: [{ of: "national-leads" }],
    content: {
      kind: "amendment-proposed",
      ...about(competition),
      ...move(entry, competition),
      by: entry.who.name,
    },
  }),
  "competition.cancelled": ({ detail }, competition) => ({
    to: EVERYBODY,
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

/** Whether an act causes a notice at all: most do not, and the competition need not be read for them. */
export const causesNotice = ({ what }: Pick<AuditEntry, "what">): boolean => Object.hasOwn(CAUSES, what);

/** The notice that an act causes, if it causes one. */
export const noticeOf = (entry: AuditEntry, competition: Competition): Notice | undefined =>
  causesNotice(entry) ? CAUSES[entry.what]?.(entry, competition) : undefined;

/**
 * The warning that an organisation has a draft it has not submitted. None is given once the round has closed, or when
 * its closing was moved: then there is a warning of its own for the new time.
 */
export function warningOf(reminder: Reminder, competition: Competition, now: Instant): Notice | undefined {
  const stage = competition.stages.find(({ stageId }) => stageId === reminder.window);
  if (stage?.closesAt !== reminder.closesAt || now >= reminder.closesAt) return undefined;
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
  const { round } = Round.parse(detail);
  return { stage: stageIn(competition, round), ...Answered.parse(answer), by: who.name };
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
