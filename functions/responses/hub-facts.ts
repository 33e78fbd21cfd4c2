import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { pqqLines } from "../../shared/responses/hub.ts";
import type { Deps } from "../platform/deps.ts";
import { loadProgress } from "./facts.ts";

/** What an organisation's page of a competition says of its own response. */
export async function responseForHub(
  deps: Pick<Deps, "table" | "ask" | "now">,
  actor: BidderActor,
  competition: Competition,
  now: Instant,
) {
  const response = await loadProgress(deps, actor.organisationId, competition);
  return pqqLines({ actor, competition, response }, now);
}
