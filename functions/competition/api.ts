import { Hono } from "hono";
import * as z from "zod";
import { asParticipantsSeeIt, asStaffSeeIt, proposalsOf } from "../../shared/competition/dashboard.ts";
import {
  CancelCompetition,
  ConfirmTimetableAmendment,
  CreateByHand,
  CreateFromTemplate,
  ProposeTimetableAmendment,
  RecordPrequalification,
} from "../../shared/competition/schema.ts";
import { AmendmentId } from "../../shared/kernel/id.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import { problem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import { checked } from "../platform/read-body.ts";
import type { PortalEnv } from "../platform/request.ts";
import { answerOf, askedCompetition, listed } from "./api-answers.ts";
import { loadAmendments, loadStanding } from "./facts.ts";
import {
  cancelCompetition,
  confirmTimetableAmendment,
  createCompetition,
  proposeTimetableAmendment,
  recordPrequalification,
} from "./operations.ts";

const AnyFields = z.custom<Readonly<Record<string, unknown>>>();
const SEEN_TIMETABLE = { field: "seenVersion", shape: z.string().regex(/^[1-9]\d{0,8}$/) };
const etag = ({ version }: { version: number }) => ({ etag: `"${version}"` });

/** Competitions for programs of the authority, below /api/v1/authority. */
export const competitionAuthorityApi = new Hono<PortalEnv>()
  .get("/competitions", (c) => listed(c))

  .get("/competitions/:competition", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    return c.json(asStaffSeeIt(competition, c.get("deps").now()), 200, etag(competition));
  })

  .post("/competitions", async (c) => {
    // Taken as it is: an object schema of zod would drop a field named __proto__, and it must be refused.
    const asked = await readAct(c, AnyFields);
    if (!asked.ok) return problem(c, asked.error);
    const { command: fields, key } = asked.value;
    // Which of the two it is shows before it is checked, so that the problem names its fields.
    const command = checked("template" in fields ? CreateFromTemplate : CreateByHand, fields);
    if (!command.ok) return problem(c, command.error);
    const actor = actorOf(c, "authority");
    return answerOf(c, await createCompetition(c.get("deps"), actor, command.value, key), 201);
  })

  .get("/competitions/:competition/amendments", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { table, now } = c.get("deps");
    const amendments = await loadAmendments(table, competition.competitionId);
    const items = proposalsOf(competition, amendments, now()).map(({ amendment, state }) => ({
      ...amendment,
      state,
    }));
    return c.json({ items });
  })

  .post("/competitions/:competition/amendments", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { competitionId } = competition;
    const asked = await readAct(c, ProposeTimetableAmendment, { competitionId }, SEEN_TIMETABLE);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answerOf(c, await proposeTimetableAmendment(c.get("deps"), actor, command, key), 201);
  })

  .post("/competitions/:competition/amendments/:amendment/confirm", async (c) => {
    const competition = await askedCompetition(c);
    const amendmentId = addressed(c, "amendment", AmendmentId);
    if (competition === undefined || amendmentId === undefined) return c.notFound();
    const { competitionId } = competition;
    const asked = await readAct(c, ConfirmTimetableAmendment, { competitionId, amendmentId }, SEEN_TIMETABLE);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answerOf(c, await confirmTimetableAmendment(c.get("deps"), actor, command, key), 200);
  })

  .post("/competitions/:competition/cancel", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { competitionId } = competition;
    const asked = await readAct(c, CancelCompetition, { competitionId }, SEEN_TIMETABLE);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answerOf(c, await cancelCompetition(c.get("deps"), actor, command, key), 200);
  })

  .post("/competitions/:competition/prequalifications", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { competitionId } = competition;
    const asked = await readAct(c, RecordPrequalification, { competitionId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answerOf(c, await recordPrequalification(c.get("deps"), actor, command, key), 201);
  });

/** Competitions for programs of bidders, below /api/v1/bidder. */
export const competitionBidderApi = new Hono<PortalEnv>()
  .get("/competitions", (c) => listed(c))

  .get("/competitions/:competition", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const { table, now } = c.get("deps");
    const standing = await loadStanding(
      table,
      actorOf(c, "bidder").organisationId,
      competition.competitionId,
    );
    const prequalifiedAt = prequalifiedSince(competition, standing, now());
    return c.json({ ...asParticipantsSeeIt(competition, now()), prequalifiedAt }, 200, etag(competition));
  });

/** Competitions for programs of partners, below /api/v1/partner. */
export const competitionPartnerApi = new Hono<PortalEnv>()
  .get("/competitions", (c) => listed(c))

  .get("/competitions/:competition", async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    return c.json(asParticipantsSeeIt(competition, c.get("deps").now()), 200, etag(competition));
  });
