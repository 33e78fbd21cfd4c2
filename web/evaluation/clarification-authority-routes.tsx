import { Hono } from "hono";
import {
  askForClarification,
  readClarifications,
} from "../../functions/evaluation/clarification-operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { mayAsk } from "../../shared/evaluation/clarification-rules.ts";
import { clarificationRefusalInWords } from "../../shared/evaluation/clarification-words.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import { AskPage } from "./ask-page.tsx";
import { refusedPage } from "./asked-evaluation.tsx";
import { clarificationsPath } from "./clarification-paths.ts";
import { ClarificationsPage } from "./clarifications-page.tsx";
import {
  noQuestion,
  questionCommand,
  questionField,
  readQuestion,
  type TypedQuestion,
} from "./typed-question.ts";

const CLARIFICATIONS = "/competitions/:competition/clarifications";

/** What bidders are asked about their responses. Mounted at `/authority`. */
export const clarificationsAuthorityRoutes = new Hono<PortalEnv>()
  .get(CLARIFICATIONS, async (c) => {
    const asked = await askedClarifications(c);
    if (asked instanceof Response) return asked;
    const { evaluation, clarifications } = asked;
    const place = { frame: frameOf(c), competition: evaluation.competition };
    const page = { place, clarifications, mayAsk: mayAsk(evaluation), now: c.get("deps").now() };
    return c.html(<ClarificationsPage {...page} />);
  })
  .get(`${CLARIFICATIONS}/ask`, async (c) => {
    const asked = await askedClarifications(c);
    if (asked instanceof Response) return asked;
    return askPage(c, asked, noQuestion(c.req.query("organisation"), c.req.query("section")), []);
  })
  .post(`${CLARIFICATIONS}/ask`, async (c) => {
    const form = await readForm(c);
    const asked = await askedClarifications(c);
    if (asked instanceof Response) return asked;
    const { competitionId } = asked.evaluation.competition;
    const typed = readQuestion(form);
    const command = questionCommand(competitionId, typed);
    if (!command.ok) return askPage(c, asked, typed, command.error);
    const actor = actorOf(c, "authority");
    const outcome = await askForClarification(c.get("deps"), actor, command.value, form.requestKey);
    if (!outcome.ok) {
      const text = clarificationRefusalInWords(outcome.error);
      return askPage(c, asked, typed, [{ field: questionField(outcome.error), text }]);
    }
    setFlash(c, "clarification-asked");
    return c.redirect(clarificationsPath(competitionId), 303);
  });

type AskedClarifications = Extract<Awaited<ReturnType<typeof readClarifications>>, { ok: true }>["value"];

/** What was asked in the competition that the address names, for whoever oversees its evaluation. */
async function askedClarifications(c: PortalContext): Promise<AskedClarifications | Response> {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return c.notFound();
  const read = await readClarifications(c.get("deps"), actorOf(c, "authority"), id.data);
  return read.ok ? read.value : refusedPage(c, read.error);
}

/** The form of a question: for national leads. */
function askPage(
  c: PortalContext,
  { evaluation }: AskedClarifications,
  typed: TypedQuestion,
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
