import { Hono } from "hono";
import { askQuery, readQueries } from "../../../functions/queries/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { mayAsk } from "../../../shared/queries/rules.ts";
import { queryRefusalInWords } from "../../../shared/queries/words.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { AskPage } from "./ask-page.tsx";
import { refusedPage } from "../../evaluation/evaluation-for-routes.tsx";
import { queriesPath } from "../paths.ts";
import { QueriesPage } from "./queries-page.tsx";
import { emptyQuery, queryCommand, queryField, readTypedQuery, type TypedQuery } from "./typed-query.ts";

const QUERIES = "/competitions/:competition/queries";

/** What bidders are asked about their responses. Mounted at `/authority`. */
export const queriesAuthorityRoutes = new Hono<PortalEnv>()
  .get(QUERIES, async (c) => {
    const addressed = await addressedQueries(c);
    if (addressed instanceof Response) return addressed;
    const { evaluation, queries } = addressed;
    const place = { frame: frameOf(c), competition: evaluation.competition };
    const page = { place, queries, mayAsk: mayAsk(evaluation), now: c.get("deps").now() };
    return c.html(<QueriesPage {...page} />);
  })
  .get(`${QUERIES}/ask`, async (c) => {
    const addressed = await addressedQueries(c);
    if (addressed instanceof Response) return addressed;
    return askPage(c, addressed, emptyQuery(c.req.query("organisation"), c.req.query("section")), []);
  })
  .post(`${QUERIES}/ask`, async (c) => {
    const form = await readForm(c);
    const addressed = await addressedQueries(c);
    if (addressed instanceof Response) return addressed;
    const { competitionId } = addressed.evaluation.competition;
    const typed = readTypedQuery(form);
    const command = queryCommand(competitionId, typed);
    if (!command.ok) return askPage(c, addressed, typed, command.error);
    const actor = actorOf(c, "authority");
    const outcome = await askQuery(c.get("deps"), actor, command.value, form.requestKey);
    if (!outcome.ok) {
      const text = queryRefusalInWords(outcome.error);
      return askPage(c, addressed, typed, [{ field: queryField(outcome.error), text }]);
    }
    setFlash(c, "query-addressed");
    return c.redirect(queriesPath(competitionId), 303);
  });

type AddressedQueries = Extract<Awaited<ReturnType<typeof readQueries>>, { ok: true }>["value"];

/** What was asked in the competition that the address names, for whoever oversees its evaluation. */
async function addressedQueries(c: PortalContext): Promise<AddressedQueries | Response> {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return c.notFound();
  const read = await readQueries(c.get("deps"), actorOf(c, "authority"), id.data);
  return read.ok ? read.value : refusedPage(c, read.error);
}

/** The form of a question: for national leads. */
function askPage(
  c: PortalContext,
  { evaluation }: AddressedQueries,
  typed: TypedQuery,
  errors: readonly FieldError[],
) {
  const frame = frameOf(c);
  if (!isNationalLead(evaluation.actor)) return c.html(<ForbiddenPage frame={frame} />, 403);
  const { competition, questionnaire, responses } = evaluation;
  const place = { frame, competition };
  const { sections } = questionnaire;
  const page = { place, sections, responses, typed, requestKey: newRequestKey(c), errors };
  return c.html(<AskPage {...page} />, errors.length === 0 ? 200 : 422);
}
