import type * as z from "zod";
import type { Audience } from "../../shared/kernel/actor.ts";

/** One operation of the JSON API, as the OpenAPI document describes it. Never part of a function's bundle. */
export type ApiOperation = {
  /** Unique. The bare name belongs to the door it is meant for, others add theirs: listCompetitionsForBidder. */
  readonly operationId: string;
  readonly method: "get" | "post" | "put" | "delete";
  /** As the router has it: `/api/v1/bidder/competitions/:competition`. */
  readonly path: string;
  readonly summary: string;
  /** Whom it is for; `public`: for everybody, without a token. */
  readonly audience: Exclude<Audience, "newcomer"> | "public";
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly status: 200 | 201;
  /** Headers that it needs; an optional key lets a repeat get the answer it had. */
  readonly needs?: { readonly idempotencyKey?: true | "optional"; readonly ifMatch?: true };
  /** Codes of the problem documents it may answer, beside those that every operation may. */
  readonly refusals: readonly string[];
};
