import { createMiddleware } from "hono/factory";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { loadUnsentDrafts, type UnsentDraft } from "../../functions/preferences/facts.ts";
import { stageName } from "../../shared/competition/words.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { lotsCounted } from "../../shared/preferences/words.ts";
import { Banner } from "../govuk/banner.tsx";
import { When } from "../govuk/when.tsx";
import { roundPath } from "./paths.ts";

/** Warns on every page of what was saved and not submitted while it still can be. */
function UnsentDraftBanner({ drafts }: { drafts: readonly UnsentDraft[] }) {
  if (drafts.length === 0) return <></>;
  return (
    <Banner label="Draft not submitted" tone="warning">
      {drafts.map(({ competition, round, lots }) => (
        <p class="govuk-body-s">
          <strong>
            {competition.title}, {stageName(round)}: your draft is not submitted.
          </strong>{" "}
          {lotsCounted(lots)} saved. It will not be submitted unless you{" "}
          <a class="govuk-link" href={`${roundPath(competition.competitionId, round.stageId)}/check-answers`}>
            check and submit it
          </a>{" "}
          before <When instant={round.closesAt} words={inWords(round.closesAt)} />.
        </p>
      ))}
    </Banner>
  );
}

/** For the bidder's pages, after their guard: looks for unsent drafts and puts the warning above the page. */
export const warnOfUnsentDrafts = createMiddleware<PortalEnv>(async (c, next) => {
  const { table, now } = c.get("deps");
  const drafts = await loadUnsentDrafts(table, actorOf(c, "bidder"), now());
  c.set("banners", <UnsentDraftBanner drafts={drafts} />);
  await next();
});
