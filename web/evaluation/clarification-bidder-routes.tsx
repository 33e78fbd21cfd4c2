import { Hono } from "hono";
import { loadCompetition } from "../../functions/competition/facts.ts";
import {
  loadOwnClarification,
  loadOwnClarifications,
} from "../../functions/evaluation/clarification-facts.ts";
import { answerClarification } from "../../functions/evaluation/clarification-operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { AnswerClarification } from "../../shared/evaluation/clarification-schema.ts";
import { clarificationRefusalInWords } from "../../shared/evaluation/clarification-words.ts";
import { ClarificationId, CompetitionId } from "../../shared/kernel/id.ts";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ownClarificationPath } from "./clarification-paths.ts";
import { OwnClarificationPage, OwnClarificationsPage } from "./own-clarifications-page.tsx";

const CLARIFICATIONS = "/competitions/:competition/clarifications";

/** What a bidder is asked about its own response. Mounted at `/bidder`. */
export const clarificationsBidderRoutes = new Hono<PortalEnv>()
  .get(CLARIFICATIONS, async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { table, now } = c.get("deps");
    const actor = actorOf(c, "bidder");
    const clarifications = await loadOwnClarifications(table, actor, competition.competitionId);
    const page = { frame: frameOf(c), competition, clarifications, now: now() };
    return c.html(<OwnClarificationsPage {...page} />);
  })
  .get(`${CLARIFICATIONS}/:clarification`, (c) => clarificationPage(c, "", []))
  .post(`${CLARIFICATIONS}/:clarification`, async (c) => {
    const { text, requestKey } = await readForm(c);
    const answer = text("answer");
    const command = AnswerClarification.safeParse({
      competitionId: c.req.param("competition"),
      clarificationId: c.req.param("clarification"),
      answer,
    });
    if (!command.success) return clarificationPage(c, answer, fieldErrors(command.error));
    const { competitionId, clarificationId } = command.data;
    const outcome = await answerClarification(c.get("deps"), actorOf(c, "bidder"), command.data, requestKey);
    if (!outcome.ok) {
      const error = { field: "answer", text: clarificationRefusalInWords(outcome.error) };
      return clarificationPage(c, answer, [error]);
    }
    setFlash(c, "clarification-answered");
    return c.redirect(ownClarificationPath(competitionId, clarificationId), 303);
  });

async function askedCompetition(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  return id.success ? loadCompetition(c.get("deps").table, id.data) : undefined;
}

/** One of the organisation's own questions; another's is not found. */
async function clarificationPage(c: PortalContext, answer: string, errors: readonly FieldError[]) {
  const competition = await askedCompetition(c);
  const id = ClarificationId.safeParse(c.req.param("clarification"));
  if (competition === undefined || !id.success) return c.notFound();
  const { table, now } = c.get("deps");
  const actor = actorOf(c, "bidder");
  const clarification = await loadOwnClarification(table, actor, competition.competitionId, id.data);
  if (clarification === undefined) return c.notFound();
  const page = { competition, clarification, role: actor.role, answer, errors, now: now() };
  return c.html(
    <OwnClarificationPage {...page} frame={frameOf(c)} requestKey={newRequestKey(c)} />,
    errors.length === 0 ? 200 : 422,
  );
}
