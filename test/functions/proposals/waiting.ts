import { proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { suspendStaff } from "../../../functions/people/staff-operations.ts";
import type { AuthorityActor, StaffRole } from "../../../shared/kernel/actor.ts";
import { type ProposalId, StageId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import type { ProposeTimetableAmendment } from "../../../shared/competition/schema.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { aCompetition, anyKey, must } from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { appointed, letBack, proposalIn } from "../../builders/of-two.ts";

type Proposing = Partial<Omit<ProposeTimetableAmendment, "competitionId">>;

/** A competition in which two people move round 1, which closes at 12 noon on 28 February 2014. It is 10 February, 9am. */
export async function aWaiting() {
  const running = await aCompetition("2014-02-10T09:00");
  const { portal, lead, competitionId } = running;
  const deps = fenced(portal.deps, "authority");
  const twoLeads = { ...running, portal: { ...portal, deps } };
  const version = async () => (await loadCompetition(deps.table, competitionId))?.version ?? 0;
  const propose = async (
    given: Proposing = {},
    as: AuthorityActor = lead,
    key = anyKey(),
    by: Deps = deps,
  ) => {
    const command = {
      competitionId,
      stageId: StageId.parse("preferences-1"),
      moves: "closesAt",
      to: "2014-03-07T12:00",
      reason: "More time",
      seenVersion: await version(),
      ...given,
    } as const;
    return proposeTimetableAmendment(by, as, command, key);
  };
  /** Passes a while, in ms: nothing of two people happens at one instant unless a test says so. */
  const pass = (ms = 1000) => portal.at(plus(portal.deps.now(), ms));
  return {
    ...running,
    deps,
    version,
    propose,
    pass,
    /** Somebody of the authority in a role from now on, signed in. */
    role: (name: string, role: StaffRole, lots: AuthorityActor["lots"] = "all") =>
      appointed(twoLeads, { mail: `${name}@authority.example`, name, role, lots }),
    suspend: async ({ personId }: AuthorityActor) =>
      must(await suspendStaff(deps, lead, { personId, suspend: true, reason: "Has left" }, anyKey())),
    letBack: (person: AuthorityActor) => letBack(twoLeads, person),
    /** Proposes, and gives back what the proposal is found by; a second later. */
    proposed: async (given: Proposing = {}, as: AuthorityActor = lead) => {
      const proposalId: ProposalId = proposalIn(must(await propose(given, as)).answer);
      pass();
      return { scope: competitionId, proposalId } as const;
    },
  };
}
export type Waiting = Awaited<ReturnType<typeof aWaiting>>;
