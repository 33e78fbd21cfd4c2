import type { Competition, Lot } from "../competition/schema.ts";
import type { LotId, OrganisationId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { byName } from "../kernel/text.ts";
import type { LotBidder, LotCounts, Movement, OpenedChoice } from "./schema.ts";

/** Who prefers a lot after a round was sealed, and whether that is fewer than the competition asks for. */
export type LotCoverage = {
  readonly lot: Lot;
  readonly bidders: readonly LotBidder[];
  readonly underMinimum: boolean;
};

/** "What if": an organisation, or one member of consortia, withdraws. */
export type Withdrawn = {
  readonly organisation?: OrganisationId | undefined;
  readonly member?: string | undefined;
};

/** The choices that would remain if somebody withdrew. A consortium falls with any one of its members. */
export const without = (opened: readonly OpenedChoice[], withdrawn: Withdrawn): readonly OpenedChoice[] =>
  opened.filter(
    ({ organisationId, members }) =>
      organisationId !== withdrawn.organisation &&
      (withdrawn.member === undefined || !members.includes(withdrawn.member)),
  );

/** Coverage of these lots by what was opened. */
export function coverageOf(
  lots: readonly Lot[],
  opened: readonly OpenedChoice[],
  round: { readonly ranked: boolean; readonly minimumBidders: number },
): readonly LotCoverage[] {
  return lots.map((lot) => {
    const bidders = opened
      .filter((choice) => choice.lots.includes(lot.lotId))
      .map(({ organisationId, organisationName, members, lots: chosen }) => ({
        organisationId,
        name: organisationName,
        members,
        rank: round.ranked ? chosen.indexOf(lot.lotId) + 1 : undefined,
      }))
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || byName(a, b));
    return { lot, bidders, underMinimum: bidders.length < round.minimumBidders };
  });
}

/** How many bidders prefer each lot. */
export function lotCounts(opened: readonly Pick<OpenedChoice, "lots">[]): LotCounts {
  const counts: LotCounts = {};
  for (const lot of opened.flatMap(({ lots }) => lots)) counts[lot] = (counts[lot] ?? 0) + 1;
  return counts;
}

/** How each bidder moved from one round to the next, among the lots that the reader may see. */
export function movements(
  earlier: readonly OpenedChoice[],
  later: readonly OpenedChoice[],
  visible: ReadonlySet<LotId>,
): readonly Movement[] {
  return later
    .map(({ organisationId, organisationName, lots }) => {
      const before = earlier.find((choice) => choice.organisationId === organisationId)?.lots ?? [];
      return { organisationId, name: organisationName, ...moved(before, lots, visible) };
    })
    .filter(({ added, kept, dropped }) => added.length + kept.length + dropped.length > 0)
    .toSorted(byName);
}

/** Lots added, kept and dropped between two choices. */
export function moved(before: readonly LotId[], after: readonly LotId[], visible: ReadonlySet<LotId>) {
  const seen = (lots: readonly LotId[]) => lots.filter((lot) => visible.has(lot));
  return {
    added: seen(after.filter((lot) => !before.includes(lot))),
    kept: seen(after.filter((lot) => before.includes(lot))),
    dropped: seen(before.filter((lot) => !after.includes(lot))),
  };
}

/**
 * Since when an organisation has not been pre-qualified any more, where a correction of the outcome says so. What was sealed stays
 * the record of its round, with its choice; what is told of it from then on says so.
 */
export function notPrequalifiedSince(
  { outcome }: Partial<Pick<Competition, "outcome">>,
  organisation: OrganisationId,
): Instant | undefined {
  const last = outcome?.corrections?.findLast(({ organisationId }) => organisationId === organisation);
  return last?.passes === false ? last.at : undefined;
}
