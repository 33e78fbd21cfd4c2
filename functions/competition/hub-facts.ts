import { amendmentsForLeads, bidderHub, staffHub } from "../../shared/competition/hub.ts";
import type { HubLine, StaffLines } from "../../shared/competition/hub-line.ts";
import { evaluationForHub } from "../evaluation/hub-facts.ts";
import { outcomeForHub, ownOutcomeForHub } from "../outcomes/hub-facts.ts";
import { coverageForHub, roundsForHub } from "../preferences/hub-facts.ts";
import { queriesForHub } from "../queries/hub-facts.ts";
import { questionnaireForHub } from "../questionnaire/hub-facts.ts";
import { responseForHub } from "../responses/hub-facts.ts";
import { loadAmendments, type Looking } from "./facts.ts";

/** What an organisation reads, module by module in this order; nothing of any other organisation. */
const TO_BIDDERS: readonly ((looking: Looking<"bidder">) => Promise<readonly HubLine[]>)[] = [
  responseForHub,
  queriesForHub,
  ownOutcomeForHub,
  roundsForHub,
];

/** What somebody of the authority reads. Nothing in it comes from an open window. */
const TO_STAFF: readonly ((looking: Looking<"authority">) => Promise<StaffLines>)[] = [
  amendmentsForHub,
  outcomeForHub,
  questionnaireForHub,
  evaluationForHub,
  coverageForHub,
];

/** An organisation's own page of a competition. */
export async function loadBidderHub(looking: Looking<"bidder">) {
  const said = await Promise.all(TO_BIDDERS.map((says) => says(looking)));
  return bidderHub(said.flat());
}

/** The page of a competition for somebody of the authority. */
export async function loadStaffHub(looking: Looking<"authority">) {
  const { actor, competition, now } = looking;
  return staffHub(actor, competition, await Promise.all(TO_STAFF.map((says) => says(looking))), now);
}

async function amendmentsForHub({ deps, actor, competition, now }: Looking<"authority">) {
  const proposed = await loadAmendments(deps.table, competition.competitionId);
  return amendmentsForLeads(actor, competition, proposed, now);
}
