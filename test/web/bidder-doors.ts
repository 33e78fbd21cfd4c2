import { between, type Instant } from "../../shared/kernel/instant.ts";
import type { RunningCompetition } from "../builders/competition.ts";
import { visitorAt } from "../builders/visitor.ts";

/** What people of bidders do at the doors of a competition. */
export const bidderDoors = ({ portal, bidder }: RunningCompetition) => ({
  /** Moves the portal clock alone, so that nobody is signed out by the test's own haste. */
  moveTo(instant: Instant) {
    portal.waste(between(instant, portal.deps.now()));
    portal.at(instant);
  },
  /** A bidder with clients for both of its people. */
  async takesPart(name: string, members: readonly string[] = []) {
    const people = await bidder(name, members);
    const { submitter, member } = people;
    return {
      ...people,
      asSubmitter: await visitorAt(portal, `submit@${name}.example`, { name: submitter.name }),
      asMember: await visitorAt(portal, `member@${name}.example`, { name: member.name }),
    };
  },
});
