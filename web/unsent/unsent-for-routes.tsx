import { createMiddleware } from "hono/factory";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { loadUnsentDrafts } from "../../functions/preferences/facts.ts";
import { loadUnsentResponses } from "../../functions/responses/facts.ts";
import { lotsCounted } from "../../shared/preferences/words.ts";
import { sectionsLeftInWords } from "../../shared/responses/words.ts";
import { roundPath } from "../preferences/paths.ts";
import { pqqPath } from "../responses/paths.ts";
import { type Unsent, UnsentBanner } from "./unsent-banner.tsx";

/** For the bidder's pages, after their guard: looks for unsent drafts of every kind and puts the warning above the page. */
export const warnOfUnsent = createMiddleware<PortalEnv>(async (c, next) => {
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const competitions = await loadCompetitions(deps.table);
  const [responses, drafts] = await Promise.all([
    loadUnsentResponses(deps, actor, competitions, deps.now()),
    loadUnsentDrafts(deps.table, actor, competitions, deps.now()),
  ]);
  const unsent: readonly Unsent[] = [
    ...responses.map(({ competition, stage, sectionsLeft }) => {
      const complete = sectionsLeft === 0;
      const path = pqqPath(competition.competitionId);
      const href = complete ? `${path}/check-answers` : path;
      return {
        competition,
        stage,
        saved: complete ? "It is complete" : sectionsLeftInWords(sectionsLeft),
        href,
        complete,
      };
    }),
    ...drafts.map(({ competition, round, lots }) => ({
      competition,
      stage: round,
      saved: `${lotsCounted(lots)} saved`,
      href: `${roundPath(competition.competitionId, round.stageId)}/check-answers`,
      complete: true,
    })),
  ];
  c.set("banners", <UnsentBanner unsent={unsent} />);
  await next();
});
