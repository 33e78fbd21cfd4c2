import { freezingForLeads } from "../../shared/questionnaire/hub.ts";
import type { Looking } from "../competition/facts.ts";
import { recallQuestionnaire } from "./facts.ts";

/** What the authority's page of a competition says of its questionnaire. */
export async function questionnaireForHub({ deps, actor, competition, now }: Looking<"authority">) {
  const frozen = (await recallQuestionnaire(deps, competition.competitionId)) !== undefined;
  return freezingForLeads({ actor, competition, frozen }, now);
}
