import { readEvaluation } from "../../functions/evaluation/operations.ts";
import { loadQueriesOf } from "../../functions/queries/facts.ts";
import { type Evaluation, loadSection, responseOf } from "../../functions/evaluation/facts.ts";
import { loadCompetition } from "../../functions/competition/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { statusOf } from "../../functions/platform/refusal-status.ts";
import { decideOverview, decideReadingSection } from "../../shared/evaluation/reading.ts";
import type { EvaluationRefusal } from "../../shared/evaluation/rules.ts";
import { evaluationRefusalInWords, UNOPENED } from "../../shared/evaluation/words.ts";
import type { OfResponse } from "../../shared/evaluation/marking.ts";
import { CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { frameOf } from "../doors/frame.tsx";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import { CannotSeePage, type Place } from "../competition/competition-frame.tsx";
import type { SectionOfResponse } from "./marking-page.tsx";
import { declarePath } from "./paths.ts";

export type Refusal = EvaluationRefusal | CommonRefusal;

/** What a page of the evaluation is made with: who asks, of which evaluation. */
export type Addressed = {
  readonly evaluation: Evaluation;
  readonly competitionId: CompetitionId;
  readonly place: Place;
};

/** The evaluation that the address names, for whoever may look at some of it now; else the answer that they get. */
export async function addressedEvaluation(c: PortalContext): Promise<Result<Addressed, Response>> {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return refuse(await c.notFound());
  const evaluation = await readEvaluation(c.get("deps"), actorOf(c, "authority"), id.data);
  if (!evaluation.ok) return refuse(await refusedPage(c, evaluation.error));
  const { competition } = evaluation.value;
  return accept({
    evaluation: evaluation.value,
    competitionId: id.data,
    place: { frame: frameOf(c), competition },
  });
}

/** The evaluation that the address names, for whoever oversees it; else the answer that others get. */
export async function addressedOverview(c: PortalContext): Promise<Result<Addressed, Response>> {
  const mayLook = decideOverview({ actor: actorOf(c, "authority") });
  return mayLook.ok ? addressedEvaluation(c) : refuse(await refusedPage(c, mayLook.error));
}

/** One section of one response that the reader may read, with what is known of its marks. */
export type AddressedSection = Addressed & {
  readonly ids: OfResponse;
  readonly of: SectionOfResponse;
  readonly loaded: Awaited<ReturnType<typeof loadSection>>;
};

/** The section of a response that the address names, for whoever may read it; else the answer that they get. */
export async function addressedSection(c: PortalContext): Promise<Result<AddressedSection, Response>> {
  const addressed = await addressedEvaluation(c);
  if (!addressed.ok) return addressed;
  const { evaluation } = addressed.value;
  const sectionId = SectionId.safeParse(c.req.param("section"));
  const organisationId = OrganisationId.safeParse(c.req.param("organisation"));
  if (!sectionId.success || !organisationId.success) return refuse(await c.notFound());
  const ids = { sectionId: sectionId.data, organisationId: organisationId.data };
  const section = decideReadingSection(evaluation, ids);
  if (!section.ok) return refuse(await refusedPage(c, section.error));
  const response = responseOf(evaluation, ids.organisationId);
  if (response === undefined) return refuse(await c.notFound());
  const loaded = await loadSection(c.get("deps").table, evaluation, ids);
  const { competitionId } = addressed.value;
  const queries = await loadQueriesOf(c.get("deps"), competitionId, ids.organisationId);
  const of = { section: section.value, response, answers: loaded.answers, queries };
  return accept({ ...addressed.value, ids, of, loaded });
}

/** The page of a refusal: as if it were not there, not for the role, or why not. */
export async function refusedPage(c: PortalContext, refusal: Refusal): Promise<Response> {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  const competition = id.success && (await loadCompetition(c.get("deps").table, id.data));
  if (refusal.code === "not-found" || !competition) return c.notFound();
  if (refusal.code === "not-for-your-role" || refusal.code === "needs-national-lead")
    return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const next =
    refusal.code === "too-early" ? (
      <p class="govuk-body">{UNOPENED}</p>
    ) : refusal.code === "interests-not-declared" ? (
      <p class="govuk-body">
        <a class="govuk-link" href={declarePath(competition.competitionId)}>
          Declare your interests
        </a>
      </p>
    ) : undefined;
  const page = (
    <CannotSeePage
      frame={frameOf(c)}
      competition={competition}
      words={evaluationRefusalInWords(refusal)}
      next={next}
    />
  );
  return c.html(page, statusOf(refusal.code));
}
