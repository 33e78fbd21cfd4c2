import * as z from "zod";
import { CreateCompetition } from "../../shared/competition/schema.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { NO_TIME } from "../../shared/kernel/refusal.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

/** Either of two commands, which no declaration of one act takes. */
export const creatingCompetition: ApiOperation = {
  method: "post",
  audience: "authority",
  operationId: "createCompetition",
  path: "/api/v1/authority/competitions",
  summary:
    "Creates a competition, from the template of 2013 or by hand. Times are London times. For national competition leads",
  body: CreateCompetition,
  answer: z.strictObject({ competitionId: CompetitionId }),
  status: 201,
  needs: { idempotencyKey: true },
  refusals: [
    "needs-national-lead",
    "request-key-reused",
    "stage-named-twice",
    "lot-named-twice",
    "closes-before-it-opens",
    "stage-needs-closing-time",
    "too-many-windows-open",
    "stage-needs-date",
    "only-one-such-stage",
    "outcome-needs-stage",
    "stages-pass-each-other",
    "must-lie-ahead",
    "nothing-lies-ahead",
    ...NO_TIME,
  ],
};
