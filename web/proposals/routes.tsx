import { loadCompetition } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { confirming, declining, proposingAgain, withdrawing } from "../../functions/proposals/acts.ts";
import { loadAllWaiting, loadFollowed, loadHistory } from "../../functions/proposals/facts.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import { offerTo } from "../../shared/kernel/proposal.ts";
import { accept } from "../../shared/kernel/result.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { formOf } from "../doors/form-of.tsx";
import type { Typed } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, together } from "../doors/page-of.tsx";
import { DeclinePage, type Found, ProposalPage, ProposalsPage } from "./pages.tsx";
import { proposalPath, proposalsPath } from "./paths.ts";

/** The proposal that the address names, in a competition or on the portal. */
async function namedProposal(c: PortalContext): Promise<Found | Response> {
  const [deps, actor] = [c.get("deps"), actorOf(c, "authority")];
  const competitionId = addressed(c, "competition", CompetitionId);
  if (c.req.param("competition") !== undefined && competitionId === undefined) return c.notFound();
  const proposalId = addressed(c, "proposal", ProposalId);
  const scope = competitionId ?? "portal";
  const [competition, followed] = await Promise.all([
    competitionId && loadCompetition(deps.table, competitionId),
    proposalId && loadFollowed(deps, actor, { scope, proposalId }),
  ]);
  if (followed === undefined) return c.notFound();
  const offer = offerTo(actor, followed.proposal);
  const mayPropose = isNationalLead(actor) && offer !== "concerned";
  return { ...followed, competition, offer, mayPropose };
}

const asked = (_form: Typed, { proposal: { scope, proposalId } }: Found) => accept({ scope, proposalId });
const backToIt = ({ proposal }: Found) => proposalPath(proposal);

/** What is said when somebody has decided: what one person did at once has been in effect since. */
function saidOf({ act, standsAnyway }: Found["proposal"]) {
  if (!standsAnyway) return { confirmed: "proposal-confirmed", declined: "proposal-declined" } as const;
  return act === "suspension-lasting"
    ? ({ confirmed: "suspension-confirmed", declined: "suspension-not-confirmed" } as const)
    : ({ confirmed: "holding-ratified", declined: "holding-not-ratified" } as const);
}

/** What is done about proposals at an address below which they stand. */
const proposalsAt = (all: string) => {
  const one = `${all}/:proposal`;
  const ofProposal = { facts: namedProposal, read: asked, to: backToIt } as const;
  return together(
    formOf(confirming, {
      ...ofProposal,
      path: `${one}/confirm`,
      pagePath: one,
      mayLook: () => true,
      seen: ({ proposal }) => proposal.hash,
      page: (found, filled) => <ProposalPage {...found} {...filled} />,
      flash: ({ proposal }) => saidOf(proposal).confirmed,
    }),
    formOf(withdrawing, {
      ...ofProposal,
      path: `${one}/withdraw`,
      pagePath: false,
      page: (found, filled) => <ProposalPage {...found} {...filled} />,
      flash: "proposal-withdrawn",
    }),
    formOf(proposingAgain, {
      ...ofProposal,
      path: `${one}/again`,
      pagePath: false,
      page: (found, filled) => <ProposalPage {...found} {...filled} />,
      flash: "proposal-made",
      to: ({ proposal }, { proposalId }) =>
        typeof proposalId === "string"
          ? proposalPath({ scope: proposal.scope, proposalId: ProposalId.parse(proposalId) })
          : proposalsPath(proposal.scope),
    }),
    formOf(declining, {
      ...ofProposal,
      path: `${one}/decline`,
      read: (form, { proposal: { scope, proposalId } }) =>
        accept({ scope, proposalId, reason: form.text("reason") }),
      page: (found, filled) => <DeclinePage {...found} {...filled} />,
      flash: ({ proposal }) => saidOf(proposal).declined,
    }),
  );
};

const OF_COMPETITION = "/competitions/:competition/proposals";

/** What two people do together, below /authority: everybody of the authority reads it, and who may confirms. */
export const proposalsAuthorityRoutes = together(
  pageOf(
    "/proposals",
    async (c: PortalContext) => ({ actor: actorOf(c, "authority") }),
    async ({ actor }, c) => {
      const deps = c.get("deps");
      const [waiting, ofPortal] = await Promise.all([
        loadAllWaiting(deps, actor),
        loadHistory(deps, actor, "portal"),
      ]);
      const proposals = [
        ...waiting.map((proposal) => ({ proposal, state: "waiting" as const })),
        ...ofPortal.filter(({ state }) => state !== "waiting"),
      ].map((one) => ({ ...one, offer: offerTo(actor, one.proposal) }));
      return <ProposalsPage frame={frameOf(c)} competition={undefined} proposals={proposals} />;
    },
  ),
  pageOf(OF_COMPETITION, namedCompetition, async (competition, c) => {
    const actor = actorOf(c, "authority");
    const history = await loadHistory(c.get("deps"), actor, competition.competitionId);
    const proposals = history.map((one) => ({ ...one, offer: offerTo(actor, one.proposal) }));
    return <ProposalsPage frame={frameOf(c)} competition={competition} proposals={proposals} />;
  }),
  proposalsAt("/proposals"),
  proposalsAt(OF_COMPETITION),
);
