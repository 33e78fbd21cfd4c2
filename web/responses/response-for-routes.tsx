import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadMyResponse, loadMySection } from "../../functions/responses/facts.ts";
import { recallQuestionnaire } from "../../functions/questionnaire/facts.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { decideOpen, seenVersionOf } from "../../shared/responses/rules.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { ofNamed } from "../doors/page-of.tsx";
import { refusedPage } from "../handing-in/handing-in-for-routes.tsx";
import type { StageWords } from "../handing-in/stage-page.tsx";
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
  const mine = await loadMyResponse(deps, actor, id);
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
    /** Why nothing can be worked on now; undefined while the PQQ is open. */
    shut: open.ok ? undefined : open.error,
    seenVersion: seenVersionOf(mine.draft, mine.submitted, mine.organisation),
  };
}
export type MyResponse = Exclude<Awaited<ReturnType<typeof namedResponse>>, Response>;

/** A section of the questionnaire with what is saved of it, as the address names it; undefined when there is none. */
export async function mySection(c: PortalContext, response: MyResponse) {
  const id = addressed(c, "section", SectionId);
  const section = response.questionnaire?.sections.find(({ sectionId }) => sectionId === id);
  if (section === undefined) return undefined;
  const { competitionId } = response.competition;
  return {
    section,
    ...(await loadMySection(response.deps.table, response.actor, competitionId, section.sectionId)),
  };
}
export type MySection = NonNullable<Awaited<ReturnType<typeof mySection>>>;

/**
 * The section that an address names, for saving: a frozen questionnaire never changes, so that nothing need be read for
 * it. Undefined before it is frozen, too.
 */
export async function askedSection(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const sectionId = addressed(c, "section", SectionId);
  if (competitionId === undefined || sectionId === undefined) return undefined;
  const deps = c.get("deps");
  const questionnaire = (await recallQuestionnaire(deps, competitionId))?.questionnaire;
  const section = questionnaire?.sections.find((one) => one.sectionId === sectionId);
  if (questionnaire === undefined || section === undefined) return undefined;
  return { deps, actor: actorOf(c, "bidder"), competitionId, questionnaire, section };
}
export type AskedSection = NonNullable<Awaited<ReturnType<typeof askedSection>>>;

/** For a page of a section that something was sent for: what is saved of it, or the answer where there is nothing to show. */
export const sentSection = ofNamed(namedResponse, async (response, c) => {
  const mine = await mySection(c, response);
  if (mine !== undefined) return { response, mine };
  return response.questionnaire === undefined && response.shut !== undefined
    ? refusedPage(c, response, responseRefusalInWords(response.shut))
    : c.notFound();
});
