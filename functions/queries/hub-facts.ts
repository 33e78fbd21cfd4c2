import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { queriesLines } from "../../shared/queries/hub.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import type { Deps } from "../platform/deps.ts";
import { loadOwnQueries } from "./facts.ts";

/** What an organisation's page of a competition says of the questions about its response. */
export async function queriesForHub(
  { table }: Pick<Deps, "table">,
  actor: BidderActor,
  { competitionId }: Competition,
  now: Instant,
) {
  const queries = await loadOwnQueries(table, actor, competitionId);
  const waiting = queries.filter((one) => stateOfQuery(one, now) === "waiting").map(({ dueAt }) => dueAt);
  return queriesLines({ actor, waiting, asked: queries.length });
}
