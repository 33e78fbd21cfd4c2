import { pqqLines } from "../../shared/responses/hub.ts";
import type { Looking } from "../competition/facts.ts";
import { loadProgress } from "./facts.ts";

/** What an organisation's page of a competition says of its own response. */
export async function responseForHub({ deps, actor, competition, now }: Looking<"bidder">) {
  const response = await loadProgress(deps, actor.organisationId, competition);
  return pqqLines({ actor, competition, response }, now);
}
