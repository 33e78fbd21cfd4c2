import { Hono } from "hono";
import * as z from "zod";
import { coversLot } from "../../shared/kernel/actor.ts";
import { CompetitionId, LotId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { epochMs } from "../../shared/kernel/instant.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { sort, sortable } from "../../shared/kernel/key.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { sameChoice, whetherOpen } from "../../shared/preferences/choice.ts";
import { GetCoverage, ListDisclosures } from "../../shared/preferences/queries.ts";
import { type PreferencesRefusal, seenVersionOf } from "../../shared/preferences/rules.ts";
import {
  DiscloseLotBidders,
  type Disclosure,
  SavePreferencesDraft,
  SeenVersion,
  SubmitPreferences,
  WithdrawPreferences,
} from "../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../shared/preferences/words.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { actorOf } from "../platform/actor-of.ts";
import { type Problem, problem } from "../platform/problem.ts";
import {
  checked,
  cursorOf,
  idempotencyKey,
  type PortalContext,
  type PortalEnv,
  readJson,
  refusalProblem,
  seenVersion,
  sortKeyOf,
} from "../platform/request.ts";
import { coverageAnswer, preferencesAnswer } from "./answers.ts";
import { loadLotDisclosures, loadMyPreferences, loadReceipt } from "./facts.ts";
import {
  discloseLotBidders,
  readCoverage,
  savePreferencesDraft,
  submitPreferences,
  withdrawPreferences,
} from "./operations.ts";

const ROUND = "/competitions/:competition/preferences/:round";

/** A bidder's own preferences for programs. Mounted at `/api/v1/bidder`. */
export const preferencesBidderApi = new Hono<PortalEnv>()
  .get(ROUND, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { actor, mine, round, now } = my;
    const open = whetherOpen({ actor, ...mine }, round, now);
    if (!open.ok && open.error.code === "not-prequalified") return refused(c, open.error);
    c.header("etag", `"${seenVersionOf(mine.draft, mine.choices[round])}"`);
    return c.json(preferencesAnswer(mine, round, open.ok));
  })
  .put(`${ROUND}/draft`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const command = await readCommand(c, SavePreferencesDraft, my);
    if (!command.ok) return problem(c, command.error);
    const { deps, actor, competitionId, round } = my;
    const saved = await savePreferencesDraft(deps, actor, command.value);
    const current = await loadMyPreferences(deps.table, actor, competitionId, round);
    const draft = current?.draft;
    // A repeat of what was saved already, or a colleague's same choice, is no conflict.
    const repeated =
      !saved.ok && saved.error.code === "changed-meanwhile" && draft !== undefined
        ? sameChoice(draft.lots, command.value.lots)
        : false;
    if (!saved.ok && !repeated) return refused(c, saved.error);
    c.header("etag", `"${seenVersionOf(draft, current?.choices[round])}"`);
    return c.json(saved.ok ? saved.value : draft);
  })
  .post(`${ROUND}/submissions`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const command = await readCommand(c, SubmitPreferences, my);
    if (!command.ok) return problem(c, command.error);
    const submitted = await submitPreferences(my.deps, my.actor, command.value, key.value);
    if (!submitted.ok) return refused(c, submitted.error);
    return received(c, submitted.value.answer);
  })
  .post(`${ROUND}/withdrawals`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const command = await readCommand(c, WithdrawPreferences, my);
    if (!command.ok) return problem(c, command.error);
    const withdrawn = await withdrawPreferences(my.deps, my.actor, command.value, key.value);
    if (!withdrawn.ok) return refused(c, withdrawn.error);
    return received(c, withdrawn.value.answer);
  })
  .get("/competitions/:competition/receipts/:submission", async (c) => {
    const competition = CompetitionId.safeParse(c.req.param("competition"));
    const submission = SubmissionId.safeParse(c.req.param("submission"));
    if (!competition.success || !submission.success) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const receipt = await loadReceipt(c.get("deps"), actorOf(c, "bidder"), competition.data, submission.data);
    return receipt === undefined ? c.notFound() : c.json(receipt);
  });

/** Coverage for programs of the authority. Mounted at `/api/v1/authority`. */
export const preferencesAuthorityApi = new Hono<PortalEnv>()
  .get("/competitions/:competition/coverage", async (c) => {
    const id = CompetitionId.safeParse(c.req.param("competition"));
    if (!id.success) return c.notFound();
    const query = checked(GetCoverage, onceEach(c));
    if (!query.ok) return problem(c, query.error);
    const { withdrawnOrganisation: organisation, withdrawnMember: member, ...asked } = query.value;
    const coverage = await readCoverage(c.get("deps"), actorOf(c, "authority"), id.data, asked);
    if (!coverage.ok) return refused(c, coverage.error);
    return c.json(coverageAnswer(coverage.value, { organisation, member }));
  })
  .post("/competitions/:competition/lots/:lot/disclosures", async (c) => {
    const competition = CompetitionId.safeParse(c.req.param("competition"));
    const lot = LotId.safeParse(c.req.param("lot"));
    if (!competition.success || !lot.success) return c.notFound();
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const inPath = { competitionId: competition.data, lotId: lot.data };
    const command = await readJson(c, DiscloseLotBidders, inPath);
    if (!command.ok) return problem(c, command.error);
    const [deps, actor] = [c.get("deps"), actorOf(c, "authority")];
    const disclosed = await discloseLotBidders(deps, actor, command.value, key.value);
    if (!disclosed.ok && disclosed.error.code !== "too-early") return refused(c, disclosed.error);
    if (!disclosed.ok) {
      const look = await readCoverage(deps, actor, competition.data, { round: command.value.round });
      return refused(c, look.ok ? disclosed.error : look.error);
    }
    return c.json({ lotId: lot.data, disclosedAt: disclosed.value.at }, 201);
  });

/** What partners were told, for programs. Mounted at `/api/v1/partner`. */
export const preferencesPartnerApi = new Hono<PortalEnv>().get(
  "/competitions/:competition/lots/:lot/disclosures",
  async (c) => {
    const id = CompetitionId.safeParse(c.req.param("competition"));
    const lotId = LotId.safeParse(c.req.param("lot"));
    if (!id.success || !lotId.success) return c.notFound();
    const { table } = c.get("deps");
    const competition = await loadCompetition(table, id.data);
    const exists = competition?.lots.some((lot) => lot.lotId === lotId.data);
    if (!exists || !coversLot(actorOf(c, "partner").lots, lotId.data)) return c.notFound();
    const query = checked(ListDisclosures, onceEach(c));
    if (!query.ok) return problem(c, query.error);
    const { cursor, limit } = query.value;
    const after = cursor === undefined ? "" : sortKeyOf(cursor);
    if (after === undefined)
      return problem(c, { status: 422, code: "invalid", detail: "Send a cursor that a list gave you" });
    const left = (await loadLotDisclosures(table, id.data, lotId.data)).filter((one) => placeOf(one) > after);
    const items = left.slice(0, limit);
    const last = items.at(-1);
    const next = last !== undefined && left.length > limit ? { next: cursorOf(placeOf(last)) } : {};
    return c.json({ items, ...next });
  },
);

const placeOf = ({ disclosedAt }: Disclosure): string => sort("AT", sortable(epochMs(disclosedAt)));

/** The bidder's own round that the address names; undefined when there is none of that name. */
async function myRound(c: PortalContext) {
  const competition = CompetitionId.safeParse(c.req.param("competition"));
  const round = StageId.safeParse(c.req.param("round"));
  if (!competition.success || !round.success) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyPreferences(deps.table, actor, competition.data, round.data);
  return mine && { deps, actor, mine, competitionId: competition.data, round: round.data, now: deps.now() };
}

/** A command of a round: its body, with the version that was seen from `If-Match`. */
async function readCommand<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  { competitionId, round }: { competitionId: CompetitionId; round: StageId },
): Promise<Result<z.infer<Schema>, Problem>> {
  const version = seenVersion(c);
  if (!version.ok) return version;
  if (!SeenVersion.safeParse(version.value).success) {
    const code = "changed-meanwhile";
    return refuse(refusalProblem(code, preferencesRefusalInWords({ code })));
  }
  return readJson(c, schema, { competitionId, round, seenVersion: version.value });
}

/** What a program is told of what was received: enough to find its receipt. */
function received(c: PortalContext, answer: Readonly<Record<string, unknown>>) {
  const submissionId = String(answer["submissionId"]);
  const { receivedAt } = answer;
  return c.json({ submissionId, reference: referenceOf(submissionId), receivedAt }, 201);
}

type Refusal = PreferencesRefusal | CommonRefusal;

const refused = (c: PortalContext, refusal: Refusal) =>
  problem(c, refusalProblem(refusal.code, preferencesRefusalInWords(refusal)));

/** The query as an object; a parameter that is sent twice stays a list, which no schema takes. */
const onceEach = (c: PortalContext): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );

const noQuery = (c: PortalContext) => checked(z.strictObject({}), onceEach(c));
