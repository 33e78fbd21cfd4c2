import { Hono } from "hono";
import * as z from "zod";
import { offeredTo } from "../../shared/competition/dashboard.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { CopyQuestionnaire, FreezeQuestionnaire } from "../../shared/questionnaire/commands.ts";
import { type QuestionnaireRefusal, whetherChangeable } from "../../shared/questionnaire/rules.ts";
import { questionnaireRefusalInWords } from "../../shared/questionnaire/words.ts";
import { actorOf } from "../platform/actor-of.ts";
import type { Committed } from "../platform/commit.ts";
import { type Problem, problem } from "../platform/problem.ts";
import { readQuery } from "../platform/read-query.ts";
import {
  idempotencyKey,
  type PortalContext,
  type PortalEnv,
  readJson,
  refusalProblem,
  seenVersion,
} from "../platform/request.ts";
import { PutQuestionnaire } from "./answers.ts";
import { askedCompetition, refused } from "./asked-api.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "./facts.ts";
import { copyQuestionnaire, freezeQuestionnaire, saveQuestionnaire } from "./operations.ts";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";

/** The questionnaire that is being prepared, for programs of the authority. Mounted at `/api/v1/authority`. */
export const questionnaireAuthorityApi = new Hono<PortalEnv>()
  .get(QUESTIONNAIRE, async (c) => {
    const { table, now } = c.get("deps");
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = readQuery(c, z.strictObject({}));
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
    const asked = await readAsked(c, PutQuestionnaire);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key, deps, actor } = asked.value;
    const { questionnaire, ...decidedOn } = command;
    const change = { edit: "replace", questionnaire } as const;
    return answerOf(c, await saveQuestionnaire(deps, actor, { ...decidedOn, change }, key));
  })
  .post(`${QUESTIONNAIRE}/copy`, async (c) => {
    const asked = await readAsked(c, CopyQuestionnaire);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key, deps, actor } = asked.value;
    return answerOf(c, await copyQuestionnaire(deps, actor, command, key));
  })
  .post(`${QUESTIONNAIRE}/freeze`, async (c) => {
    const asked = await readAsked(c, FreezeQuestionnaire);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { command, key, deps, actor } = asked.value;
    return answerOf(c, await freezeQuestionnaire(deps, actor, command, key));
  });

/** What an act of the authority needs: its key, the version that was seen, and a body that fits. */
async function readAsked<Schema extends z.ZodType>(c: PortalContext, schema: Schema) {
  const competition = await askedCompetition(c);
  if (competition === undefined) return undefined;
  const key = idempotencyKey(c);
  if (!key.ok) return key;
  const seen = seenQuestionnaire(c);
  if (!seen.ok) return seen;
  const inPath = { competitionId: competition.competitionId, seenVersion: seen.value };
  const command = await readJson(c, schema, inPath);
  if (!command.ok) return command;
  const value = {
    command: command.value,
    key: key.value,
    deps: c.get("deps"),
    actor: actorOf(c, "authority"),
  };
  return { ok: true, value } as const;
}

/** The version that a client decided on. A tag that never was a version matches none: 412. */
function seenQuestionnaire(c: PortalContext): Result<string, Problem> {
  const seen = seenVersion(c);
  if (!seen.ok || /^\d{1,9}$/.test(seen.value)) return seen;
  const code = "changed-meanwhile";
  return refuse(refusalProblem(code, questionnaireRefusalInWords({ code })));
}

const answerOf = (c: PortalContext, outcome: Result<Committed, QuestionnaireRefusal | CommonRefusal>) =>
  outcome.ok ? c.json(outcome.value.answer) : refused(c, outcome.error);
