import { Hono } from "hono";
import * as z from "zod";
import {
  decideOverview,
  decideReading,
  decideReadingSection,
  filesOf,
} from "../../shared/evaluation/reading.ts";
import { mayEvaluate } from "../../shared/evaluation/rules.ts";
import {
  AssignEvaluator,
  DeclareInterests,
  ModerateSection,
  ScoreSection,
  UnassignEvaluator,
} from "../../shared/evaluation/schema.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { CompetitionId, OrganisationId, type RequestKey } from "../../shared/kernel/id.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import type { Committed } from "../platform/commit.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct, readSeen } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { markedSection, ownEvaluation, progressReply, responseReply, responseList } from "./replies.ts";
import {
  type Evaluation,
  loadAnswers,
  loadResults,
  loadSection,
  loadWork,
  organisationName,
  responseOf,
} from "./facts.ts";
import { moderateSection, scoreSection } from "./marking-operations.ts";
import { assignEvaluator, declareInterests, readEvaluation, unassignEvaluator } from "./operations.ts";

const RESPONSES = "/competitions/:competition/responses";
const EVALUATION = "/competitions/:competition/evaluation";
const SECTION = `${EVALUATION}/sections/:section/responses/:organisation` as const;
const SEEN_VERSION = { field: "seenVersion", shape: z.string().regex(/^\d{1,6}$/) };

/** Responses to the PQQ and their evaluation for programs of the authority. Mounted at `/api/v1/authority`. */
export const evaluationAuthorityApi = new Hono<PortalEnv>()
  .get(RESPONSES, async (c) => {
    const read = await readAddressed(c);
    if (!read.ok) return read.error;
    const mayLook = decideOverview(read.value);
    return mayLook.ok ? c.json(responseList(read.value)) : refused(c, mayLook.error);
  })
  .get(`${RESPONSES}/:organisation`, async (c) => {
    const organisationId = addressed(c, "organisation", OrganisationId);
    const read = await readAddressed(c);
    if (!read.ok) return read.error;
    if (organisationId === undefined) return c.notFound();
    const sections = decideReading(read.value, organisationId);
    if (!sections.ok) return refused(c, sections.error);
    const response = responseOf(read.value, organisationId);
    if (response === undefined) return c.notFound();
    const { table } = c.get("deps");
    const answered = await Promise.all(
      sections.value.map(async (section) => ({
        section,
        answers: await loadAnswers(table, read.value, { ...section, organisationId }),
      })),
    );
    return c.json(responseReply(response, answered, [...filesOf(response, sections.value)]));
  })
  .get(EVALUATION, async (c) => {
    const read = await readAddressed(c);
    if (!read.ok) return read.error;
    const mayLook = decideOverview(read.value);
    if (!mayLook.ok) return refused(c, mayLook.error);
    const work = await loadWork(c.get("deps").table, read.value.competition.competitionId);
    return c.json(progressReply(read.value, work));
  })
  .get(`${EVALUATION}/results`, async (c) => {
    const read = await readAddressed(c);
    if (!read.ok) return read.error;
    const { actor, competition } = read.value;
    const outcome = await loadResults(c.get("deps"), actor, competition.competitionId);
    if (!outcome.ok) return refused(c, outcome.error);
    const { complete, results } = outcome.value;
    return c.json({ complete, results });
  })
  .get(`${EVALUATION}/mine`, async (c) => {
    const read = await readAddressed(c);
    if (!read.ok) return read.error;
    const evaluation = read.value;
    if (!mayEvaluate(evaluation.actor)) return refused(c, { code: "not-for-your-role" });
    const work = await loadWork(c.get("deps").table, evaluation.competition.competitionId);
    return c.json(ownEvaluation(evaluation, work, (id) => organisationName(evaluation, id)));
  })
  .post(`${EVALUATION}/assignments`, async (c) =>
    act(c, AssignEvaluator, {}, (command, key) =>
      assignEvaluator(c.get("deps"), actorOf(c, "authority"), command, key),
    ),
  )
  .post(`${EVALUATION}/removals`, async (c) =>
    act(c, UnassignEvaluator, {}, (command, key) =>
      unassignEvaluator(c.get("deps"), actorOf(c, "authority"), command, key),
    ),
  )
  .post(`${EVALUATION}/declarations`, async (c) => {
    const seen = readSeen(c, SEEN_VERSION);
    if (!seen.ok) return problem(c, seen.error);
    return act(c, DeclareInterests, seen.value, (command, key) =>
      declareInterests(c.get("deps"), actorOf(c, "authority"), command, key),
    );
  })
  .get(SECTION, async (c) => {
    const ids = sectionInPath(c);
    const read = await readAddressed(c);
    if (!read.ok) return read.error;
    if (ids === undefined) return c.notFound();
    const section = decideReadingSection(read.value, ids);
    if (!section.ok) return refused(c, section.error);
    const loaded = await loadSection(c.get("deps").table, read.value, ids);
    c.header("etag", `"${loaded.moderations.at(-1)?.version ?? 0}"`);
    return c.json(markedSection(read.value, section.value, ids.organisationId, loaded));
  })
  .post(`${SECTION}/marks`, async (c) => {
    const ids = sectionInPath(c);
    if (ids === undefined) return c.notFound();
    return act(c, ScoreSection, ids, (command, key) =>
      scoreSection(c.get("deps"), actorOf(c, "authority"), command, key),
    );
  })
  .post(`${SECTION}/moderations`, async (c) => {
    const ids = sectionInPath(c);
    if (ids === undefined) return c.notFound();
    const seen = readSeen(c, SEEN_VERSION);
    if (!seen.ok) return problem(c, seen.error);
    return act(c, ModerateSection, { ...ids, ...seen.value }, (command, key) =>
      moderateSection(c.get("deps"), actorOf(c, "authority"), command, key),
    );
  });

/** The evaluation that the address names, for who may look at some of it; else the answer that they get. */
async function readAddressed(c: PortalContext): Promise<Result<Evaluation, Response>> {
  const competitionId = addressed(c, "competition", CompetitionId);
  if (competitionId === undefined) return refuse(await c.notFound());
  const query = noQuery(c);
  if (!query.ok) return refuse(problem(c, query.error));
  const evaluation = await readEvaluation(c.get("deps"), actorOf(c, "authority"), competitionId);
  return evaluation.ok ? evaluation : refuse(await refused(c, evaluation.error));
}

/** An act with its key and its command, part of which stands in the address. */
async function act<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  inPath: Readonly<Record<string, string>>,
  operation: (command: z.infer<Schema>, key: RequestKey) => Promise<Result<Committed, Refusal>>,
): Promise<Response> {
  const competitionId = addressed(c, "competition", CompetitionId);
  if (competitionId === undefined) return c.notFound();
  const asked = await readAct(c, schema, { ...inPath, competitionId });
  if (!asked.ok) return problem(c, asked.error);
  const outcome = await operation(asked.value.command, asked.value.key);
  return outcome.ok ? c.json(outcome.value.answer, 201) : refused(c, outcome.error);
}

function sectionInPath(c: PortalContext) {
  const sectionId = addressed(c, "section", SectionId);
  const organisationId = addressed(c, "organisation", OrganisationId);
  return sectionId && organisationId && { sectionId, organisationId };
}

type Refusal = Parameters<typeof evaluationRefusalInWords>[0];

function refused(c: PortalContext, refusal: Refusal): Response | Promise<Response> {
  if (refusal.code === "not-found") return c.notFound();
  return problem(c, refusalProblem(refusal.code, evaluationRefusalInWords(refusal)));
}
