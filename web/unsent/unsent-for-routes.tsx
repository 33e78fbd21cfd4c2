import { loadBegunCompetitions } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadUnsentDrafts } from "../../functions/preferences/facts.ts";
import { loadUnsentResponses } from "../../functions/responses/facts.ts";
import { lotsCounted } from "../../shared/preferences/words.ts";
import { sectionsLeftInWords } from "../../shared/responses/words.ts";
import { competitionPath } from "../competition/competition-frame.tsx";
import { roundPath } from "../preferences/paths.ts";
import { pqqPath } from "../responses/paths.ts";
import { type Unsent, UnsentBanner } from "./unsent-banner.tsx";

/**
 * The unsent drafts of every kind, of competitions in which the organisation has begun and that may still go on; a
 * competition's own page says it first of all by itself.
 */
export async function WarningOfUnsent({ c }: { c: PortalContext }) {
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const begun = await loadBegunCompetitions(deps.table, actor.organisationId);
  const competitions = begun.filter(
    ({ competitionId }) => c.req.path !== competitionPath("/bidder", { competitionId }),
  );
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
  return <UnsentBanner unsent={unsent} />;
}
