import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { ChangeId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import {
  decideChangeDecision,
  decideChangeRequest,
  decideChangeWithdrawal,
} from "../../shared/memberships/rules.ts";
import type {
  DecideMembershipChange,
  RequestMembershipChange,
  WithdrawMembershipChange,
} from "../../shared/memberships/schema.ts";
import { loadOrganisation, loadPlace } from "../organisations/facts.ts";
import { saveProfile, unchangedProfile } from "../organisations/profile-facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { unchangedPlace } from "../platform/place-rows.ts";
import { loadFixingResponses, loadListedChange } from "./facts.ts";
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

/** A national lead approves a request, and the profile gets its next version in the same commit, or refuses it. */
export function decideMembershipChange(
  deps: Deps,
  actor: AuthorityActor,
  command: DecideMembershipChange,
  requestKey: RequestKey,
) {
  const { changeId, approve, reason } = command;
  const what = approve ? "membership-change.approved" : "membership-change.refused";
  return enact(deps, { actor, command, requestKey, what }, async (at) => {
    const change = await loadListedChange(deps.table, changeId);
    const before = change && (await loadOrganisation(deps.table, change.organisationId));
    const decision = decideChangeDecision({ actor, change, organisation: before }, command, at);
    if (!decision.ok) return decision;
    const { change: decided, organisation } = decision.value;
    const saved = { savedAt: at, savedBy: actor.name };
    return accept({
      writes: [
        ...closeChange(decided),
        ...(organisation === undefined ? [] : await saveProfile(organisation, saved, before)),
      ],
      subject: decided.organisationId,
      detail: { organisation: decided.organisationName, change: decided.change, reason },
      answer: { changeId },
    });
  });
}
