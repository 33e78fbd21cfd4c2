import { Hono } from "hono";
import { assignEvaluator, unassignEvaluator } from "../../functions/evaluation/operations.ts";
import { loadStaff } from "../../functions/people/facts.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { markedSections, mayEvaluate, partsOf, sectionOf } from "../../shared/evaluation/rules.ts";
import { AssignEvaluator, UnassignEvaluator } from "../../shared/evaluation/schema.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { PersonId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import { type Addressed, addressedOverview, refusedPage } from "./evaluation-for-routes.tsx";
import { AssignPage, type AssignPageProps } from "./assign-page.tsx";
import { assignPath } from "./paths.ts";
import { UnassignPage } from "./unassign-page.tsx";

const EVALUATION = "/competitions/:competition/evaluation";
const UNASSIGN = `${EVALUATION}/sections/:section/people/:person/unassign` as const;

/** Who has which part in the evaluation: given and taken by national leads, read by auditors. */
export const assignRoutes = new Hono<PortalEnv>()
  .get(`${EVALUATION}/assign`, async (c) => {
    const addressed = await addressedOverview(c);
    if (!addressed.ok) return addressed.error;
    return assignPage(c, addressed.value, {
      typed: { sectionId: "", personId: "", part: "evaluator" },
      requestKey: newRequestKey(c),
      errors: [],
    });
  })
  .post(`${EVALUATION}/assign`, async (c) => {
    const addressed = await addressedOverview(c);
    if (!addressed.ok) return addressed.error;
    const { evaluation, competitionId } = addressed.value;
    const { actor } = evaluation;
    if (!isNationalLead(actor)) return refusedPage(c, { code: "needs-national-lead" });
    const { text, requestKey } = await readForm(c);
    const typed = { sectionId: text("sectionId"), personId: text("personId"), part: text("part") };
    const command = AssignEvaluator.safeParse({ competitionId, ...typed });
    if (!command.success)
      return assignPage(c, addressed.value, { typed, requestKey, errors: fieldErrors(command.error) });
    const assigned = await assignEvaluator(c.get("deps"), actor, command.data, requestKey);
    if (!assigned.ok) {
      const errors = [{ field: "personId", text: evaluationRefusalInWords(assigned.error) }];
      return assignPage(c, addressed.value, { typed, requestKey, errors });
    }
    setFlash(c, "evaluator-assigned");
    return c.redirect(assignPath(competitionId), 303);
  })
  .get(UNASSIGN, async (c) => {
    const addressed = await addressedOverview(c);
    if (!addressed.ok) return addressed.error;
    return unassignPage(c, addressed.value, { reason: "", requestKey: newRequestKey(c), errors: [] });
  })
  .post(UNASSIGN, async (c) => {
    const addressed = await addressedOverview(c);
    if (!addressed.ok) return addressed.error;
    const { evaluation, competitionId } = addressed.value;
    const { actor } = evaluation;
    if (!isNationalLead(actor)) return refusedPage(c, { code: "needs-national-lead" });
    const of = addressedPart(c);
    if (of === undefined) return c.notFound();
    const { text, requestKey } = await readForm(c);
    const reason = text("reason");
    const command = UnassignEvaluator.safeParse({ competitionId, ...of, reason });
    if (!command.success)
      return unassignPage(c, addressed.value, { reason, requestKey, errors: fieldErrors(command.error) });
    const done = await unassignEvaluator(c.get("deps"), actor, command.data, requestKey);
    if (!done.ok && done.error.code === "not-assigned") return c.notFound();
    if (!done.ok) {
      const errors = [{ field: "reason", text: evaluationRefusalInWords(done.error) }];
      return unassignPage(c, addressed.value, { reason, requestKey, errors });
    }
    setFlash(c, "evaluator-unassigned");
    return c.redirect(assignPath(competitionId), 303);
  });

type Typed = Pick<AssignPageProps, "typed" | "requestKey" | "errors">;

async function assignPage(c: PortalContext, { evaluation, place }: Addressed, typed: Typed) {
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
function addressedPart(c: PortalContext) {
  const section = SectionId.safeParse(c.req.param("section"));
  const person = PersonId.safeParse(c.req.param("person"));
  return section.success && person.success ? { sectionId: section.data, personId: person.data } : undefined;
}

type TypedReason = { reason: string; requestKey: string; errors: Typed["errors"] };

function unassignPage(c: PortalContext, { evaluation, place }: Addressed, typed: TypedReason) {
  if (!isNationalLead(evaluation.actor)) return refusedPage(c, { code: "needs-national-lead" });
  const of = addressedPart(c);
  const section = of && sectionOf(evaluation.questionnaire, of.sectionId);
  const [assignment] = of === undefined ? [] : partsOf(evaluation, of.personId, of.sectionId);
  if (section === undefined || assignment === undefined) return c.notFound();
  const page = <UnassignPage place={place} section={section} assignment={assignment} {...typed} />;
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}
