import { Hono } from "hono";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { fatalIn } from "../../shared/responses/alerts.ts";
import { problemsIn } from "../../shared/responses/answers.ts";
import { readForm } from "../doors/form.ts";
import { ofNamed } from "../doors/page-of.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import { answersFrom } from "../questionnaire/answers-form.ts";
import { markedFatal } from "./fatal-for-routes.tsx";
import { questionOfAction } from "./attached.ts";
import { keepAnswers } from "./answers-for-routes.tsx";
import { type AskedSection, askedSection, namedSection, type OwnSection } from "./response-for-routes.tsx";
import { filesPath, PQQ, pqqPath, sectionPath } from "./paths.ts";
import { SectionPage } from "./section-page.tsx";

const SECTION = `${PQQ}/sections/:section`;

/** Where a bidder answers, section by section. Mounted at `/bidder`. */
export const responsesSectionRoutes = new Hono<PortalEnv>()
  .get(
    SECTION,
    ofNamed(namedSection, (own, c) =>
      own.response.shut === undefined
        ? c.html(<SectionPage {...own.page} problems={givenAmiss(own)} />)
        : c.redirect(own.response.path, 303),
    ),
  )
  .post(SECTION, async (c) => {
    const asked = await askedSection(c);
    if (asked === undefined) {
      const own = await namedSection(c);
      return own instanceof Response ? own : c.notFound();
    }
    const typed = await readForm(c);
    const kept = await keepAnswers(c, asked, typed);
    if (kept instanceof Response) return kept;
    const fatal = fatalIn(asked.section, answersFrom(typed, asked.section));
    const goOn = (to: string, said?: "answers-saved") => {
      const flash = fatal.length > 0 ? "answers-saved-fatal" : said;
      if (flash !== undefined) setFlash(c, flash);
      return c.redirect(`${to}${markedFatal(fatal)}`, 303);
    };
    const action = typed.text("action");
    if (action === "save") return goOn(pqqPath(asked.competitionId), "answers-saved");
    const question = questionOfAction(action);
    if (question !== undefined) return goOn(filesPath(asked.competitionId, question));
    if (kept.problems === 0) return goOn(nextPath(asked));
    const own = await namedSection(c);
    if (own instanceof Response) return own;
    const problems = problemsIn(asked.section, own.page.answers, own.files, own.response.now);
    return c.html(<SectionPage {...own.page} problems={problems} next={nextPath(asked)} />, 422);
  });

/** What was answered before and is not right; what is only missing is what the person came back for. */
const givenAmiss = ({ section, saved, files }: OwnSection) =>
  problemsIn(section, saved?.answers ?? {}, files, saved?.savedAt).filter(
    ({ problem }) => !problem.code.endsWith("missing") && problem.code !== "not-agreed",
  );

/** Where one goes on after a section: to the next, or to check all answers after the last. */
function nextPath({ questionnaire: { sections }, competitionId, section }: AskedSection): string {
  const next = sections[sections.indexOf(section) + 1];
  return next === undefined
    ? `${pqqPath(competitionId)}/check-answers`
    : sectionPath(competitionId, next.sectionId);
}
