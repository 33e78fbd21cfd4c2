import { loadSection, responseOf } from "../../functions/evaluation/facts.ts";
import { readEvaluation } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { statusOf } from "../../functions/platform/refusal-status.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { loadQueriesOf } from "../../functions/queries/facts.ts";
import { decideReadingSection, oversees } from "../../shared/evaluation/reading-responses.ts";
import { evaluationRefusalInWords, UNOPENED } from "../../shared/evaluation/words.ts";
import { OrganisationId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { frameOf } from "../doors/frame.tsx";
import { forbidden } from "../doors/forbidden.tsx";
import { ofNamed } from "../doors/page-of.tsx";
import { CannotSeePage, type InCompetition } from "../competition/competition-frame.tsx";
import { declarePath } from "./paths.ts";

/** The evaluation that the address names, for whoever may look at some of it now; else the answer that they get. */
export const namedEvaluation = ofNamed(namedCompetition, async (competition, c) => {
  const { competitionId } = competition;
  const evaluation = await readEvaluation(c.get("deps"), actorOf(c, "authority"), competitionId);
  if (!evaluation.ok) return refusedPage(c, competition, evaluation.error);
  return { evaluation: evaluation.value, competitionId, within: { frame: frameOf(c), competition } };
});

/** The evaluation that the address names, for whoever oversees it; else the answer that others get. */
export const namedOverview = async (c: PortalContext) =>
  oversees({ actor: actorOf(c, "authority") }) ? namedEvaluation(c) : notForTheirRole(c);

const notForTheirRole = ofNamed(namedCompetition, (competition, c) =>
  refusedPage(c, competition, { code: "not-for-your-role" }),
);

/** The section of a response that the address names, for whoever may read it; else the answer that they get. */
export const namedSection = ofNamed(namedEvaluation, async (named, c) => {
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
});
export type NamedSection = Exclude<Awaited<ReturnType<typeof namedSection>>, Response>;

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
