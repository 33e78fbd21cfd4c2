import { Hono } from "hono";
import * as z from "zod";
import { offeredTo } from "../../shared/competition/dashboard.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { CopyQuestionnaire, FreezeQuestionnaire } from "../../shared/questionnaire/commands.ts";
import { type QuestionnaireRefusal, whetherChangeable } from "../../shared/questionnaire/rules.ts";
import { actorOf } from "../platform/actor-of.ts";
import type { Committed } from "../platform/commit.ts";
import { problem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { PutQuestionnaire } from "./replies.ts";
import { addressedCompetition, refused } from "./addressed-api.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "./facts.ts";
import { copyQuestionnaire, freezeQuestionnaire, saveQuestionnaire } from "./operations.ts";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";
const SEEN_QUESTIONNAIRE = { field: "seenVersion", shape: z.string().regex(/^\d{1,9}$/) };

/** The questionnaire that is being prepared, for programs of the authority. Mounted at `/api/v1/authority`. */
export const questionnaireAuthorityApi = new Hono<PortalEnv>()
  .get(QUESTIONNAIRE, async (c) => {
    const { table, now } = c.get("deps");
    const competition = await addressedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    if (!offeredTo(actorOf(c, "authority")).seeQuestionnaire)
      return refused(c, { code: "not-for-your-role" });
    const { competitionId } = competition;
    const [staged, frozen] = await Promise.all([
      loadStagedQuestionnaire(table, competitionId),
      loadQuestionnaire(table, competitionId),
    ]);
    c.header("etag", `"${staged.version}"`);
    return c.json({
      competitionId,
      version: staged.version,
      changeable: whetherChangeable({ competition, frozen }, now()).ok,
      questionnaire: frozen?.questionnaire ?? staged.questionnaire,
      ...(frozen && { frozenAt: frozen.frozenAt, frozenBy: frozen.frozenBy, sha256: frozen.sha256 }),
    });
  })
  .put(QUESTIONNAIRE, async (c) => {
    const asked = await readAddressed(c, PutQuestionnaire);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const { questionnaire, ...decidedOn } = command;
    const change = { edit: "replace", questionnaire } as const;
    const [deps, actor] = [c.get("deps"), actorOf(c, "authority")];
    return answerOf(c, await saveQuestionnaire(deps, actor, { ...decidedOn, change }, key));
  })
  .post(`${QUESTIONNAIRE}/copy`, async (c) => {
    const asked = await readAddressed(c, CopyQuestionnaire);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    return answerOf(c, await copyQuestionnaire(c.get("deps"), actorOf(c, "authority"), command, key));
  })
  .post(`${QUESTIONNAIRE}/freeze`, async (c) => {
    const asked = await readAddressed(c, FreezeQuestionnaire);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    return answerOf(c, await freezeQuestionnaire(c.get("deps"), actorOf(c, "authority"), command, key));
  });

/** An act on the questionnaire of the competition that the address names; undefined when there is none. */
async function readAddressed<Schema extends z.ZodType>(c: PortalContext, schema: Schema) {
  const competition = await addressedCompetition(c);
  return competition && readAct(c, schema, { competitionId: competition.competitionId }, SEEN_QUESTIONNAIRE);
}

const answerOf = (c: PortalContext, outcome: Result<Committed, QuestionnaireRefusal | CommonRefusal>) =>
  outcome.ok ? c.json(outcome.value.answer) : refused(c, outcome.error);
