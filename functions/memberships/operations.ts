import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { ChangeId, type RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
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
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { unchangedPlace } from "../platform/places.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadFixingResponses, loadListedChange } from "./facts.ts";
import { loadOrganisation, loadPlace } from "../organisations/facts.ts";
import { closeChange, loadChange, loadUndecided, newChange } from "./store.ts";
import { saveProfile, unchangedProfile } from "../organisations/profile-facts.ts";

/** A bidder whose response is in asks the authority to let its members change. */
export async function requestMembershipChange(
  deps: Deps,
  actor: BidderActor,
  command: RequestMembershipChange,
  requestKey: RequestKey,
) {
  const { table } = deps;
  const { organisationId } = actor;
  const at = deps.now();
  const [organisation, own, waiting, fixedBy] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadPlace(table, organisationId, actor.personId),
    loadUndecided(table, organisationId),
    loadFixingResponses(table, organisationId, at),
  ]);
  if (organisation === undefined) return refuse({ code: "not-found" });
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "membership-change.requested",
    who: whoOf(actor),
    command,
  };
  const changeId = ChangeId.parse(deps.newId("change"));
  const facts = { actor, own, changeId, organisation, fixedBy, waiting };
  const decision = decideChangeRequest(facts, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { change, reason } = command;
  return commit(
    deps,
    [
      ...newChange(decision.value),
      ...unchangedPlace(actor.organisationId, own),
      unchangedProfile(organisation),
    ],
    {
      ...asked,
      at,
      subject: changeId,
      detail: { organisation: organisation.name, change, reason },
      answer: { changeId },
    },
    requestKey,
  );
}

/** Takes a request back that is not decided yet. */
export async function withdrawMembershipChange(
  deps: Deps,
  actor: BidderActor,
  command: WithdrawMembershipChange,
  requestKey: RequestKey,
) {
  const { organisationId } = actor;
  const [own, change] = await Promise.all([
    loadPlace(deps.table, organisationId, actor.personId),
    loadChange(deps.table, organisationId, command.changeId),
  ]);
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "membership-change.withdrawn",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideChangeWithdrawal({ actor, own, change }, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { changeId } = decision.value;
  return commit(
    deps,
    [...closeChange(decision.value), ...unchangedPlace(actor.organisationId, own)],
    { ...asked, at, subject: changeId, detail: {}, answer: { changeId } },
    requestKey,
  );
}

/** A national lead approves a request, and the profile gets its next version in the same commit, or refuses it. */
export async function decideMembershipChange(
  deps: Deps,
  actor: AuthorityActor,
  command: DecideMembershipChange,
  requestKey: RequestKey,
) {
  const change = await loadListedChange(deps.table, command.changeId);
  const before = change && (await loadOrganisation(deps.table, change.organisationId));
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: command.approve ? "membership-change.approved" : "membership-change.refused",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideChangeDecision({ actor, change, organisation: before }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { change: decided, organisation } = decision.value;
  const saved = { savedAt: at, savedBy: actor.name };
  return commit(
    deps,
    [
      ...closeChange(decided),
      ...(organisation === undefined ? [] : await saveProfile(organisation, saved, before)),
    ],
    {
      ...asked,
      at,
      subject: decided.organisationId,
      detail: { organisation: decided.organisationName, change: decided.change, reason: command.reason },
      answer: { changeId: decided.changeId },
    },
    requestKey,
  );
}
