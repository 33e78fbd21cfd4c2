import { Hono } from "hono";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { recallOpenQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { isUnderWay } from "../../shared/competition/stages.ts";
import { asParticipantsSeeIt } from "../../shared/competition/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, together } from "../doors/page-of.tsx";
import { competitionFactsRoutes } from "./facts-routes.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { PublicCompetitionPage } from "./public-page.tsx";
import { StartPage } from "./start-page.tsx";

/** Where somebody's own pages begin. */
const OWN_PAGES = {
  authority: { href: "/authority", text: "Go to your competitions" },
  bidder: { href: "/bidder", text: "Go to your competitions" },
  partner: { href: "/partner", text: "Go to your competitions" },
  newcomer: { href: "/session/choose", text: "Choose or register your organisation" },
} as const satisfies Record<Actor["audience"], { href: string; text: string }>;

/** For the public door, at `/`: the start page, for everybody. */
export const competitionPublicRoutes = together(
  new Hono<PortalEnv>().get("/", async (c) => {
    const deps = c.get("deps");
    const { table, now } = deps;
    const session = c.get("session");
    const competitions = (await loadCompetitions(table))
      .filter((competition) => isUnderWay(competition, now()))
      .map((competition) => asParticipantsSeeIt(competition, now()));
    const way =
      session === undefined ? { href: "/sign-in", text: "Sign in" } : OWN_PAGES[session.actor.audience];
    const page = { frame: frameOf(c), competitions, now: now(), way };
    return c.html(<StartPage {...page} />);
  }),
  pageOf("/competitions/:competition", namedCompetition, async (known, c) => {
    const deps = c.get("deps");
    const now = deps.now();
    const asksQuestions = (await recallOpenQuestionnaire(deps, known)) !== undefined;
    const page = { frame: frameOf(c), competition: asParticipantsSeeIt(known, now), asksQuestions, now };
    return <PublicCompetitionPage {...page} />;
  }),
  competitionFactsRoutes,
);
