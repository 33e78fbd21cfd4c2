import type * as z from "zod";
import type { AuthorityActor, Permitted } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ComesTo, Refusal } from "./act-shape.ts";
import type { Deps } from "./deps.ts";

/** Any act of the authority, as it is found among all of them. */
export type AuthorityAct = {
  readonly id: string;
  readonly summary: string;
  readonly who: Permitted<AuthorityActor>;
  readonly comesTo: ComesTo;
  readonly final?: string;
  readonly command: z.ZodObject;
  readonly does: (
    deps: Deps,
    actor: AuthorityActor,
    command: object,
    requestKey: RequestKey,
  ) => Promise<Result<unknown, Refusal>>;
};
