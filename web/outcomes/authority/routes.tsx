import { confirmingOutcome, proposingOutcome, withdrawingOutcome } from "../../../functions/outcomes/acts.ts";
import { readOutcome } from "../../../functions/outcomes/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { Competition } from "../../../shared/competition/schema.ts";
import { oversees } from "../../../shared/evaluation/reading-responses.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { decidePublication, stateOfProposal } from "../../../shared/outcomes/rules.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { formOf } from "../../doors/form-of.tsx";
import type { Typed } from "../../doors/form.ts";
import { ofNamed, together } from "../../doors/page-of.tsx";
import { londonTimeOf, timeErrors } from "../../doors/typed-time.ts";
import { refusedPage } from "../../evaluation/evaluation-for-routes.tsx";
import { outcomePath } from "../paths.ts";
import { OutcomePage } from "./outcome-page.tsx";
import { ProposePage, publicationTyped, WithdrawPage } from "./proposal-pages.tsx";

const OUTCOME = "/competitions/:competition/outcome";

/** The results and proposals of the competition that the address names, as far as this person may see them. */
const namedOutcome = ofNamed(namedCompetition, async (competition, c) => {
  const deps = c.get("deps");
  const actor = actorOf(c, "authority");
  const read = await readOutcome(deps, actor, competition.competitionId);
  if (!read.ok) return refusedPage(c, competition, read.error);
  const now = deps.now();
  const { queriesDueAt } = read.value;
  const proposals = read.value.proposals.map((proposal) => ({
    proposal,
    state: stateOfProposal(proposal, read.value.competition, now),
  }));
  const current = proposals.find(({ state }) => state !== "withdrawn");
  const own = current?.proposal.proposedBy.personId === actor.personId;
  return {
    ...read.value,
    queriesDueAt: queriesDueAt !== undefined && now < queriesDueAt ? queriesDueAt : undefined,
    proposals,
    current,
    withdrawn: proposals.filter(({ state }) => state === "withdrawn"),
    viewer: !isNationalLead(actor) ? "may-look" : own ? "proposed-it" : "may-confirm",
  } as const;
});

/** The proposal that the address names, with what has become of it. */
const namedProposal = ofNamed(namedOutcome, ({ competition, proposals }, c) => {
  const current = proposals.find(({ proposal }) => proposal.proposalId === c.req.param("proposal"));
  return current === undefined ? c.notFound() : { competition, current };
});

const backToIt = ({ competition: { competitionId } }: { competition: Competition }) =>
  outcomePath(competitionId);

/** When an outcome is published: nothing for as soon as it is confirmed, and what is no time while nothing is chosen. */
function publicationOf(form: Typed): string | undefined {
  const when = form.text("when");
  if (when === "on-confirmation") return undefined;
  return when === "at" ? londonTimeOf(publicationTyped(form)) : "";
}

/** The outcome of the PQQ: proposed by one lead, confirmed by another. Mounted at `/authority`. */
export const outcomesAuthorityRoutes = together(
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
    flash: "outcome-proposed",
    to: backToIt,
  }),
  formOf(confirmingOutcome, {
    path: `${OUTCOME}/proposals/:proposal/confirm`,
    pagePath: OUTCOME,
    mayLook: (actor) => oversees({ actor }),
    facts: namedOutcome,
    page: (named, filled) => <OutcomePage {...named} {...filled} />,
    flash: "outcome-confirmed",
    to: backToIt,
  }),
  formOf(withdrawingOutcome, {
    path: `${OUTCOME}/proposals/:proposal/withdraw`,
    facts: namedProposal,
    page: (named, filled) => <WithdrawPage {...named} {...filled} />,
    flash: "outcome-withdrawn",
    to: backToIt,
  }),
);
