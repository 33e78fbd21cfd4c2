import { bidderHub, type Hub, staffHub } from "../../../shared/competition/hub.ts";
import { type EvaluationSeen, evaluationForStaff } from "../../../shared/evaluation/hub.ts";
import { outcomeForStaff, outcomeLines } from "../../../shared/outcomes/hub.ts";
import { proposalsForStaff } from "../../../shared/proposals/hub.ts";
import { coverageForStaff, roundLines } from "../../../shared/preferences/hub.ts";
import { queriesLines } from "../../../shared/queries/hub.ts";
import { freezingForLeads } from "../../../shared/questionnaire/hub.ts";
import { pqqLines } from "../../../shared/responses/hub.ts";
import type { Competition } from "../../../shared/competition/schema.ts";
import { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId, PersonId, spellId, StageId } from "../../../shared/kernel/id.ts";
import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import { aCompetition } from "../a-competition.ts";

export const justBefore = (instant: Instant) => plus(instant, -1);
const someone = (seed: number) => PersonId.parse(spellId("person", new Uint8Array(17).fill(seed)));
export const staff = (role: AuthorityActor["role"], seed = 1) =>
  AuthorityActor.parse({ audience: "authority", personId: someone(seed), name: "Staff", role, lots: "all" });
export const [lead, secondLead] = [staff("national-lead", 1), staff("national-lead", 2)];
export const submitter = BidderActor.parse({
  audience: "bidder",
  personId: someone(3),
  name: "A Submitter",
  organisationId: OrganisationId.parse(spellId("organisation", new Uint8Array(17))),
  organisationName: "Geo Mercia",
  role: "submitter",
});
export const round1 = StageId.parse("preferences-1");
export const round2 = StageId.parse("preferences-2");

const stageNamed = (name: string) => {
  const stage = aCompetition().stages.find(({ stageId }) => stageId === StageId.parse(name));
  if (stage?.closesAt === undefined) throw new Error(`no window ${name}`);
  return { opensAt: stage.opensAt, closesAt: stage.closesAt };
};
export const [pqq, round] = [stageNamed("pqq"), stageNamed("preferences-2")];

type BidderFacts = Parameters<typeof pqqLines>[0] &
  Parameters<typeof outcomeLines>[0] &
  Parameters<typeof roundLines>[0] & {
    queries: { waiting: readonly Instant[]; answered: number; asked: number };
  };
export const ofBidder = (given: Partial<BidderFacts> = {}): BidderFacts => ({
  actor: submitter,
  competition: aCompetition(),
  since: undefined,
  response: { unsent: "nothing", receivedAt: undefined },
  queries: { waiting: [], answered: 0, asked: 0 },
  passes: undefined,
  rounds: {},
  ...given,
});
/** The page that all modules make together, as an organisation reads it. */
export const bidderPage = (facts: BidderFacts, now: Instant) =>
  bidderHub([
    ...pqqLines(facts, now),
    ...queriesLines({ actor: facts.actor, ...facts.queries }),
    ...outcomeLines(facts),
    ...roundLines(facts, now),
  ]);
export type StaffFacts = {
  actor: AuthorityActor;
  competition: Competition;
  waiting: Parameters<typeof proposalsForStaff>[0];
  frozen: boolean;
  evaluation: EvaluationSeen;
};
const NO_STAFF_FACTS: StaffFacts = {
  actor: lead,
  competition: aCompetition(),
  waiting: [],
  frozen: true,
  evaluation: "not-running",
};
export const staffPage = (given: Partial<StaffFacts>, now: Instant) => {
  const facts = { ...NO_STAFF_FACTS, ...given };
  const { actor, competition, waiting } = facts;
  const says = [
    proposalsForStaff(waiting, []),
    outcomeForStaff(competition, now),
    freezingForLeads(facts, now),
    evaluationForStaff(facts.evaluation),
    coverageForStaff({ competition }, now),
  ];
  return staffHub(actor, competition, says, now);
};
export const acts = ({ due }: Hub) => due.map(({ act }) => act);
export const stateOf = ({ lines }: Hub, begins: string) =>
  lines.filter(({ name }) => name.startsWith(begins)).map(({ state }) => state);
export const ROUNDS = "Lot preferences";
export const RESPONSE = "Pre-qualification questionnaire";
