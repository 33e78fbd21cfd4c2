import type { Instant } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import type { Amendment, Competition, CompetitionOutcome } from "./schema.ts";

/** What a page or an answer for people outside the authority may hold: no names of staff, and not when work was done. */
export type ParticipantsView = Omit<Competition, "sealed" | "amendments" | "outcome"> & {
  readonly amendments: readonly ShownAmendment[];
  readonly outcome?: PublishedOutcome | undefined;
};
/** What everybody may know of a published outcome of the PQQ. */
type PublishedOutcome = Pick<CompetitionOutcome, "visibleAt" | "submitted" | "passed">;
export type ShownAmendment = Omit<Amendment, "proposedBy" | "confirmedBy"> &
  Partial<Pick<Amendment, "proposedBy" | "confirmedBy">>;

/** A competition as its participants and the public see it at an instant. */
export function asParticipantsSeeIt(known: Competition, now: Instant): ParticipantsView {
  const { sealed: _sealed, outcome: _outcome, ...competition } = known;
  const amendments = competition.amendments.map(
    ({ proposedBy: _proposedBy, confirmedBy: _confirmedBy, ...amendment }) => amendment,
  );
  const published = publishedOutcome(known, now);
  if (published === undefined) return { ...competition, amendments };
  const { visibleAt, submitted, passed } = published;
  return { ...competition, amendments, outcome: { visibleAt, submitted, passed } };
}

/** A competition as the people of the authority see it: an outcome of the PQQ not before everybody else. */
export function asStaffSeeIt(known: Competition, now: Instant): Competition {
  const { outcome: _outcome, ...competition } = known;
  const outcome = publishedOutcome(known, now);
  return outcome === undefined ? competition : { ...competition, outcome };
}
