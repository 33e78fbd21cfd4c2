import type { Standing } from "../../shared/competition/schema.ts";
import type { ResponseResult } from "../../shared/evaluation/schema.ts";
import { type AuthorityActor, named } from "../../shared/kernel/actor.ts";
import { type CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Proposal } from "../../shared/kernel/proposal.ts";
import { accept } from "../../shared/kernel/result.ts";
import type { OwnOutcome } from "../../shared/outcomes/schema.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { loadStandings } from "../competition/facts.ts";
import { commit } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { whileWaits } from "../platform/proposals.ts";
import { authorityStream } from "../platform/stream.ts";
import type { Write } from "../platform/table.ts";
import { whoOf } from "../platform/who.ts";
import { prepareOwnOutcome, prepareStanding } from "./store.ts";

/** How many organisations' rows one transaction writes: two rows each, of which the longest fill a fifth of its 4 MB. */
const BATCH = 20;

/** What is written for every organisation before an outcome can be published. */
type Prepared = {
  readonly actor: AuthorityActor;
  readonly competitionId: CompetitionId;
  readonly proposal: Proposal;
  readonly results: readonly ResponseResult[];
  readonly needed: Pick<Questionnaire, "thresholdPercent" | "leastScore">;
};

/**
 * Writes what every organisation will read, and where those who pass will stand. All of it carries the id of the proposal
 * and means nothing before that is published, so that doing it again, or never going on, does no harm. Refuses when the
 * proposal does not wait any more, or when one of the organisations was recorded as pre-qualified meanwhile.
 */
export async function prepareOutcome(deps: Pick<Deps, "table" | "newSalt">, prepared: Prepared, at: Instant) {
  const { actor, competitionId, proposal, results } = prepared;
  const { proposalId } = proposal;
  const passing = results.filter(({ passes }) => passes).map(({ organisationId }) => organisationId);
  const standings = await loadStandings(deps.table, passing, competitionId);
  const recorded = new Set(
    standings.filter((one) => "visibleAt" in one).map(({ organisationId }) => organisationId),
  );
  for (let from = 0; from < results.length; from += BATCH) {
    const batch = results.slice(from, from + BATCH);
    const organisations = batch.map(({ organisationId }) => organisationId);
    const committed = await commit(
      deps,
      [
        whileWaits(proposal),
        ...batch.flatMap((result) => rowsOf(prepared, result, recorded.has(result.organisationId))),
      ],
      {
        stream: authorityStream(competitionId, actor.personId),
        what: "outcome.prepared",
        who: whoOf(actor),
        at,
        competitionId,
        subject: proposalId,
        detail: { organisations: batch.map(({ organisationName }) => organisationName) },
        answer: {},
        command: { proposalId, organisations },
      },
      RequestKey.parse(`prepare-${proposalId}-${from}`),
    );
    if (!committed.ok) return committed;
  }
  return accept(undefined);
}

function rowsOf(prepared: Prepared, result: ResponseResult, isRecorded: boolean): readonly Write[] {
  const own = prepareOwnOutcome(ownOutcome(prepared, result));
  return result.passes && !isRecorded ? [own, prepareStanding(standingBy(prepared, result))] : [own];
}

function ownOutcome(
  { competitionId, proposal: { proposalId }, needed: { thresholdPercent, leastScore } }: Prepared,
  { mayBeListed: _mayBeListed, sections, ...result }: ResponseResult,
): OwnOutcome {
  const marked = sections.filter(({ marking }) => marking !== "not-scored");
  return { ...result, sections: marked, competitionId, proposalId, thresholdPercent, leastScore };
}

const standingBy = (
  { actor, competitionId, proposal: { proposalId, reason } }: Prepared,
  { organisationId, organisationName }: ResponseResult,
): Standing => ({
  competitionId,
  organisationId,
  organisationName,
  prequalified: true,
  proposalId,
  reason,
  recordedBy: named(actor),
});
