import { Hono } from "hono";
import * as z from "zod";
import { CompetitionId, SubmissionId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { type ResponseRefusal, seenVersionOf } from "../../shared/responses/rules.ts";
import {
  ReuseAnswers,
  SaveAnswers,
  SeenResponse,
  SubmitPqq,
  WithdrawPqq,
} from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { actorOf } from "../platform/actor-of.ts";
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
import { receiptAnswer, responseAnswer, sectionAnswer } from "./answers.ts";
import { loadMyResponse, loadMySection, loadMySubmissions, loadSubmittedSection } from "./facts.ts";
import { submitPqq, withdrawPqq } from "./operations.ts";
import { loadReceipt } from "./receipt-facts.ts";
import { reuseAnswers, saveAnswers } from "./saving-operations.ts";

const PQQ = "/competitions/:competition/pqq";
const SECTION = `${PQQ}/sections/:section`;
const RECEIPT = `${PQQ}/receipts/:submission`;

/** A bidder's own response to the PQQ, for programs. Mounted at `/api/v1/bidder`. */
export const responsesBidderApi = new Hono<PortalEnv>()
  .get(PQQ, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    c.header("etag", `"${seenVersionOf(my.mine.draft, my.mine.standing)}"`);
    return c.json(responseAnswer(my.mine, my.deps.now()));
  })
  .get(SECTION, async (c) => {
    const my = await mySection(c);
    if (my === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, competitionId, section } = my;
    const answer = sectionAnswer(
      section,
      await loadMySection(deps.table, actor, competitionId, section.sectionId),
    );
    c.header("etag", `"${answer.version}"`);
    return c.json(answer);
  })
  .put(SECTION, async (c) => {
    const my = await myResponse(c);
    const sectionId = SectionId.safeParse(c.req.param("section"));
    if (my === undefined || !sectionId.success) return c.notFound();
    const seen = versionSeen(c, SaveAnswers.shape.seenVersion);
    if (!seen.ok) return problem(c, seen.error);
    const inPath = { competitionId: my.competitionId, sectionId: sectionId.data, seenVersion: seen.value };
    const command = await readJson(c, SaveAnswers, inPath);
    if (!command.ok) return problem(c, command.error);
    const saved = await saveAnswers(my.deps, my.actor, command.value);
    if (!saved.ok) return refused(c, saved.error);
    c.header("etag", `"${saved.value.version}"`);
    return c.json(saved.value);
  })
  .post(`${PQQ}/reuse`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const command = await readJson(c, ReuseAnswers, { competitionId: my.competitionId });
    if (!command.ok) return problem(c, command.error);
    const started = await reuseAnswers(my.deps, my.actor, command.value);
    return started.ok ? c.json(started.value) : refused(c, started.error);
  })
  .get(`${PQQ}/submissions`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, competitionId, mine } = my;
    return c.json({ items: await loadMySubmissions(deps.table, actor, competitionId, mine.stage) });
  })
  .post(`${PQQ}/submissions`, async (c) => {
    const asked = await readAct(c, SubmitPqq);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { deps, actor, command, key } = asked.value;
    return received(c, await submitPqq(deps, actor, command, key));
  })
  .post(`${PQQ}/withdrawals`, async (c) => {
    const asked = await readAct(c, WithdrawPqq);
    if (asked === undefined) return c.notFound();
    if (!asked.ok) return problem(c, asked.error);
    const { deps, actor, command, key } = asked.value;
    return received(c, await withdrawPqq(deps, actor, command, key));
  })
  .get(RECEIPT, async (c) => {
    const my = await myResponse(c);
    const submission = SubmissionId.safeParse(c.req.param("submission"));
    if (my === undefined || !submission.success) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, competitionId } = my;
    const receipt = await loadReceipt(deps, actor.organisationId, competitionId, submission.data);
    return receipt === undefined ? c.notFound() : c.json(receiptAnswer(receipt));
  })
  .get(`${RECEIPT}/answers/:section`, async (c) => {
    const my = await myResponse(c);
    const submission = SubmissionId.safeParse(c.req.param("submission"));
    const section = SectionId.safeParse(c.req.param("section"));
    if (my === undefined || !submission.success || !section.success) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, mine } = my;
    const { competition } = mine;
    const saved = await loadSubmittedSection(deps.table, actor, competition, submission.data, section.data);
    return saved === undefined ? c.notFound() : c.json({ sectionId: section.data, answers: saved.answers });
  });

/** The bidder's own response that the address names; undefined when there is no such PQQ. */
async function myResponse(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyResponse(deps, actor, id.data);
  return mine && { deps, actor, mine, competitionId: id.data };
}

/** The section of the open questionnaire that the address names. */
async function mySection(c: PortalContext) {
  const my = await myResponse(c);
  const sections = my?.mine.frozen?.questionnaire.sections ?? [];
  const section = sections.find(({ sectionId }) => sectionId === c.req.param("section"));
  return my && section && { ...my, section };
}

/** What an act that the deadline judges needs: its key, the version that was seen, and a body that fits. */
async function readAct<Schema extends z.ZodType>(c: PortalContext, schema: Schema) {
  const my = await myResponse(c);
  if (my === undefined) return undefined;
  const key = idempotencyKey(c);
  if (!key.ok) return key;
  const seen = versionSeen(c, SeenResponse);
  if (!seen.ok) return seen;
  const { deps, actor, competitionId } = my;
  const command = await readJson(c, schema, { competitionId, seenVersion: seen.value });
  if (!command.ok) return command;
  return { ok: true, value: { deps, actor, key: key.value, command: command.value } } as const;
}

/** The version that a client decided on. A tag that never was a version matches none: 412. */
function versionSeen(c: PortalContext, version: z.ZodType): Result<string, Problem> {
  const seen = seenVersion(c);
  if (!seen.ok || version.safeParse(seen.value).success) return seen;
  const code = "changed-meanwhile";
  return refuse(refusalProblem(code, responseRefusalInWords({ code })));
}

/** What a program is told of what was received: enough to find its receipt. */
function received(c: PortalContext, outcome: Awaited<ReturnType<typeof submitPqq>>) {
  if (!outcome.ok) return refused(c, outcome.error);
  const { answer } = outcome.value;
  const submissionId = SubmissionId.parse(answer["submissionId"]);
  const { receivedAt } = answer;
  return c.json({ submissionId, reference: referenceOf(submissionId), receivedAt }, 201);
}

const refused = (c: PortalContext, refusal: ResponseRefusal | CommonRefusal) =>
  refusal.code === "not-found"
    ? c.notFound()
    : problem(c, refusalProblem(refusal.code, responseRefusalInWords(refusal)));

const noQuery = (c: PortalContext) => readQuery(c, z.strictObject({}));
