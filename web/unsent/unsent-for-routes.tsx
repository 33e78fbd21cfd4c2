import { loadBegunCompetitions } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadUnsentDrafts } from "../../functions/preferences/facts.ts";
import { loadUnsentResponses } from "../../functions/responses/facts.ts";
import { lotsCounted } from "../../shared/preferences/words.ts";
import { maySubmit } from "../../shared/kernel/actor.ts";
import { sectionsLeftInWords } from "../../shared/responses/words.ts";
import { competitionPath } from "../competition/competition-frame.tsx";
import { roundPath } from "../preferences/paths.ts";
import { pqqPath } from "../responses/paths.ts";
import { type Unsent, UnsentBanner } from "./unsent-banner.tsx";

/**
 * The unsent drafts of every kind, of competitions in which the organisation has begun and that may still go on, where
 * the page does not say it by itself: the list of competitions and each one's own page say it first of all to whoever can
 * submit, and the stage's own page and its check say it to everybody.
 */
export async function WarningOfUnsent({ c }: { c: PortalContext }) {
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const { path } = c.req;
  const submits = maySubmit(actor);
  if (submits && path === "/bidder") return <></>;
  const begun = await loadBegunCompetitions(deps.table, actor.organisationId);
  const competitions = submits
    ? begun.filter((competition) => path !== competitionPath("/bidder", competition))
    : begun;
  const [responses, drafts] = await Promise.all([
    loadUnsentResponses(deps, actor, competitions, deps.now()),
    loadUnsentDrafts(deps.table, actor, competitions, deps.now()),
  ]);
  const unsent: readonly Unsent[] = [
    ...responses.map(({ competition, stage, sectionsLeft, stands }) => {
      const complete = sectionsLeft === 0;
      const own = pqqPath(competition.competitionId);
      const saved = complete ? "Every section is complete" : sectionsLeftInWords(sectionsLeft);
      const href = complete ? checkOf(own) : own;
      return { competition, stage, saved, path: own, href, stands, complete };
    }),
    ...drafts.map(({ competition, round, lots, stands }) => {
      const own = roundPath(competition.competitionId, round.stageId);
      const saved = `${lotsCounted(lots)} saved`;
      return { competition, stage: round, saved, path: own, href: checkOf(own), stands, complete: true };
    }),
  ];
  const elsewhere = unsent.filter(
    (one) => ![one.path, checkOf(one.path), `${one.path}/submit`].includes(path),
  );
  return <UnsentBanner unsent={elsewhere} submits={submits} />;
}

const checkOf = (own: string): string => `${own}/check-answers`;
