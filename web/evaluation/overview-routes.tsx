import { Hono } from "hono";
import { loadResults, loadWork, organisationName } from "../../functions/evaluation/facts.ts";
import { assignEvaluator, unassignEvaluator } from "../../functions/evaluation/operations.ts";
import { loadStaff } from "../../functions/people/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { PersonId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { progressOf } from "../../shared/evaluation/progress.ts";
import { decideOverview } from "../../shared/evaluation/reading.ts";
import { markedSections, mayEvaluate, partsOf, sectionOf } from "../../shared/evaluation/rules.ts";
import { AssignEvaluator, UnassignEvaluator } from "../../shared/evaluation/schema.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import { type Asked, askedEvaluation, refusedPage } from "./asked-evaluation.tsx";
import { AssignPage, type AssignPageProps } from "./assign-page.tsx";
import { DeclarationsPage } from "./declarations-page.tsx";
import { assignPath } from "./paths.ts";
import { ProgressPage } from "./progress-page.tsx";
import { ResultsPage } from "./results-page.tsx";
import { UnassignPage } from "./unassign-page.tsx";

const EVALUATION = "/competitions/:competition/evaluation";

/** How far the evaluation is and who has which part in it: for national leads, and for auditors to read. */
export const overviewRoutes = new Hono<PortalEnv>()
  .get(EVALUATION, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    const { evaluation, competitionId, place } = asked;
    const work = await loadWork(c.get("deps").table, competitionId);
    const { actor, responses, proposedAt } = evaluation;
    return c.html(
      <ProgressPage
        place={place}
        progress={progressOf(evaluation, work)}
        organisations={responses.map(({ organisation }) => organisation)}
        leads={isNationalLead(actor)}
        proposedAt={proposedAt}
      />,
    );
  })
  .get(`${EVALUATION}/results`, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    const { evaluation, competitionId, place } = asked;
    const results = await loadResults(c.get("deps"), evaluation.actor, competitionId);
    if (!results.ok) return refusedPage(c, results.error);
    return c.html(<ResultsPage place={place} questionnaire={evaluation.questionnaire} {...results.value} />);
  })
  .get(`${EVALUATION}/declarations`, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    const { evaluation, place } = asked;
    const { declarations, assignments } = evaluation;
    return c.html(
      <DeclarationsPage
        place={place}
        declarations={declarations}
        assignments={assignments.filter(({ removed }) => removed === undefined)}
        nameOf={(organisation) => organisationName(evaluation, organisation)}
      />,
    );
  })
  .get(`${EVALUATION}/assign`, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    return assignPage(c, asked, {
      typed: { sectionId: "", personId: "", part: "evaluator" },
      requestKey: newRequestKey(c),
      errors: [],
    });
  })
  .post(`${EVALUATION}/assign`, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    if (!isNationalLead(asked.evaluation.actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
    const { text, requestKey } = await readForm(c);
    const { competitionId } = asked;
    const typed = { sectionId: text("sectionId"), personId: text("personId"), part: text("part") };
    const command = AssignEvaluator.safeParse({ competitionId, ...typed });
    if (!command.success)
      return assignPage(c, asked, { typed, requestKey, errors: fieldErrors(command.error) });
    const assigned = await assignEvaluator(c.get("deps"), asked.evaluation.actor, command.data, requestKey);
    if (!assigned.ok) {
      const errors = [{ field: "personId", text: evaluationRefusalInWords(assigned.error) }];
      return assignPage(c, asked, { typed, requestKey, errors });
    }
    setFlash(c, "evaluator-assigned");
    return c.redirect(assignPath(competitionId), 303);
  })
  .get(`${EVALUATION}/sections/:section/people/:person/unassign`, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    return unassignPage(c, asked, { reason: "", requestKey: newRequestKey(c), errors: [] });
  })
  .post(`${EVALUATION}/sections/:section/people/:person/unassign`, async (c) => {
    const asked = await askedOverview(c);
    if (asked instanceof Response) return asked;
    if (!isNationalLead(asked.evaluation.actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
    const of = askedPart(c);
    if (of === undefined) return c.notFound();
    const { text, requestKey } = await readForm(c);
    const { competitionId } = asked;
    const reason = text("reason");
    const command = UnassignEvaluator.safeParse({ competitionId, ...of, reason });
    if (!command.success)
      return unassignPage(c, asked, { reason, requestKey, errors: fieldErrors(command.error) });
    const done = await unassignEvaluator(c.get("deps"), asked.evaluation.actor, command.data, requestKey);
    if (!done.ok && done.error.code === "not-assigned") return c.notFound();
    if (!done.ok) {
      const errors = [{ field: "reason", text: evaluationRefusalInWords(done.error) }];
      return unassignPage(c, asked, { reason, requestKey, errors });
    }
    setFlash(c, "evaluator-unassigned");
    return c.redirect(assignPath(competitionId), 303);
  });

/** The evaluation, for whoever oversees it; else the answer that others get. */
async function askedOverview(c: PortalContext): Promise<Asked | Response> {
  const mayLook = decideOverview({ actor: actorOf(c, "authority") });
  if (!mayLook.ok) return refusedPage(c, mayLook.error);
  const asked = await askedEvaluation(c);
  return asked.ok ? asked.value : asked.error;
}

type Typed = Pick<AssignPageProps, "typed" | "requestKey" | "errors">;

async function assignPage(c: PortalContext, { evaluation, place }: Asked, typed: Typed) {
  const { actor, assignments, questionnaire, proposedAt, cancelledAt } = evaluation;
  const staff = (await loadStaff(c.get("deps").table))
    .filter((member) => member.suspendedAt === undefined && mayEvaluate(member))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const page = (
    <AssignPage
      place={place}
      sections={markedSections(questionnaire)}
      assignments={assignments}
      staff={staff}
      mayAssign={isNationalLead(actor) && proposedAt === undefined && cancelledAt === undefined}
      {...typed}
    />
  );
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}

/** The section and the person that the address names. */
function askedPart(c: PortalContext) {
  const section = SectionId.safeParse(c.req.param("section"));
  const person = PersonId.safeParse(c.req.param("person"));
  return section.success && person.success ? { sectionId: section.data, personId: person.data } : undefined;
}

type TypedReason = { reason: string; requestKey: string; errors: Typed["errors"] };

function unassignPage(c: PortalContext, { evaluation, place }: Asked, typed: TypedReason) {
  if (!isNationalLead(evaluation.actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const of = askedPart(c);
  const section = of && sectionOf(evaluation.questionnaire, of.sectionId);
  const [assignment] = of === undefined ? [] : partsOf(evaluation, of.personId, of.sectionId);
  if (section === undefined || assignment === undefined) return c.notFound();
  const page = <UnassignPage place={place} section={section} assignment={assignment} {...typed} />;
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}
