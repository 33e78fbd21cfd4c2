import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { ChangeId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import {
  decideChangeRequest,
  decideChangeWithdrawal,
  decideRefusal,
} from "../../shared/memberships/rules.ts";
import type {
  DecideMembershipChange,
  RequestMembershipChange,
  WithdrawMembershipChange,
} from "../../shared/memberships/schema.ts";
import { loadOrganisation, loadPlace } from "../organisations/facts.ts";
import { unchangedProfile } from "../organisations/profile-facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { unchangedPlace } from "../platform/place-rows.ts";
import { loadFixingResponses, loadListedChange } from "./facts.ts";
import { proposeApproval } from "./of-two.ts";
import { closeChange, loadChange, loadUndecided, newChange } from "./store.ts";

/** A bidder whose response is in asks the authority to let its members change. */
export const requestMembershipChange = acting(
  "membership-change.requested",
  async (deps, actor: BidderActor, command: RequestMembershipChange, at) => {
    const { table } = deps;
    const { organisationId, personId } = actor;
    const [organisation, own, waiting, fixedBy] = await Promise.all([
      loadOrganisation(table, organisationId),
      loadPlace(table, organisationId, personId),
      loadUndecided(table, organisationId),
      loadFixingResponses(table, organisationId, at),
    ]);
    if (organisation === undefined) return refuse({ code: "not-found" });
    const changeId = ChangeId.parse(deps.newId("change"));
    const facts = { actor, own, changeId, organisation, fixedBy, waiting };
    const decision = decideChangeRequest(facts, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [
        ...newChange(decision.value),
        ...unchangedPlace(organisationId, own),
        unchangedProfile(organisation),
      ],
      subject: changeId,
      detail: { organisation: organisation.name, ...command },
      answer: { changeId },
    });
  },
);

/** Takes a request back that is not decided yet. */
export const withdrawMembershipChange = acting(
  "membership-change.withdrawn",
  async (deps, actor: BidderActor, command: WithdrawMembershipChange, at) => {
    const { organisationId, personId } = actor;
    const { changeId } = command;
    const [own, change] = await Promise.all([
      loadPlace(deps.table, organisationId, personId),
      loadChange(deps.table, organisationId, changeId),
    ]);
    const decision = decideChangeWithdrawal({ actor, own, change }, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [...closeChange(decision.value), ...unchangedPlace(organisationId, own)],
      subject: changeId,
      detail: {},
      answer: { changeId },
    });
  },
);

/** A national lead proposes to approve a request, for another person to confirm, or refuses it at once. */
export function decideMembershipChange(
  deps: Deps,
  actor: AuthorityActor,
  command: DecideMembershipChange,
  requestKey: RequestKey,
) {
  const { changeId, approve, reason } = command;
  if (approve) return proposeApproval(deps, actor, { changeId, reason }, requestKey);
  return enact(deps, { actor, command, requestKey, what: "membership-change.refused" }, async (at) => {
    const change = await loadListedChange(deps.table, changeId);
    const decision = decideRefusal({ actor, change }, command, at);
    if (!decision.ok) return decision;
    const { organisationId, organisationName: organisation, change: asked } = decision.value;
    return accept({
      writes: closeChange(decision.value),
      subject: organisationId,
      detail: { organisation, change: asked, reason },
      answer: { changeId },
    });
  });
}
