import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { offeredTo } from "../../../shared/competition/competition-parts.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { pqqOf } from "../../../shared/kernel/window.ts";
import { whetherChangeable } from "../../../shared/questionnaire/rules.ts";
import type { Question, Section, SectionId } from "../../../shared/questionnaire/schema.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { forbidden } from "../../doors/forbidden.tsx";
import { type Named, ofNamed } from "../../doors/page-of.tsx";
import { questionnairePath, sectionPath } from "../paths.ts";

/** The questionnaire of the competition that the address names. */
export const namedQuestionnaire = ofNamed(namedCompetition, async (competition, c) => {
  const { table, now } = c.get("deps");
  const { competitionId } = competition;
  const [staged, frozen] = await Promise.all([
    loadStagedQuestionnaire(table, competitionId),
    loadQuestionnaire(table, competitionId),
  ]);
  const changeable = whetherChangeable({ competition, frozen }, now());
  return {
    competition,
    opensAt: pqqOf(competition)?.opensAt,
    staged,
    frozen,
    questionnaire: frozen?.questionnaire ?? staged.questionnaire,
    /** Why nothing can be changed any more; undefined while it can. */
    shut: changeable.ok ? undefined : changeable.error,
    path: questionnairePath(competitionId),
  };
});
export type Prepared = Exclude<Awaited<ReturnType<typeof namedQuestionnaire>>, Response>;

/** Where the questionnaire that the address names is prepared, or a section of it, whether or not it is there. */
export function pathNamed(c: PortalContext, section?: SectionId): string {
  const competitionId = CompetitionId.parse(c.req.param("competition"));
  return section === undefined ? questionnairePath(competitionId) : sectionPath(competitionId, section);
}

/** The section that the address names. */
export const namedSection = ofNamed(namedQuestionnaire, (its, c) => {
  const section = its.questionnaire.sections.find(({ sectionId }) => sectionId === c.req.param("section"));
  return section === undefined ? c.notFound() : { ...its, section };
});

/** The question that the address names, with its section. */
export const namedQuestion = ofNamed(namedQuestionnaire, (its, c) => {
  const isIt = ({ questionId }: Question) => questionId === c.req.param("question");
  const section = its.questionnaire.sections.find(({ questions }) => questions.some(isIt));
  const question = section?.questions.find(isIt);
  return section && question ? { ...its, section, question } : c.notFound();
});

/** The way back from a page below a section. */
export const aboveIn = ({ competition, section }: Prepared & { section: Section }) => [
  { href: sectionPath(competition.competitionId, section.sectionId), text: section.title },
];

/** Everybody of the authority reads it but evaluators, who see what is assigned to them. */
export const mayRead = (actor: AuthorityActor): boolean => offeredTo(actor).look;

/** The same for those who may read it. */
export const toRead =
  <Facts extends object>(named: Named<Facts>): Named<Facts> =>
  async (c) =>
    mayRead(actorOf(c, "authority")) ? named(c) : forbidden(c);
