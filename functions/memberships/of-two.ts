import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { decideApproval, decided } from "../../shared/memberships/rules.ts";
import { ApproveMembershipChange } from "../../shared/memberships/schema.ts";
import { changeInWords, changeRefusalInWords } from "../../shared/memberships/words.ts";
import { loadOrganisation } from "../organisations/facts.ts";
import { saveProfile } from "../organisations/profile-facts.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { loadListedChange } from "./facts.ts";
import { closeChange } from "./store.ts";

/** Approves a bidder's request to change its members: the profile gets its next version in the same commit. */
export const approvingChange = ofTwo({
  act: "membership-change",
  command: ApproveMembershipChange,
  words: changeRefusalInWords,
  async load({ table }: Deps, _actor: AuthorityActor, { changeId }: ApproveMembershipChange) {
    const change = await loadListedChange(table, changeId);
    const organisation = change && (await loadOrganisation(table, change.organisationId));
    if (change === undefined || organisation === undefined) return refuse({ code: "not-found" });
    return accept({ change, organisation });
  },
  version: ({ change, organisation }) => `${change.version}.${organisation.version}`,
  decide: decideApproval,
  describe: ({ change, organisation }, after) => ({
    subject: change.changeId,
    title: organisation.name,
    shown: [
      {
        lines: [
          ["Change", changeInWords(change.change)],
          ["Asked for by", `${change.requestedBy.name}, ${inWords(change.requestedAt)}`],
          ["Its reason", change.reason],
          ["Members now", organisation.members.map(({ name }) => name).join("; ")],
          ["Members then", after.members.map(({ name }) => name).join("; ")],
        ],
      },
    ],
  }),
  what: "membership-change.approved",
  async effect(_deps, { facts: { change, organisation }, effect: after, command }, { proposal, actor, at }) {
    const { reason } = command;
    const closed = decided(change, { approved: true, reason, by: actor, at });
    return accept({
      writes: [
        ...closeChange(closed),
        ...(await saveProfile(after, { savedAt: at, savedBy: actor.name }, organisation)),
      ],
      subject: change.organisationId,
      detail: {
        organisation: change.organisationName,
        change: change.change,
        reason,
        proposedBy: proposal.proposedBy.name,
      },
    });
  },
});

/** Proposes to approve a request. The bidder is told nothing before another person confirms it. */
export const proposeApproval = approvingChange.proposing();
