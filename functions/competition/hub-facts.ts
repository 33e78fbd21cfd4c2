import { bidderHub, staffHub } from "../../shared/competition/hub.ts";
import type { HubLine, StaffLines } from "../../shared/competition/hub-line.ts";
import { evaluationForHub, evaluationInShort } from "../evaluation/hub-facts.ts";
import { outcomeForHub, ownOutcomeForHub } from "../outcomes/hub-facts.ts";
import { coverageForHub, coverageInShort, roundsForHub } from "../preferences/hub-facts.ts";
import { proposalsForHub } from "../proposals/hub-facts.ts";
import { queriesForHub } from "../queries/hub-facts.ts";
import { questionnaireForHub } from "../questionnaire/hub-facts.ts";
import { responseForHub } from "../responses/hub-facts.ts";
import type { Looking } from "./facts.ts";

/** What an organisation reads, module by module in this order; nothing of any other organisation. */
const TO_BIDDERS: readonly ((looking: Looking<"bidder">) => Promise<readonly HubLine[]>)[] = [
  responseForHub,
  queriesForHub,
  ownOutcomeForHub,
  roundsForHub,
];

/** What somebody of the authority reads. Nothing in it comes from an open window. */
const TO_STAFF: readonly ToStaff[] = [
  proposalsForHub,
  outcomeForHub,
  questionnaireForHub,
  evaluationForHub,
  coverageForHub,
];
type ToStaff = (looking: Looking<"authority">) => Promise<StaffLines>;

/** The same in a list of competitions, of which each costs as little as it can. */
const SHORTER = new Map<ToStaff, ToStaff>([
  [evaluationForHub, evaluationInShort],
  [coverageForHub, coverageInShort],
  // What waits in all competitions stands before them.
  [proposalsForHub, async () => ({})],
]);
const IN_SHORT = TO_STAFF.map((says) => SHORTER.get(says) ?? says);

/** An organisation's own page of a competition. */
export async function loadBidderHub(looking: Looking<"bidder">) {
  const said = await Promise.all(TO_BIDDERS.map((says) => says(looking)));
  return bidderHub(said.flat());
}

/** The page of a competition for somebody of the authority. */
export const loadStaffHub = (looking: Looking<"authority">) => saidTo(looking, TO_STAFF);

/** What of it a list of competitions tells. */
export const loadStaffDue = (looking: Looking<"authority">) => saidTo(looking, IN_SHORT);

async function saidTo(looking: Looking<"authority">, modules: readonly ToStaff[]) {
  const { actor, competition, now } = looking;
  return staffHub(actor, competition, await Promise.all(modules.map((says) => says(looking))), now);
}
