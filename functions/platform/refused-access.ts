import type { Actor } from "../../shared/kernel/actor.ts";
import { type CompetitionId, RequestKey, type StageId } from "../../shared/kernel/id.ts";
import { londonDay, DAY, SECOND } from "../../shared/kernel/instant.ts";
import { partition, sort } from "../../shared/kernel/key.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { commit } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { stash } from "./stash.ts";
import { authorityStream } from "./stream.ts";
import { whoOf } from "./who.ts";

/** Attempts at one thing by one person on one day after which they are told to stop. */
const MOST_ATTEMPTS = 50;

/**
 * Records that somebody of the authority tried to see something before its time. One entry per person, thing and day
 * stands in the log for good; further attempts are counted. Says which refusal the person gets.
 */
export async function recordEarlyAccess(
  deps: Deps,
  actor: Extract<Actor, { audience: "authority" }>,
  competitionId: CompetitionId,
  sought: string,
  round?: StageId,
): Promise<{ code: "too-early" } | { code: "too-many-attempts" }> {
  const at = deps.now();
  const resource = round === undefined ? sought : `${sought} of ${round}`;
  const day = londonDay(at);
  await commit(
    deps,
    [],
    {
      stream: authorityStream(competitionId, actor.personId),
      what: "early-access.refused",
      who: whoOf(actor),
      at,
      competitionId,
      subject: resource,
      detail: { sought, ...(round !== undefined && { round }), day },
      answer: {},
      command: { resource, day },
    },
    RequestKey.parse(`early-${day}-${(await sha256(resource)).slice(0, 32)}`),
  );
  const key = {
    pk: partition("LIMIT", actor.personId),
    sk: sort("EARLY", (await sha256(`${day} ${resource}`)).slice(0, 32)),
  };
  const ttl = Math.ceil((deps.wall() + 2 * DAY) / SECOND);
  // Counted in the write: of two at once neither is lost.
  await stash(deps, { update: key, set: { ttl }, add: { count: 1 } });
  const count = Number((await deps.table.get(key))?.["count"]);
  return count > MOST_ATTEMPTS ? { code: "too-many-attempts" } : { code: "too-early" };
}
