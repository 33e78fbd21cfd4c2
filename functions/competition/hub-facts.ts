import { amendmentsForLeads, bidderHub, staffHub } from "../../shared/competition/hub.ts";
import type { HubLine, StaffLines } from "../../shared/competition/hub-line.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { evaluationForHub } from "../evaluation/hub-facts.ts";
import { outcomeForHub, ownOutcomeForHub } from "../outcomes/hub-facts.ts";
import type { Deps } from "../platform/deps.ts";
import { coverageForHub, roundsForHub } from "../preferences/hub-facts.ts";
import { queriesForHub } from "../queries/hub-facts.ts";
import { questionnaireForHub } from "../questionnaire/hub-facts.ts";
import { responseForHub } from "../responses/hub-facts.ts";
import { loadAmendments } from "./facts.ts";

type Reading = Pick<Deps, "table" | "ask" | "now">;
/** What one module says on a competition's page: it reads its own facts, and its own rule makes words of them. */
type Says<Actor, Lines> = (
  deps: Reading,
  actor: Actor,
  competition: Competition,
  now: Instant,
) => Promise<Lines>;

/** What an organisation reads, in this order; nothing of any other organisation. */
const TO_BIDDERS: readonly Says<BidderActor, readonly HubLine[]>[] = [
  responseForHub,
  queriesForHub,
  ownOutcomeForHub,
  roundsForHub,
];

/** What somebody of the authority reads. Nothing in it comes from an open window. */
const TO_STAFF: readonly Says<AuthorityActor, StaffLines>[] = [
  async ({ table }, actor, competition, now) =>
    amendmentsForLeads(actor, competition, await loadAmendments(table, competition.competitionId), now),
  outcomeForHub,
  questionnaireForHub,
  evaluationForHub,
  coverageForHub,
];

/** An organisation's own page of a competition. */
export async function loadBidderHub(
  deps: Reading,
  actor: BidderActor,
  competition: Competition,
  now: Instant,
) {
  const said = await Promise.all(TO_BIDDERS.map((says) => says(deps, actor, competition, now)));
  return bidderHub(said.flat());
}

/** The page of a competition for somebody of the authority. */
export async function loadStaffHub(
  deps: Reading,
  actor: AuthorityActor,
  competition: Competition,
  now: Instant,
) {
  const said = await Promise.all(TO_STAFF.map((says) => says(deps, actor, competition, now)));
  return staffHub(actor, competition, said, now);
}
