import { Hono } from "hono";
import { proposingAmendment, proposingCancellation } from "../../functions/competition/acts.ts";
import { cloningDraft, creatingDraft } from "../../functions/competition/draft-acts.ts";
import { loadDraftsOf } from "../../functions/competition/draft-facts.ts";
import { loadCompetitionsOf } from "../../functions/competition/facts.ts";
import { loadStaffDue, loadStaffHub } from "../../functions/competition/hub-facts.ts";
import { couldConfirm, loadAllWaiting, loadUnratified } from "../../functions/proposals/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { loadStaff } from "../../functions/people/facts.ts";
import { nextToClose } from "../../shared/competition/stages.ts";
import { actorIn, mayConfirm, mayReadLog } from "../../shared/kernel/actor.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, together } from "../doors/page-of.tsx";
import { Button } from "../govuk/button.tsx";
import { FewCanConfirm } from "../people/few-can-confirm.tsx";
import { WaitingForYou } from "../proposals/waiting-for-you.tsx";
import { changeRoutes } from "./change-routes.tsx";
import { holdRoutes } from "./hold-routes.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { DRAFTS_PATH, draftPath } from "./drafts-pages.tsx";
import { draftRoutes } from "./draft-routes.tsx";
import { competitionFactsRoutes } from "./facts-routes.tsx";
import { HubPage } from "./hub-page.tsx";
import { CompetitionsPage } from "./page.tsx";
import { prequalificationRoutes } from "./prequalification-routes.tsx";
import type { ParticipantsView } from "../../shared/competition/views.ts";
import { Part, Ways } from "../govuk/part.tsx";
import { competitionPath } from "./competition-frame.tsx";

/** Every competition, with what needs this person now. */
const competitionsPage = new Hono<PortalEnv>().get("/", async (c) => {
  const deps = c.get("deps");
  const actor = actorOf(c, "authority");
  const now = deps.now();
  const competitions = await loadCompetitionsOf(deps.table, actor);
  const hubs = await Promise.all(
    competitions.map((competition) => {
      const there = actorIn(actor, competition.competitionId) ?? actor;
      return loadStaffDue({ deps, actor: there, competition, now });
    }),
  );
  const [drafts, all, unratified, staff] = await Promise.all([
    loadDraftsOf(deps.table, actor),
    loadAllWaiting(deps, actor),
    mayReadLog(actor) ? loadUnratified(deps) : [],
    mayConfirm(actor) ? loadStaff(deps.table, now) : [],
  ]);
  const waiting = all.filter((proposal) => couldConfirm(actor, proposal));
  const page = { frame: frameOf(c), competitions, now, hubs };
  return c.html(
    <CompetitionsPage
      {...page}
      home="/authority"
      first={
        <>
          <WaitingForYou waiting={waiting} unratified={unratified} />
          <FewCanConfirm {...{ staff, actor, next: nextToClose(competitions, now) }} />
        </>
      }
    >
      {drafts.length > 0 && (
        <Part title="Drafts in which you have a role">
          <Ways ways={drafts.map((draft) => ({ href: draftPath(draft), text: draft.title }))} />
        </Part>
      )}
      {mayReadLog(actor) && (
        <Button
          text={creatingDraft.who.may(actor) ? "Prepare a competition" : "Drafts of competitions"}
          href={DRAFTS_PATH}
        />
      )}
    </CompetitionsPage>,
  );
});

/** For the authority's door, under `/authority`. Nothing here reads what an open window hides. */
export const competitionAuthorityRoutes = together(
  competitionsPage,
  pageOf("/competitions/:competition", namedCompetition, async (competition, c) => {
    const deps = c.get("deps");
    const actor = actorOf(c, "authority");
    const now = deps.now();
    const hub = await loadStaffHub({ deps, actor, competition, now });
    const [amends, cancels] = [proposingAmendment.who.may(actor), proposingCancellation.who.may(actor)];
    const offered = { amends, cancels, copies: cloningDraft.who.may(actor) };
    const aside = <AuthorityPart competition={competition} {...offered} />;
    const page = { frame: frameOf(c), competition, hub, now, aside };
    return <HubPage {...page} heading="The competition" />;
  }),
  competitionFactsRoutes,
  draftRoutes,
  changeRoutes,
  holdRoutes,
  prequalificationRoutes,
);

type AuthorityPartProps = {
  competition: ParticipantsView;
  amends: boolean;
  cancels: boolean;
  copies: boolean;
};

/** What somebody of the authority can do to a whole competition: only what their role allows, while it stands. */
function AuthorityPart({ competition, amends, cancels, copies }: AuthorityPartProps) {
  if (competition.cancelled !== undefined || !(amends || cancels)) return <></>;
  const path = competitionPath("/authority", competition);
  return (
    <>
      <h2 class="govuk-heading-s">Change the competition</h2>
      <Ways
        classes="govuk-body-s"
        ways={[
          amends && { href: `${path}/propose-amendment`, text: "Propose an amendment of the timetable" },
          amends && { href: `${path}/hold`, text: "Hold a closing time, at once" },
          copies && {
            href: `${DRAFTS_PATH}/copy?from=${competition.competitionId}`,
            text: "Prepare another competition like it",
          },
          cancels && { href: `${path}/cancel`, text: "Propose to cancel the competition" },
        ]}
      />
    </>
  );
}
