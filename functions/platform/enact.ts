import type { Actor } from "../../shared/kernel/actor.ts";
import type { Who } from "../../shared/kernel/chain.ts";
import type { CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import { type ToCommit, type CommitRefusal, type Committed, commit, earlierOr } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { unchangedPlace } from "./place-rows.ts";
import { type Stream, streamOf } from "./stream.ts";
import type { Write } from "./table.ts";
import { whoOf } from "./who.ts";

/** Who asks for what, under which key. */
export type ToEnact = {
  readonly command: ToCommit["command"] & { readonly competitionId?: CompetitionId };
  readonly requestKey: RequestKey;
  /** What the entry calls it, in the past tense: `competition.cancelled`. The log has a label for each. */
  readonly what: string;
} & (
  | {
      readonly actor: Exclude<Actor, { audience: "partner" }>;
      /** Where the act is chained, if not with the other acts of this person in this competition. */
      readonly stream?: Stream;
    }
  /** At sign-in and by a link whoever comes acts, on a chain of its own. */
  | { readonly who: Who; readonly stream: Stream }
);

/** What an act writes, and what its entry says of it. */
export type Decided = Pick<ToCommit, "subject" | "detail" | "answer" | "fold"> & {
  readonly writes: readonly Write[];
  /** Where the command names no competition and the act belongs to one, or is made by it. */
  readonly competitionId?: CompetitionId;
  /** As whom the entry says they acted, where deciding told more of them. */
  readonly who?: Who;
  /** What is told the first time and stands nowhere, such as a new secret: a repeat gets none. */
  readonly once?: unknown;
};

type OnceOf<Outcome> = Outcome extends { ok: true; value: { once: infer Once } } ? Once : never;

/** What is known of an act before it is decided. */
const requestOf = ({ what, command, ...toEnact }: ToEnact) => ({
  what,
  command,
  ...("who" in toEnact
    ? { who: toEnact.who, stream: toEnact.stream }
    : {
        who: whoOf(toEnact.actor),
        stream: toEnact.stream ?? streamOf(toEnact.actor, command.competitionId),
      }),
});

/**
 * Looks for the answer that the same request had, for when what it asked for has gone with it. `what` is how its entry is
 * called. Refuses where it had none.
 */
export const answeredBefore =
  <Command extends ToEnact["command"]>(what: (command: Command) => string) =>
  (deps: Deps, actor: Exclude<Actor, { audience: "partner" }>, command: Command, requestKey: RequestKey) => {
    const request = requestOf({ actor, command, requestKey, what: what(command) });
    return earlierOr(deps, request, requestKey, { code: "not-found" } as const);
  };

/**
 * Holds while the place of somebody of the authority is the one of which it was read what they may do: whoever is suspended,
 * or gets another role, between reading and writing does not act. A role of another competition never comes to an act.
 */
function asTheyActed(toEnact: ToEnact): readonly Write[] {
  if (!("actor" in toEnact) || toEnact.actor.audience !== "authority") return [];
  const { personId, ownPlace, roleIn, standsFor, principalPlace } = toEnact.actor;
  const { competitionId = roleIn } = toEnact.command;
  if (roleIn !== undefined && roleIn !== competitionId) throw new Error("a role of another competition");
  const places = [
    [personId, ownPlace],
    [standsFor, principalPlace],
  ] as const;
  return places.flatMap(([whose, version]) =>
    whose === undefined || version === undefined
      ? []
      : unchangedPlace("authority", { personId: whose, version }),
  );
}

/**
 * Does an act: `decide` loads the facts, asks the rule and says what is to be written, or refuses; what it decided is
 * committed with its entry. A repeat of what was accepted gets the answer it had, whatever is refused now and why:
 * because the first one changed what it stood on, or because the time has run out. Refuses what `decide` and `commit` do.
 */
export function enact<Outcome extends Result<Decided, { readonly code: string }>>(
  deps: Deps,
  toEnact: ToEnact,
  decide: (at: Instant) => Promise<Outcome>,
): Promise<Result<Committed & { readonly once?: OnceOf<Outcome> }, RefusalIn<Outcome> | CommitRefusal>>;
export async function enact(
  deps: Deps,
  toEnact: ToEnact,
  decide: (at: Instant) => Promise<Result<Decided, { readonly code: string }>>,
) {
  const at = deps.now();
  const { requestKey } = toEnact;
  const { competitionId } = toEnact.command;
  const request = requestOf(toEnact);
  const decided = await decide(at);
  if (!decided.ok) return earlierOr(deps, request, requestKey, decided.error);
  const { writes, once, ...said } = decided.value;
  const act = { ...request, at, ...(competitionId === undefined ? {} : { competitionId }), ...said };
  const done = await commit(deps, [...writes, ...asTheyActed(toEnact)], act, requestKey);
  return done.ok && !done.value.repeated && once !== undefined ? accept({ ...done.value, once }) : done;
}

/** An operation that is an act of the person who asks: `decide` loads the facts and asks the rule, as `enact` says. */
export const acting =
  <
    A extends Exclude<Actor, { audience: "partner" }>,
    Command extends ToEnact["command"],
    Outcome extends Result<Decided, { readonly code: string }>,
  >(
    what: string,
    decide: (deps: Deps, actor: A, command: Command, at: Instant) => Promise<Outcome>,
  ) =>
  (deps: Deps, actor: A, command: Command, requestKey: RequestKey) =>
    enact(deps, { actor, command, requestKey, what }, (at) => decide(deps, actor, command, at));
