import { type Evaluation, loadSection, responseOf } from "../../functions/evaluation/facts.ts";
import { readEvaluation } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { statusOf } from "../../functions/platform/refusal-status.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadQueriesOf } from "../../functions/queries/facts.ts";
import type { SectionAt } from "../../shared/evaluation/marking.ts";
import { decideReadingSection, oversees } from "../../shared/evaluation/reading-responses.ts";
import { evaluationRefusalInWords, UNOPENED } from "../../shared/evaluation/words.ts";
import { OrganisationId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { frameOf } from "../doors/frame.tsx";
import { forbidden } from "../doors/forbidden.tsx";
import { CannotSeePage, type InCompetition } from "../competition/competition-frame.tsx";
import type { SectionOfResponse } from "./marking-page.tsx";
import { declarePath } from "./paths.ts";

/** What a page of the evaluation is made with: who asks, of which evaluation. */
type NamedEvaluation = {
  readonly evaluation: Evaluation;
  readonly competitionId: Evaluation["competition"]["competitionId"];
  readonly within: InCompetition;
};

/** The evaluation that the address names, for whoever may look at some of it now; else the answer that they get. */
export async function namedEvaluation(c: PortalContext): Promise<NamedEvaluation | Response> {
  const competition = await namedCompetition(c);
  if (competition instanceof Response) return competition;
  const { competitionId } = competition;
  const evaluation = await readEvaluation(c.get("deps"), actorOf(c, "authority"), competitionId);
  if (!evaluation.ok) return refusedPage(c, competition, evaluation.error);
  return { evaluation: evaluation.value, competitionId, within: { frame: frameOf(c), competition } };
}

/** The evaluation that the address names, for whoever oversees it; else the answer that others get. */
export async function namedOverview(c: PortalContext): Promise<NamedEvaluation | Response> {
  if (oversees({ actor: actorOf(c, "authority") })) return namedEvaluation(c);
  const competition = await namedCompetition(c);
  return competition instanceof Response
    ? competition
    : refusedPage(c, competition, { code: "not-for-your-role" });
}

/** One section of one response that the reader may read, with what is known of its marks. */
export type NamedSection = NamedEvaluation & {
  readonly ids: SectionAt;
  readonly of: SectionOfResponse;
  readonly loaded: Awaited<ReturnType<typeof loadSection>>;
};

/** The section of a response that the address names, for whoever may read it; else the answer that they get. */
export async function namedSection(c: PortalContext): Promise<NamedSection | Response> {
  const named = await namedEvaluation(c);
  if (named instanceof Response) return named;
  const { evaluation } = named;
  const sectionId = addressed(c, "section", SectionId);
  const organisationId = addressed(c, "organisation", OrganisationId);
  if (sectionId === undefined || organisationId === undefined) return c.notFound();
  const ids = { sectionId, organisationId };
  const section = decideReadingSection(evaluation, ids);
  if (!section.ok) return refusedPage(c, evaluation.competition, section.error);
  const response = responseOf(evaluation, organisationId);
  if (response === undefined) return c.notFound();
  const loaded = await loadSection(c.get("deps").table, evaluation, ids);
  const queries = await loadQueriesOf(c.get("deps"), evaluation.competition, organisationId);
  const of = { section: section.value, response, answers: loaded.answers, queries };
  return { ...named, ids, of, loaded };
}

/** The page of a refusal: as if it were not there, not for the role, or why not. */
export function refusedPage(
  c: PortalContext,
  competition: InCompetition["competition"],
  refusal: Parameters<typeof evaluationRefusalInWords>[0],
): Response | Promise<Response> {
  if (refusal.code === "not-found") return c.notFound();
  if (refusal.code === "not-for-your-role" || refusal.code === "needs-national-lead") return forbidden(c);
  const next =
    refusal.code === "too-early" ? (
      <p>{UNOPENED}</p>
    ) : refusal.code === "interests-not-declared" ? (
      <p>
        <a href={declarePath(competition.competitionId)}>Declare your interests</a>
      </p>
    ) : undefined;
  const words = evaluationRefusalInWords(refusal);
  const page = <CannotSeePage frame={frameOf(c)} competition={competition} words={words} next={next} />;
  return c.html(page, statusOf(refusal.code));
}
