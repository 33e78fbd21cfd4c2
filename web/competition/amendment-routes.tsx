import { confirmingAmendment, proposingAmendment } from "../../functions/competition/acts.ts";
import { loadAmendments } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { movableInstants, type Proposal, proposalsOf } from "../../shared/competition/amendments-shown.ts";
import { problemOfMove } from "../../shared/competition/amendment-rules.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { accept } from "../../shared/kernel/result.ts";
import { formOf } from "../doors/form-of.tsx";
import { frameOf } from "../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { AmendmentPage, AmendmentsPage, type AmendmentOffer } from "./amendments-page.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { competitionPath } from "./competition-frame.tsx";
import { ProposePage } from "./propose-page.tsx";
import { amendmentControls, amendmentFields, moveTyped } from "./typed-amendment.ts";

const AMENDMENTS = "/competitions/:competition/amendments";
const amendmentsPath = (competition: Competition) =>
  `${competitionPath("/authority", competition)}/amendments`;

const proposalsIn = async (c: PortalContext, competition: Competition) => {
  const { table, now } = c.get("deps");
  return proposalsOf(competition, await loadAmendments(table, competition.competitionId), now());
};

/** A competition with one of its amendments that the address names, and what this person may do about it. */
const namedAmendment = ofNamed(namedCompetition, async (competition, c) => {
  const proposals = await proposalsIn(c, competition);
  const proposal = proposals.find(({ amendment }) => amendment.amendmentId === c.req.param("amendment"));
  if (proposal === undefined) return c.notFound();
  return { competition, proposal, offer: offerTo(actorOf(c, "authority"), proposal) };
});

/** What somebody may do about a proposal that waits. */
function offerTo(actor: AuthorityActor, { amendment }: Proposal): AmendmentOffer {
  if (amendment.proposedBy.personId === actor.personId) return "proposed-it";
  return confirmingAmendment.who.may(actor) ? "may-confirm" : "may-look";
}

/** The timetable moves by amendments that one lead proposes and another confirms. */
export const amendmentRoutes = together(
  pageOf(AMENDMENTS, namedCompetition, async (competition, c) => {
    const actor = actorOf(c, "authority");
    const mayPropose = proposingAmendment.who.may(actor) && competition.cancelled === undefined;
    const proposals = (await proposalsIn(c, competition)).map((proposal) => ({
      proposal,
      offer: offerTo(actor, proposal),
    }));
    return <AmendmentsPage frame={frameOf(c)} {...{ competition, proposals, mayPropose }} />;
  }),
  formOf(proposingAmendment, {
    path: "/competitions/:competition/propose-amendment",
    facts: namedCompetition,
    seen: ({ version }) => version,
    read: (form) => accept(amendmentFields(form)),
    controls: amendmentControls,
    also: (form, competition, c) => problemOfMove(competition, moveTyped(form), c.get("deps").now()),
    page: (competition, filled, c) => (
      <ProposePage
        {...filled}
        competition={competition}
        movable={movableInstants(competition, c.get("deps").now())}
      />
    ),
    flash: "amendment-proposed",
    to: amendmentsPath,
  }),
  formOf(confirmingAmendment, {
    path: `${AMENDMENTS}/:amendment`,
    mayLook: () => true,
    facts: namedAmendment,
    seen: ({ competition }) => competition.version,
    page: (named, filled) => <AmendmentPage {...filled} {...named} />,
    flash: "amendment-confirmed",
    to: ({ competition }) => competitionPath("/authority", competition),
  }),
);
