import * as z from "zod";
import { CreateByHand, CreateFromTemplate } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { notPermittedTo } from "../platform/act-route.ts";
import { actorOf } from "../platform/actor-of.ts";
import { apiOf } from "../platform/declaration.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { checked, readJson } from "../platform/read-body.ts";
import { idempotencyKey } from "../platform/request-headers.ts";
import {
  holdingClosing,
  proposingAmendment,
  proposingCancellation,
  recordingPrequalification,
} from "./acts.ts";
import { createCompetition } from "./operations.ts";
import { competitionReads } from "./reads.ts";

const AnyFields = z.custom<Readonly<Record<string, unknown>>>();

export const competitionDeclared = [
  ...competitionReads,
  proposingAmendment,
  proposingCancellation,
  holdingClosing,
  recordingPrequalification,
];

/** Competitions for programs of the authority, below /api/v1/authority. */
export const competitionAuthorityApi = apiOf("authority", competitionDeclared).post(
  "/competitions",
  async (c) => {
    const actor = actorOf(c, "authority");
    const creating = { who: NATIONAL_LEADS, words: competitionRefusalInWords };
    const notPermitted = notPermittedTo(c, creating, actor);
    if (notPermitted !== undefined) return notPermitted;
    // Taken as it is: an object schema of zod would drop a field named __proto__, and it must be refused.
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const fields = await readJson(c, AnyFields);
    if (!fields.ok) return problem(c, fields.error);
    // Which of the two it is shows before it is checked, so that the problem names its fields.
    const command = checked("template" in fields.value ? CreateFromTemplate : CreateByHand, fields.value);
    if (!command.ok) return problem(c, command.error);
    const created = await createCompetition(c.get("deps"), actor, command.value, key.value);
    if (created.ok) return c.json(created.value.answer, 201);
    return problem(c, refusalProblem(created.error.code, competitionRefusalInWords(created.error)));
  },
);

/** Competitions for programs of bidders, below /api/v1/bidder. */
export const competitionBidderApi = apiOf("bidder", competitionDeclared);

/** Competitions for programs of partners, below /api/v1/partner. */
export const competitionPartnerApi = apiOf("partner", competitionDeclared);
