import { loadCompetition } from "../../../functions/competition/facts.ts";
import { pqqOf } from "../../../shared/kernel/window.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { offeredTo } from "../../../shared/competition/dashboard.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { sectionOf } from "../../../shared/questionnaire/editing.ts";
import { whetherChangeable } from "../../../shared/questionnaire/rules.ts";
import { QuestionId, type Section, SectionId } from "../../../shared/questionnaire/schema.ts";
import { newRequestKey } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { questionnairePath, sectionPath } from "../paths.ts";

/** The questionnaire of the competition that the address names, as this person may see it. */
export async function prepared(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return undefined;
  const deps = c.get("deps");
  const [competition, staged, frozen] = await Promise.all([
    loadCompetition(deps.table, id.data),
    loadStagedQuestionnaire(deps.table, id.data),
    loadQuestionnaire(deps.table, id.data),
  ]);
  if (competition === undefined) return undefined;
  const changeable = whetherChangeable({ competition, frozen }, deps.now());
  return {
    deps,
    actor: actorOf(c, "authority"),
    competition,
    stage: pqqOf(competition),
    staged,
    frozen,
    questionnaire: frozen?.questionnaire ?? staged.questionnaire,
    /** Why nothing can be changed any more; undefined while it can. */
    shut: changeable.ok ? undefined : changeable.error,
    path: questionnairePath(id.data),
  };
}
export type Prepared = NonNullable<Awaited<ReturnType<typeof prepared>>>;

type Answer = (c: PortalContext, its: Prepared) => Response | Promise<Response>;

/** For those who may look: everybody of the authority but evaluators, who see what is assigned to them. */
export const looking = (answer: Answer) => (c: PortalContext) => guarded(c, "seeQuestionnaire", answer);

/** For a national lead while the questionnaire can be changed; afterwards the way leads back to reading it. */
export const editing = (answer: Answer) => (c: PortalContext) =>
  guarded(c, "editQuestionnaire", (_, its) =>
    its.shut === undefined ? answer(c, its) : c.redirect(its.path, 303),
  );

/** For what a national lead sends. Whether it can still be changed is decided by the operation, which says why not. */
export const changing = (answer: Answer) => (c: PortalContext) => guarded(c, "editQuestionnaire", answer);

async function guarded(c: PortalContext, act: "seeQuestionnaire" | "editQuestionnaire", answer: Answer) {
  const its = await prepared(c);
  if (its === undefined) return c.notFound();
  if (!offeredTo(its.actor)[act]) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  return answer(c, its);
}

/** The section that the address names. */
export function addressedSection(c: PortalContext, { questionnaire }: Prepared) {
  const id = SectionId.safeParse(c.req.param("section"));
  return questionnaire.sections.find(({ sectionId }) => sectionId === id.data);
}

/** The question that the address names, with its section. */
export function addressedQuestion(c: PortalContext, { questionnaire }: Prepared) {
  const id = QuestionId.safeParse(c.req.param("question"));
  const section = id.success ? sectionOf(questionnaire, id.data) : undefined;
  const question = section?.questions.find(({ questionId }) => questionId === id.data);
  return section && question && { section, question };
}

/** What every page is given. */
export const shown = (c: PortalContext, { competition, path }: Prepared) => ({
  frame: frameOf(c),
  competition,
  path,
});

/** What every form is given: it says which version it was filled in on. */
export const formOf = (c: PortalContext, its: Prepared, errors: readonly FieldError[] = []) => ({
  ...shown(c, its),
  requestKey: newRequestKey(c),
  seenVersion: its.staged.version,
  errors,
});

/** The way back from a page below a section. */
export const aboveIn = ({ competition }: Prepared, { sectionId, title }: Section) => [
  { href: sectionPath(competition.competitionId, sectionId), text: title },
];

/** After a change within a section. */
export function backToSection(c: PortalContext, { competition }: Prepared, { sectionId }: Section) {
  setFlash(c, "questionnaire-saved");
  return c.redirect(sectionPath(competition.competitionId, sectionId), 303);
}
