import { Hono } from "hono";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { recallOpenQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { asParticipantsSeeIt, isUnderWay } from "../../shared/competition/dashboard.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { frameOf } from "../doors/frame.tsx";
import { StartPage } from "./start-page.tsx";

/** Where somebody's own pages begin. */
const OWN_PAGES = {
  authority: { href: "/authority", text: "Go to your competitions" },
  bidder: { href: "/bidder", text: "Go to your competitions" },
  partner: { href: "/partner", text: "Go to your competitions" },
  newcomer: { href: "/session/choose", text: "Choose or register your organisation" },
} as const satisfies Record<Actor["audience"], { href: string; text: string }>;

/** For the public door, at `/`: the start page, for everybody. */
export const competitionPublicRoutes = new Hono<PortalEnv>().get("/", async (c) => {
  const deps = c.get("deps");
  const { table, now } = deps;
  const session = c.get("session");
  const underWay = (await loadCompetitions(table)).filter((competition) => isUnderWay(competition, now()));
  const asked = await Promise.all(underWay.map((competition) => recallOpenQuestionnaire(deps, competition)));
  const competitions = underWay.map((competition, index) => ({
    competition: asParticipantsSeeIt(competition, now()),
    asksQuestions: asked[index] !== undefined,
  }));
  const way =
    session === undefined ? { href: "/sign-in", text: "Sign in" } : OWN_PAGES[session.actor.audience];
  const page = { frame: frameOf(c), competitions, now: now(), way };
  return c.html(<StartPage {...page} />);
});
