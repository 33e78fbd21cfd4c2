import { Hono } from "hono";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { problemsIn } from "../../shared/responses/answers.ts";
import { readForm } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import { questionOfAction } from "./attached.ts";
import { keepAnswers, shownSection } from "./answers-for-routes.tsx";
import { myResponse, type MyResponse, mySection, type MySection, refused } from "./response-for-routes.tsx";
import { filesPath, sectionPath } from "./paths.ts";
import { SectionPage } from "./section-page.tsx";

const SECTION = "/competitions/:competition/pqq/sections/:section";

/** Where a bidder answers, section by section. Mounted at `/bidder`. */
export const responsesSectionRoutes = new Hono<PortalEnv>()
  .get(SECTION, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    if (my.questionnaire === undefined) return c.redirect(my.path, 303);
    const mine = await mySection(c, my);
    if (mine === undefined) return c.notFound();
    if (my.shut !== undefined) return c.redirect(my.path, 303);
    return c.html(<SectionPage {...await shownSection(c, my, mine)} />);
  })
  .post(SECTION, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const mine = await mySection(c, my);
    if (mine === undefined)
      return my.questionnaire === undefined && my.shut ? refused(c, my, my.shut) : c.notFound();
    const typed = await readForm(c);
    const kept = await keepAnswers(c, my, mine, typed);
    if (kept instanceof Response) return kept;
    const action = typed.text("action");
    if (action === "save") {
      setFlash(c, "answers-saved");
      return c.redirect(my.path, 303);
    }
    const question = questionOfAction(action);
    if (question !== undefined) return c.redirect(filesPath(my.competition.competitionId, question), 303);
    if (kept.problems === 0) return c.redirect(nextPath(my, mine), 303);
    const saved = (await mySection(c, my)) ?? mine;
    const page = await shownSection(c, my, saved);
    const problems = problemsIn(mine.section, page.answers, saved.files);
    return c.html(<SectionPage {...page} problems={problems} next={nextPath(my, mine)} />, 422);
  });

/** Where one goes on after a section: to the next, or to check all answers after the last. */
function nextPath({ questionnaire, competition, path }: MyResponse, { section }: MySection): string {
  const sections = questionnaire?.sections ?? [];
  const next = sections[sections.findIndex(({ sectionId }) => sectionId === section.sectionId) + 1];
  return next === undefined
    ? `${path}/check-answers`
    : sectionPath(competition.competitionId, next.sectionId);
}
