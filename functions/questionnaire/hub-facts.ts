import type { Competition } from "../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { freezingForLeads } from "../../shared/questionnaire/hub.ts";
import type { Deps } from "../platform/deps.ts";
import { recallQuestionnaire } from "./facts.ts";

/** What the authority's page of a competition says of its questionnaire. */
export async function questionnaireForHub(
  deps: Pick<Deps, "table" | "ask" | "now">,
  actor: AuthorityActor,
  competition: Competition,
  now: Instant,
) {
  const frozen = (await recallQuestionnaire(deps, competition.competitionId)) !== undefined;
  return freezingForLeads({ actor, competition, frozen }, now);
}
