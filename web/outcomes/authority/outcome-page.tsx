import type { Competition } from "../../../shared/competition/schema.ts";
import type { ResponseResult } from "../../../shared/evaluation/schema.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { outcomeRefusalInWords } from "../../../shared/outcomes/words.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { type Followed, ProposalCard } from "../../proposals/proposal-card.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { outcomePath, prequalifiedPath } from "../paths.ts";
import { ResultsTable } from "../results-table.tsx";
import { Part, Ways } from "../../govuk/part.tsx";

type OutcomePageProps = {
  frame: Frame;
  competition: Competition;
  complete: boolean;
  results: readonly ResponseResult[];
  /** Until when a bidder may still answer a question, if one may. */
  queriesDueAt: Instant | undefined;
  /** The proposals of an outcome, the latest first, with what has become of each. */
  proposals: readonly Followed[];
  /** Whether this person may propose one. */
  mayPropose: boolean;
};

/** The outcome of the PQQ as the authority prepares it: what was proposed, and how every response came out. */
export function OutcomePage(props: OutcomePageProps) {
  const { competition, complete, results, proposals } = props;
  const stands = proposals.find(
    ({ proposal, state }) => proposal.act === "pqq-outcome" && (state === "waiting" || state === "confirmed"),
  );
  const { cancelled } = competition;
  const others = proposals.filter((one) => one !== stands);
  const closed = others.filter(({ state }) => state !== "waiting");
  return (
    <CompetitionFrame {...props} title="Outcome of the PQQ" width="wide">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {stands && <ProposalCard {...stands} />}
          {stands === undefined && <NotProposed {...props} />}
          {stands !== undefined && cancelled !== undefined && (
            <InsetText text={said({ code: "competition-cancelled", cancelledAt: cancelled.at })} />
          )}
          {stands?.state === "confirmed" && cancelled === undefined && <Confirmed {...props} />}
          {others.map((one) => one.state === "waiting" && <ProposalCard {...one} />)}
        </div>
      </div>
      {results.length > 0 && <ResultsTable results={results} complete={complete} />}
      {closed.length > 0 && (
        <Part title="Corrections and other proposals">
          {closed.map((one) => (
            <ProposalCard {...one} />
          ))}
        </Part>
      )}
    </CompetitionFrame>
  );
}

/** An outcome that was confirmed: whether everybody sees it by now. */
function Confirmed({ competition, frame, mayPropose }: OutcomePageProps) {
  const { competitionId, outcome } = competition;
  const isPublished =
    frame.viewer !== undefined && outcome !== undefined && outcome.visibleAt <= frame.viewer.now;
  return isPublished ? (
    <Ways
      ways={[
        {
          href: prequalifiedPath("/authority", competitionId),
          text: "See who has pre-qualified, as everybody does",
        },
        mayPropose && { href: `${outcomePath(competitionId)}/correct`, text: "Propose a correction of it" },
      ]}
    />
  ) : (
    <InsetText>
      Nobody outside the authority can see this before its instant. Then everybody does. It cannot be taken
      back.
    </InsetText>
  );
}

/** Nothing stands: the way to a proposal, or what is missing for one. */
function NotProposed({ competition, complete, results, queriesDueAt, mayPropose }: OutcomePageProps) {
  const { competitionId, cancelled } = competition;
  if (cancelled !== undefined)
    return <InsetText text={said({ code: "competition-cancelled", cancelledAt: cancelled.at })} />;
  if (results.length === 0) return <InsetText text={said({ code: "nothing-submitted" })} />;
  if (!complete)
    return (
      <InsetText>
        {said({ code: "evaluation-not-complete" })}{" "}
        <a href={`/authority/competitions/${competitionId}/evaluation`}>See how far the evaluation is</a>.
      </InsetText>
    );
  if (queriesDueAt !== undefined)
    return <InsetText text={said({ code: "query-open", dueAt: queriesDueAt })} />;
  return (
    <>
      <p>
        Every response is marked. No outcome waits to be confirmed, and nobody outside the authority knows of
        any.
      </p>
      {mayPropose && <Button text="Propose the outcome" href={`${outcomePath(competitionId)}/propose`} />}
    </>
  );
}

const said = (refusal: Parameters<typeof outcomeRefusalInWords>[0]): string =>
  `${outcomeRefusalInWords(refusal)}.`;
