import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import { loadMyFiles, loadMyResponse, loadMySection } from "../../functions/responses/facts.ts";
import { loadOpenQuestionnaire, recallQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { decideOpen, seenVersionOf } from "../../shared/responses/rules.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { newRequestKey } from "../doors/form.ts";
import { ofNamed } from "../doors/page-of.tsx";
import { inStage, refusedPage } from "../handing-in/handing-in-for-routes.tsx";
import type { StageWords } from "../handing-in/stage-page.tsx";
import { saidOfFatal } from "./fatal-for-routes.tsx";
import { pqqPath } from "./paths.ts";

const WORDS: StageWords = {
  stage: "the questionnaire",
  own: "your response",
  submitted: "Response submitted",
};

/** A bidder's own response, as the address of this request names it, or the answer that there is no such PQQ. */
export async function namedResponse(c: PortalContext) {
  const id = addressed(c, "competition", CompetitionId);
  if (id === undefined) return c.notFound();
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyResponse(deps, { ...actor, competitionId: id });
  if (mine === undefined) return c.notFound();
  const now = deps.now();
  const questionnaire = mine.frozen?.questionnaire;
  const open = decideOpen({ competition: mine.competition, questionnaire }, now);
  return {
    ...mine,
    questionnaire,
    deps,
    actor,
    now,
    path: pqqPath(id),
    words: WORDS,
    said: saidOfFatal(c.req.query("fatal"), id, questionnaire),
    /** Why nothing can be worked on now; undefined while the PQQ is open. */
    shut: open.ok ? undefined : open.error,
    seenVersion: seenVersionOf(mine.draft, mine.submitted, mine.organisation),
  };
}
export type OwnResponse = Exclude<Awaited<ReturnType<typeof namedResponse>>, Response>;

/**
 * A section of the questionnaire as the address names it: what is saved of it, and what its page shows. Or the answer where
 * there is none: before the questionnaire is frozen whoever asks is led back, and whoever sends something is told why.
 */
export const namedSection = ofNamed(namedResponse, async (response, c) => {
  const { deps, actor, questionnaire, shut, path } = response;
  const { competitionId } = response.competition;
  const id = addressed(c, "section", SectionId);
  const section = questionnaire?.sections.find(({ sectionId }) => sectionId === id);
  if (questionnaire === undefined && shut !== undefined)
    return c.req.method === "POST"
      ? refusedPage(c, response, responseRefusalInWords(shut))
      : c.redirect(path, 303);
  if (section === undefined) return c.notFound();
  const { saved, files } = await loadMySection(deps.table, { ...actor, competitionId }, section.sectionId);
  const page = {
    ...inStage(c, response),
    section,
    saved,
    answers: saved?.answers ?? {},
    seenVersion: saved?.version ?? 0,
    requestKey: newRequestKey(c),
    files: await loadMyFiles(deps.table, { ...actor, competitionId }, files),
    open: shut === undefined,
  };
  return { response, section, saved, files, page };
});
export type OwnSection = Exclude<Awaited<ReturnType<typeof namedSection>>, Response>;

/**
 * The section that an address names, for saving: a frozen questionnaire never changes, so that nothing need be read for
 * it. Whoever comes first after the opening has it frozen; undefined before, too.
 */
export async function askedSection(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const sectionId = addressed(c, "section", SectionId);
  if (competitionId === undefined || sectionId === undefined) return undefined;
  const deps = c.get("deps");
  const questionnaire = ((await recallQuestionnaire(deps, competitionId)) ?? (await opened()))?.questionnaire;
  const section = questionnaire?.sections.find((one) => one.sectionId === sectionId);
  if (questionnaire === undefined || section === undefined) return undefined;
  return { deps, actor: actorOf(c, "bidder"), competitionId, questionnaire, section };

  async function opened() {
    const competition = competitionId && (await loadCompetition(deps.table, competitionId));
    return competition && loadOpenQuestionnaire(deps, competition);
  }
}
export type AskedSection = NonNullable<Awaited<ReturnType<typeof askedSection>>>;
