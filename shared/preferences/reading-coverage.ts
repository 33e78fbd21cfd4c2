import { type AuthorityActor, coversLot, readsCoverage } from "../kernel/actor.ts";
import type { Competition, Lot } from "../competition/schema.ts";
import type { LotId, OrganisationId, StageId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import { alphabetically } from "../kernel/text.ts";
import { hasClosed } from "../kernel/window.ts";
import { coverageOf, type LotCoverage, movements, type Withdrawn, without } from "./coverage.ts";
import { type PreferencesRefusal, type Round, roundsOf } from "./rules.ts";
import type { Movement, OpenedChoice } from "./schema.ts";

type ReadingRefusal = Extract<
  PreferencesRefusal,
  { code: "not-found" | "not-for-your-role" | "not-your-lot" }
>;

/**
 * Decides of which lots somebody of the authority may read the coverage: an auditor of all, leads and support managers
 * of their own, evaluators and approvers of none. With `lot`, whether of that one.
 */
export function decideReading(
  { actor, competition }: { actor: AuthorityActor; competition: Competition },
  lot?: LotId,
): Result<readonly Lot[], ReadingRefusal> {
  if (!readsCoverage(actor)) return refuse({ code: "not-for-your-role" });
  const scope = actor.lots;
  if (lot !== undefined && !coversLot(scope, lot)) return refuse({ code: "not-your-lot" });
  const own = competition.lots.filter(({ lotId }) => coversLot(scope, lotId));
  if (lot === undefined) return accept(own);
  const asked = own.filter(({ lotId }) => lotId === lot);
  return asked.length === 0 ? refuse({ code: "not-found" }) : accept(asked);
}

/** The round that is shown to who names none: the latest that has closed. */
export const latestClosed = (competition: Pick<Competition, "stages">, now: Instant): Round | undefined =>
  roundsOf(competition).findLast((round) => hasClosed(round, now));

/** The round before another. */
export function roundBefore(competition: Pick<Competition, "stages">, round: StageId): Round | undefined {
  const rounds = roundsOf(competition);
  return rounds[rounds.findIndex(({ stageId }) => stageId === round) - 1];
}

/** What was opened of a sealed round, and of the round before it if there was one. */
export type OpenedRound = {
  readonly round: Round;
  readonly opened: readonly OpenedChoice[];
  readonly earlier: { readonly round: Round; readonly opened: readonly OpenedChoice[] } | undefined;
};

/** What a sealed round says of some lots, and nothing of any other. */
export type SeenCoverage = {
  /** As it stands. */
  readonly lots: readonly LotCoverage[];
  /** As it would stand if somebody withdrew; undefined when nobody was named. */
  readonly whatIf: readonly LotCoverage[] | undefined;
  readonly movements: readonly Movement[];
  /** Who prefers any of the lots, and the members of the consortia among them: who could withdraw. */
  readonly organisations: readonly { readonly organisationId: OrganisationId; readonly name: string }[];
  readonly members: readonly string[];
};

/** What a sealed round says of these lots, and what it would say if somebody withdrew. */
export function seenCoverage(
  { minimumBidders }: Pick<Competition, "minimumBidders">,
  lots: readonly Lot[],
  { round, opened, earlier }: OpenedRound,
  withdrawn: Withdrawn = {},
): SeenCoverage {
  const terms = { ranked: round.ranked === true, minimumBidders };
  const visible = new Set(lots.map(({ lotId }) => lotId));
  const concerned = opened
    .filter((choice) => choice.lots.some((lot) => visible.has(lot)))
    .toSorted((a, b) => alphabetically(a.organisationName, b.organisationName));
  const consortia = concerned.filter(({ members }) => members.length > 1);
  const named = withdrawn.organisation !== undefined || withdrawn.member !== undefined;
  return {
    lots: coverageOf(lots, opened, terms),
    whatIf: named ? coverageOf(lots, without(opened, withdrawn), terms) : undefined,
    movements: earlier === undefined ? [] : movements(earlier.opened, opened, visible),
    organisations: concerned.map(({ organisationId, organisationName: name }) => ({ organisationId, name })),
    members: [...new Set(consortia.flatMap(({ members }) => members))].toSorted(alphabetically),
  };
}
