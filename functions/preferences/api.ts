import { Hono } from "hono";
import { coversLot } from "../../shared/kernel/actor.ts";
import { CompetitionId, LotId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { epochMs } from "../../shared/kernel/instant.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { sort, sortable } from "../../shared/kernel/key.ts";
import { whetherOpen } from "../../shared/preferences/choice.ts";
import { GetCoverage, ListDisclosures } from "../../shared/preferences/parameters.ts";
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
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct, readSeen } from "../platform/read-act.ts";
import { noQuery, readQuery } from "../platform/read-query.ts";
import { cursorOf, sortKeyOf } from "../platform/cursor.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { optionalKey } from "../platform/request-headers.ts";
import { readJson } from "../platform/read-body.ts";
import { coverageReply, draftReply, preferencesReply } from "./replies.ts";
import { loadLotDisclosures, loadMyPreferences, loadReceipt } from "./facts.ts";
import {
  discloseLotBidders,
  readCoverage,
  savePreferencesDraft,
  submitPreferences,
  withdrawPreferences,
} from "./operations.ts";

const ROUND = "/competitions/:competition/preferences/:round";
const SEEN_VERSION = { field: "seenVersion", shape: SeenVersion };

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
    return c.json(preferencesReply(mine, round, open.ok));
  })
  .put(`${ROUND}/draft`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const seen = readSeen(c, SEEN_VERSION);
    if (!seen.ok) return problem(c, seen.error);
    const key = optionalKey(c);
    if (!key.ok) return problem(c, key.error);
    const { deps, actor, competitionId, round, mine } = my;
    const command = await readJson(c, SavePreferencesDraft, { competitionId, round, ...seen.value });
    if (!command.ok) return problem(c, command.error);
    const saved = await savePreferencesDraft(deps, actor, command.value, key.value);
    if (!saved.ok) return refused(c, saved.error);
    c.header("etag", `"${seenVersionOf(saved.value, mine.choices[round])}"`);
    return c.json(draftReply(saved.value));
  })
  .post(`${ROUND}/submissions`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const { deps, actor, competitionId, round } = my;
    const asked = await readAct(c, SubmitPreferences, { competitionId, round }, SEEN_VERSION);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const submitted = await submitPreferences(deps, actor, command, key);
    if (!submitted.ok) return refused(c, submitted.error);
    return received(c, submitted.value.answer);
  })
  .post(`${ROUND}/withdrawals`, async (c) => {
    const my = await myRound(c);
    if (my === undefined) return c.notFound();
    const { deps, actor, competitionId, round } = my;
    const asked = await readAct(c, WithdrawPreferences, { competitionId, round }, SEEN_VERSION);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const withdrawn = await withdrawPreferences(deps, actor, command, key);
    if (!withdrawn.ok) return refused(c, withdrawn.error);
    return received(c, withdrawn.value.answer);
  })
  .get("/competitions/:competition/receipts/:submission", async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const submissionId = addressed(c, "submission", SubmissionId);
    if (competitionId === undefined || submissionId === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const receipt = await loadReceipt(c.get("deps"), actorOf(c, "bidder"), competitionId, submissionId);
    return receipt === undefined ? c.notFound() : c.json(receipt);
  });

/** Coverage for programs of the authority. Mounted at `/api/v1/authority`. */
export const preferencesAuthorityApi = new Hono<PortalEnv>()
  .get("/competitions/:competition/coverage", async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const query = readQuery(c, GetCoverage);
    if (!query.ok) return problem(c, query.error);
    const { withdrawnOrganisation: organisation, withdrawnMember: member, ...asked } = query.value;
    const coverage = await readCoverage(c.get("deps"), actorOf(c, "authority"), competitionId, asked);
    if (!coverage.ok) return refused(c, coverage.error);
    return c.json(coverageReply(coverage.value, { organisation, member }));
  })
  .post("/competitions/:competition/lots/:lot/disclosures", async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const lotId = addressed(c, "lot", LotId);
    if (competitionId === undefined || lotId === undefined) return c.notFound();
    const asked = await readAct(c, DiscloseLotBidders, { competitionId, lotId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const [deps, actor] = [c.get("deps"), actorOf(c, "authority")];
    const disclosed = await discloseLotBidders(deps, actor, command, key);
    if (!disclosed.ok && disclosed.error.code !== "too-early") return refused(c, disclosed.error);
    if (!disclosed.ok) {
      const look = await readCoverage(deps, actor, competitionId, { round: command.round });
      return refused(c, look.ok ? disclosed.error : look.error);
    }
    return c.json({ lotId, disclosedAt: disclosed.value.at }, 201);
  });

/** What partners were told, for programs. Mounted at `/api/v1/partner`. */
export const preferencesPartnerApi = new Hono<PortalEnv>().get(
  "/competitions/:competition/lots/:lot/disclosures",
  async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const lotId = addressed(c, "lot", LotId);
    if (competitionId === undefined || lotId === undefined) return c.notFound();
    const { table } = c.get("deps");
    const competition = await loadCompetition(table, competitionId);
    const exists = competition?.lots.some((lot) => lot.lotId === lotId);
    if (!exists || !coversLot(actorOf(c, "partner").lots, lotId)) return c.notFound();
    const query = readQuery(c, ListDisclosures);
    if (!query.ok) return problem(c, query.error);
    const { cursor, limit } = query.value;
    const after = cursor === undefined ? "" : sortKeyOf(cursor);
    if (after === undefined)
      return problem(c, { status: 422, code: "invalid", detail: "Send a cursor that a list gave you" });
    const left = (await loadLotDisclosures(table, competitionId, lotId)).filter(
      (one) => placeOf(one) > after,
    );
    const items = left.slice(0, limit);
    const last = items.at(-1);
    const next = last !== undefined && left.length > limit ? { next: cursorOf(placeOf(last)) } : {};
    return c.json({ items, ...next });
  },
);

const placeOf = ({ disclosedAt }: Disclosure): string => sort("AT", sortable(epochMs(disclosedAt)));

/** The bidder's own round that the address names; undefined when there is none of that name. */
async function myRound(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const round = addressed(c, "round", StageId);
  if (competitionId === undefined || round === undefined) return undefined;
  const deps = c.get("deps");
  const actor = actorOf(c, "bidder");
  const mine = await loadMyPreferences(deps.table, actor, competitionId, round);
  return mine && { deps, actor, mine, competitionId, round, now: deps.now() };
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
