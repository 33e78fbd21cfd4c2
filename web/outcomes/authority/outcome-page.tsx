import type { Competition } from "../../../shared/competition/schema.ts";
import type { ResponseResult } from "../../../shared/evaluation/schema.ts";
import { type Instant, inWords } from "../../../shared/kernel/instant.ts";
import type { ProposalState } from "../../../shared/outcomes/rules.ts";
import type { ProposedOutcome } from "../../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords, outcomeRule } from "../../../shared/outcomes/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { outcomePath, prequalifiedPath } from "../paths.ts";
import { ProposalSummary } from "./proposal-summary.tsx";
import { ResultsTable } from "../results-table.tsx";
import { Bullets, Part } from "../../govuk/part.tsx";

/** A proposal with what has become of it. */
export type Proposal = { readonly proposal: ProposedOutcome; readonly state: ProposalState };

type OutcomePageProps = Filled & {
  competition: Competition;
  complete: boolean;
  results: readonly ResponseResult[];
  /** Until when a bidder may still answer a question, if one may. */
  queriesDueAt: Instant | undefined;
  /** The proposal that stands or was confirmed, if there is one. */
  current: Proposal | undefined;
  /** Those that were withdrawn, the latest first. */
  withdrawn: readonly Proposal[];
  /** What this person may do: confirm or withdraw what another lead proposed, only withdraw their own, or look. */
  viewer: "may-confirm" | "proposed-it" | "may-look";
};

/** The outcome of the PQQ as the authority prepares it: what was proposed, and how every response came out. */
export function OutcomePage(props: OutcomePageProps) {
  const { complete, results, current, withdrawn } = props;
  return (
    <CompetitionFrame {...props} title="Outcome of the PQQ" width="wide">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {current === undefined ? <NotProposed {...props} /> : <Current {...props} current={current} />}
        </div>
      </div>
      {results.length > 0 && <ResultsTable results={results} complete={complete} />}
      {withdrawn.length > 0 && (
        <Part title="Proposals that were withdrawn">
          {withdrawn.map((one) => (
            <ProposalSummary {...one} />
          ))}
        </Part>
      )}
    </CompetitionFrame>
  );
}

/** Nothing stands: the way to a proposal, or what is missing for one. */
function NotProposed({ competition, complete, results, queriesDueAt, viewer }: OutcomePageProps) {
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
        Every response is marked. No outcome has been proposed, and nobody outside the authority knows of any.
      </p>
      {viewer !== "may-look" && (
        <Button text="Propose the outcome" href={`${outcomePath(competitionId)}/propose`} />
      )}
    </>
  );
}

const said = (refusal: Parameters<typeof outcomeRefusalInWords>[0]): string =>
  `${outcomeRefusalInWords(refusal)}.`;

function Current(props: OutcomePageProps & { current: Proposal }) {
  const { competition, current, viewer } = props;
  const { competitionId } = competition;
  const { proposal, state } = current;
  const { cancelled } = competition;
  const open = cancelled === undefined && (state === "waiting" || state === "lapsed");
  return (
    <>
      <ProposalSummary {...current} id="proposal" />
      {state === "published" && (
        <p>
          <a href={prequalifiedPath("/authority", competitionId)}>
            See who has pre-qualified, as everybody does
          </a>
        </p>
      )}
      {cancelled !== undefined && state !== "published" && (
        <InsetText text={said({ code: "competition-cancelled", cancelledAt: cancelled.at })} />
      )}
      {state === "confirmed" && cancelled === undefined && (
        <InsetText>
          Nobody outside the authority can see this before its instant. Then everybody does. It cannot be
          taken back.
        </InsetText>
      )}
      {state === "lapsed" && cancelled === undefined && (
        <InsetText>
          This was not confirmed in time. Withdraw it, and propose the outcome for another time.
        </InsetText>
      )}
      {state === "waiting" && viewer === "proposed-it" && (
        <InsetText text={said({ code: "needs-second-person" })} />
      )}
      {state === "waiting" && viewer === "may-confirm" && <ConfirmForm {...props} />}
      {open && viewer !== "may-look" && (
        <p>
          <a href={`${outcomePath(competitionId)}/proposals/${proposal.proposalId}/withdraw`}>
            Withdraw this proposal
          </a>
        </p>
      )}
    </>
  );
}

function ConfirmForm({ competition, current, Form }: OutcomePageProps & { current: Proposal }) {
  const { proposalId, publishAt } = current.proposal;
  return (
    <Form action={`${outcomePath(competition.competitionId)}/proposals/${proposalId}/confirm`}>
      <Bullets items={outcomeRule} />
      <WarningText
        text={
          publishAt === undefined
            ? "Confirming publishes the outcome at once. It cannot be taken back."
            : `Confirming publishes the outcome at ${inWords(publishAt)}. It cannot be taken back.`
        }
      />
      <Button text="Confirm the outcome" preventDoubleClick />
    </Form>
  );
}
