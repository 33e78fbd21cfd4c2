import { Hono } from "hono";
import { CompetitionId, SubmissionId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
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
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct, readSeen } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import { optionalKey } from "../platform/request-headers.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { readJson } from "../platform/read-body.ts";
import { receiptReply, responseReply, sectionReply } from "./replies.ts";
import { loadMyResponse, loadMySection, loadMySubmissions, loadSubmittedSection } from "./facts.ts";
import { submitPqq, withdrawPqq } from "./operations.ts";
import { loadReceipt } from "./receipt-facts.ts";
import { reuseAnswers, saveAnswers } from "./saving-operations.ts";

const PQQ = "/competitions/:competition/pqq";
const SECTION = `${PQQ}/sections/:section`;
const RECEIPT = `${PQQ}/receipts/:submission`;
const SEEN_SECTION = { field: "seenVersion", shape: SaveAnswers.shape.seenVersion };
const SEEN_RESPONSE = { field: "seenVersion", shape: SeenResponse };

/** A bidder's own response to the PQQ, for programs. Mounted at `/api/v1/bidder`. */
export const responsesBidderApi = new Hono<PortalEnv>()
  .get(PQQ, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    c.header("etag", `"${seenVersionOf(my.mine.draft, my.mine.submitted)}"`);
    return c.json(responseReply(my.mine, my.deps.now()));
  })
  .get(SECTION, async (c) => {
    const my = await mySection(c);
    if (my === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, competitionId, section } = my;
    const answer = sectionReply(
      section,
      await loadMySection(deps.table, actor, competitionId, section.sectionId),
    );
    c.header("etag", `"${answer.version}"`);
    return c.json(answer);
  })
  .put(SECTION, async (c) => {
    const my = await myResponse(c);
    const sectionId = addressed(c, "section", SectionId);
    if (my === undefined || sectionId === undefined) return c.notFound();
    const seen = readSeen(c, SEEN_SECTION);
    if (!seen.ok) return problem(c, seen.error);
    const key = optionalKey(c);
    if (!key.ok) return problem(c, key.error);
    const { competitionId } = my;
    const command = await readJson(c, SaveAnswers, { competitionId, sectionId, ...seen.value });
    if (!command.ok) return problem(c, command.error);
    const saved = await saveAnswers(my.deps, my.actor, command.value, key.value);
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
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { deps, actor, competitionId } = my;
    const asked = await readAct(c, SubmitPqq, { competitionId }, SEEN_RESPONSE);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    return received(c, await submitPqq(deps, actor, command, key));
  })
  .post(`${PQQ}/withdrawals`, async (c) => {
    const my = await myResponse(c);
    if (my === undefined) return c.notFound();
    const { deps, actor, competitionId } = my;
    const asked = await readAct(c, WithdrawPqq, { competitionId }, SEEN_RESPONSE);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    return received(c, await withdrawPqq(deps, actor, command, key));
  })
  .get(RECEIPT, async (c) => {
    const my = await myResponse(c);
    const submissionId = addressed(c, "submission", SubmissionId);
    if (my === undefined || submissionId === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, competitionId } = my;
    const receipt = await loadReceipt(deps, actor.organisationId, competitionId, submissionId);
    return receipt === undefined ? c.notFound() : c.json(receiptReply(receipt));
  })
  .get(`${RECEIPT}/answers/:section`, async (c) => {
    const my = await myResponse(c);
    const submissionId = addressed(c, "submission", SubmissionId);
    const sectionId = addressed(c, "section", SectionId);
    if (my === undefined || submissionId === undefined || sectionId === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { deps, actor, mine } = my;
    const { competition } = mine;
    const saved = await loadSubmittedSection(deps.table, actor, competition, submissionId, sectionId);
    return saved === undefined ? c.notFound() : c.json({ sectionId, answers: saved.answers });
  });

/** The bidder's own response that the address names; undefined when there is no such PQQ. */
async function myResponse(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  if (competitionId === undefined) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyResponse(deps, actor, competitionId);
  return mine && { deps, actor, mine, competitionId };
}

/** The section of the open questionnaire that the address names. */
async function mySection(c: PortalContext) {
  const my = await myResponse(c);
  const sections = my?.mine.frozen?.questionnaire.sections ?? [];
  const section = sections.find(({ sectionId }) => sectionId === c.req.param("section"));
  return my && section && { ...my, section };
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
