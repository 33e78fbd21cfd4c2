import { proposingCorrection, proposingOutcome, stoppingOutcome } from "../../../functions/outcomes/acts.ts";
import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { loadHistory } from "../../../functions/proposals/facts.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { decidePublication } from "../../../shared/outcomes/rules.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { formOf } from "../../doors/form-of.tsx";
import type { Typed } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { type Found, ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { londonTimeOf, timeErrors } from "../../doors/typed-time.ts";
import { refusedPage } from "../../evaluation/evaluation-for-routes.tsx";
import { outcomePath, prequalifiedPath } from "../paths.ts";
import { CorrectPage, ProposePage, publicationTyped } from "./propose-page.tsx";
import { CheckStopPage, stoppable, StopPage } from "./stop-page.tsx";
import { outcomeRefusalInWords } from "../../../shared/outcomes/words.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { ProposalCard } from "../../proposals/proposal-card.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { ResultsTable } from "../results-table.tsx";
import { Part, Ways } from "../../govuk/part.tsx";

const OUTCOME = "/competitions/:competition/outcome";

/** The results of the competition that the address names, as far as this person may see them. */
const namedOutcome = ofNamed(namedCompetition, async (competition, c) => {
  const deps = c.get("deps");
  const read = await readOutcome(deps, actorOf(c, "authority"), competition.competitionId);
  return read.ok ? read.value : refusedPage(c, competition, read.error);
});

/** The outcome as the authority prepares it, with what was proposed of it. */
const namedWhole = ofNamed(namedOutcome, async (read, c) => {
  const [deps, actor] = [c.get("deps"), actorOf(c, "authority")];
  const { competition, queriesDueAt } = read;
  const history = await loadHistory(deps, actor, competition.competitionId);
  return {
    ...read,
    frame: frameOf(c),
    /** Until when a bidder may still answer a question, if one may. */
    queriesDueAt: queriesDueAt !== undefined && deps.now() < queriesDueAt ? queriesDueAt : undefined,
    /** The proposals of an outcome, the latest first, with what has become of each. */
    proposals: history.filter(
      ({ proposal: { act } }) =>
        act === "pqq-outcome" || act === "outcome-correction" || act === "outcome-stop",
    ),
    /** Whether this person may propose one. */
    mayPropose: proposingOutcome.who.may(actor),
  };
});

/** When an outcome is published: nothing for as soon as it is confirmed, and what is no time while nothing is chosen. */
function publicationOf(form: Typed): string | undefined {
  const when = form.text("when");
  if (when === "on-confirmation") return undefined;
  return when === "at" ? londonTimeOf(publicationTyped(form)) : "";
}

const CHOSEN: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The outcome of the PQQ: proposed by one lead, confirmed by another person. Mounted at `/authority`. */
export const outcomesAuthorityRoutes = together(
  pageOf(OUTCOME, namedWhole, (whole) => <OutcomePage {...whole} />),
  formOf(proposingOutcome, {
    path: `${OUTCOME}/propose`,
    facts: namedOutcome,
    seen: ({ resultsHash }) => resultsHash,
    read: (form) => accept({ publishAt: publicationOf(form), reason: form.text("reason") }),
    controls: (form) => ({
      publishAt:
        form.text("when") === "at"
          ? timeErrors(publicationTyped(form), "at", "at-time")
          : [{ field: "when", text: "Choose when the outcome is published" }],
    }),
    also(form, _named, c) {
      const publishAt = decidePublication({ publishAt: publicationOf(form) }, c.get("deps").now());
      return publishAt.ok ? undefined : publishAt.error;
    },
    page: (named, filled) => <ProposePage {...named} {...filled} />,
    flash: "proposal-made",
    to: ({ competition: { competitionId } }) => outcomePath(competitionId),
  }),
  formOf(stoppingOutcome, {
    path: `${OUTCOME}/stop`,
    facts: namedCompetition,
    seen: ({ outcome }) => outcome?.proposalId ?? "none",
    read: ({ text }) => accept({ reason: text("reason") }),
    page: (competition, filled, c) => (
      <StopPage {...filled} competition={competition} now={c.get("deps").now()} />
    ),
    check: (competition, checking) => <CheckStopPage {...checking} competition={competition} />,
    flash: "outcome-stopped",
    to: ({ competitionId }) => outcomePath(competitionId),
  }),
  formOf(proposingCorrection, {
    path: `${OUTCOME}/correct`,
    facts: namedOutcome,
    read: ({ text }) =>
      accept({
        organisationId: text("organisationId"),
        passes: CHOSEN[text("passes")],
        reason: text("reason"),
      }),
    page: (named, filled) => <CorrectPage {...named} {...filled} />,
    flash: "proposal-made",
    to: ({ competition: { competitionId } }) => outcomePath(competitionId),
  }),
);

type OutcomePageProps = Found<typeof namedWhole>;

/** The outcome of the PQQ as the authority prepares it: what was proposed, and how every response came out. */
function OutcomePage(props: OutcomePageProps) {
  const { competition, complete, results, proposals } = props;
  const stands = proposals.find(
    ({ proposal, state }) =>
      proposal.act === "pqq-outcome" &&
      (state === "waiting" || proposal.proposalId === competition.outcome?.proposalId),
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
    <>
      <InsetText>
        Nobody outside the authority can see this before its instant. Then everybody does, and it cannot be
        taken back.
      </InsetText>
      {mayPropose && frame.viewer && stoppable({ competition, now: frame.viewer.now }).ok && (
        <p>
          <a href={`${outcomePath(competitionId)}/stop`}>Stop its publication</a>
        </p>
      )}
    </>
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
