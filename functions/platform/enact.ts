import type { Actor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { type Act, type CommitRefusal, type Committed, commit, earlierOr } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { type Stream, streamOf } from "./stream.ts";
import type { Write } from "./table.ts";
import { whoOf } from "./who.ts";

/** Who asks for what, under which key. */
export type Asking = {
  readonly actor: Exclude<Actor, { audience: "partner" }>;
  readonly command: Act["command"] & { readonly competitionId?: CompetitionId };
  readonly requestKey: RequestKey;
  /** What the entry calls it, in the past tense: `competition.cancelled`. The log has a label for each. */
  readonly what: string;
  /** Where the act is chained, if not with the other acts of this person in this competition. */
  readonly stream?: Stream;
};

/** What an act writes, and what its entry says of it. */
export type Decided = Pick<Act, "subject" | "detail" | "answer" | "fold"> & {
  readonly writes: readonly Write[];
  /** Where the command names no competition and the act belongs to one, or is made by it. */
  readonly competitionId?: CompetitionId;
};

/**
 * Does an act: `decide` loads the facts, asks the rule and says what is to be written, or refuses; what it decided is
 * committed with its entry. A repeat of what was accepted gets the answer it had, whatever is refused now and why:
 * because the first one changed what it stood on, or because the time has run out. Refuses what `decide` and `commit` do.
 */
export function enact<Outcome extends Result<Decided, { readonly code: string }>>(
  deps: Deps,
  asking: Asking,
  decide: (at: Instant) => Promise<Outcome>,
): Promise<Result<Committed, Extract<Outcome, { ok: false }>["error"] | CommitRefusal>>;
export async function enact(
  deps: Deps,
  { actor, command, requestKey, what, stream = streamOf(actor, command.competitionId) }: Asking,
  decide: (at: Instant) => Promise<Result<Decided, { readonly code: string }>>,
) {
  const at = deps.now();
  const asked = { stream, what, who: whoOf(actor), command };
  const decided = await decide(at);
  if (!decided.ok) return earlierOr(deps, asked, requestKey, decided.error);
  const { writes, ...said } = decided.value;
  const { competitionId } = command;
  const act = { ...asked, at, ...(competitionId === undefined ? {} : { competitionId }), ...said };
  return commit(deps, writes, act, requestKey);
}
