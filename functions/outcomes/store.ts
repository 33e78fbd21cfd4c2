import type { CompetitionOutcome, Standing } from "../../shared/competition/schema.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { OwnOutcome, PublicList } from "../../shared/outcomes/schema.ts";
import { outcomeIn, outcomeKey, standingKey } from "../competition/facts.ts";
import { asKept } from "../platform/as-kept.ts";
import { loadWaiting, whileNoneWaits } from "../platform/proposals.ts";
import { takePart } from "../platform/taking-part.ts";
import type { Table, Write } from "../platform/table.ts";

/** The one proposal that there is of an outcome at a time. */
const proposing = (competition: CompetitionId) =>
  ({ scope: competition, act: "pqq-outcome", subject: "outcome" }) as const;
type Own = Pick<OwnOutcome, "organisationId" | "competitionId" | "proposalId">;
export const ownOutcomeKey = ({ organisationId, competitionId, proposalId }: Own): Key => ({
  pk: partition("STAND", organisationId, competitionId),
  sk: sort("OUTCOME", proposalId),
});
const publicListKey = (competition: CompetitionId): Key => ({
  pk: partition("CMP", competition, "pqq"),
  sk: "OUTCOME",
});

const publicListOf = asKept(PublicList);

/** Since when an outcome is proposed, or was proposed that is confirmed by now; undefined when none is. */
export async function loadOutcomeProposed(table: Table, competition: CompetitionId) {
  const [waiting, confirmed] = await Promise.all([
    loadWaiting(table, proposing(competition)),
    table.get(outcomeKey(competition)),
  ]);
  return waiting?.proposedAt ?? outcomeIn(confirmed)?.proposedAt;
}

/** Holds where no outcome is confirmed, or the one that was is stopped. */
const NONE_STANDS = { matching: { proposalId: undefined } } as const;

/** Publishes an outcome from its instant on, once. */
export const publishFrom = (competition: CompetitionId, outcome: CompetitionOutcome): Write => ({
  put: { ...outcomeKey(competition), ...outcome },
  if: NONE_STANDS,
});

/** Leaves of a confirmed outcome, before anybody was told of it, that it was stopped: another one can take its place. */
export const takeBack = (
  competition: CompetitionId,
  { proposalId, visibleAt }: Pick<CompetitionOutcome, "proposalId" | "visibleAt">,
  stoppedAt: Instant,
): Write => ({
  put: { ...outcomeKey(competition), stoppedAt },
  if: { matching: { proposalId, visibleAt, announcedAt: undefined } },
});

/** Holds while no outcome is proposed or confirmed. */
export const whileNoneStands = (competition: CompetitionId): readonly Write[] => [
  whileNoneWaits(proposing(competition)),
  { check: outcomeKey(competition), if: NONE_STANDS },
];

/** What an organisation will read of its response. It means nothing before its proposal is the published one. */
export const prepareOwnOutcome = (outcome: OwnOutcome): Write => ({
  put: { ...ownOutcomeKey(outcome), ...outcome },
});

/** Where an organisation that passes will stand, unless it was recorded as pre-qualified by itself. */
export const prepareStanding = (standing: Standing): Write => ({
  put: { ...standingKey(standing), ...standing },
  if: { matching: { visibleAt: undefined } },
});

const ownOutcomeOf = asKept(OwnOutcome);

/** The names for the public page, in one write with the outcome that they belong to. */
export const savePublicList = (competition: CompetitionId, list: PublicList): Write => ({
  put: { ...publicListKey(competition), ...list },
});

export async function loadPublicList(table: Table, competition: CompetitionId) {
  return publicListOf(await table.get(publicListKey(competition)));
}

/** What an organisation reads of its response by the outcome that was published. */
export const loadOwn = async (table: Table, own: Own) => ownOutcomeOf(await table.get(ownOutcomeKey(own)));

/** The public names as they are once an outcome is corrected. */
export const replacePublicList = (competition: CompetitionId, list: PublicList): Write => ({
  put: { ...publicListKey(competition), ...list },
  if: { matching: { proposalId: list.proposalId } },
});

type Corrections = NonNullable<CompetitionOutcome["corrections"]>;

/** The outcome with one more correction, if it is still the one that was decided on. */
export const correctedOutcome = (
  competition: CompetitionId,
  outcome: CompetitionOutcome,
  { passed, correction }: { readonly passed: number; readonly correction: Corrections[number] },
): Write => ({
  put: {
    ...outcomeKey(competition),
    ...outcome,
    passed,
    version: (outcome.version ?? 1) + 1,
    corrections: [...(outcome.corrections ?? []), correction],
  },
  if: {
    matching: {
      proposalId: outcome.proposalId,
      version: outcome.version,
      announcedAt: outcome.announcedAt,
    },
  },
});

type Corrected = Omit<Standing, "prequalified" | "visibleAt" | "proposalId" | "until"> & {
  readonly passes: boolean;
  readonly at: Instant;
};

/** Where an organisation stands by a correction: from its instant on, or no more. */
export const correctedStanding = (
  before: Standing | undefined,
  { passes, at, ...corrected }: Corrected,
): readonly Write[] => {
  const key = standingKey(corrected);
  if (passes)
    return [
      { put: { ...key, ...corrected, prequalified: true, visibleAt: at } },
      takePart(corrected.competitionId, corrected.organisationId),
    ];
  return before === undefined ? [] : [{ put: { ...key, ...before, until: at } }];
};
