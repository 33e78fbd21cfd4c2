import type { AuthorityActor, BidderActor, NewcomerActor } from "../../shared/kernel/actor.ts";
import { OrganisationId, type PersonId, type RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import {
  decideInvitation,
  decideMemberSuspension,
  decidePartner,
  decideRegistration,
  placeIn,
} from "../../shared/organisations/rules.ts";
import type {
  AddPartner,
  InvitePerson,
  RegisterOrganisation,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { type Mail, personIdOf } from "../../shared/people/schema.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { endSessions } from "../platform/session.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadOrganisation } from "./facts.ts";
import { loadPlace, newOrganisation, savePlace, unchangedPlace } from "./store.ts";

/** Registers a Tier 1 organisation; whoever does it becomes its first submitter and acts for it from the next sign-in. */
export async function registerOrganisation(
  deps: Deps,
  actor: NewcomerActor | BidderActor,
  mail: Mail,
  command: RegisterOrganisation,
  requestKey: RequestKey,
) {
  const at = deps.now();
  const decision = decideRegistration(
    { organisationId: OrganisationId.parse(deps.newId("organisation")) },
    command,
    at,
  );
  if (!decision.ok) return decision;
  const organisation = decision.value;
  const place = placeIn(organisation, actor.personId, { mail, name: actor.name });
  return commit(
    deps,
    [...newOrganisation(organisation), ...savePlace(place)],
    {
      stream: portalStream("AUDBIDDER", actor.personId),
      what: "organisation.registered",
      who: { ...whoOf(actor), organisationId: organisation.organisationId },
      at,
      subject: organisation.organisationId,
      detail: { name: organisation.name, kind: organisation.kind, members: organisation.members },
      answer: { organisationId: organisation.organisationId },
      command,
    },
    requestKey,
  );
}

/** Gives a colleague a place in the organisation, or another role; their open sessions end when the role changes. */
export async function invitePerson(
  deps: Deps,
  actor: BidderActor,
  command: InvitePerson,
  requestKey: RequestKey,
) {
  const personId = await personIdOf(command.mail);
  const organisation = await loadOrganisation(deps.table, actor.organisationId);
  if (organisation === undefined) return refuse({ code: "not-found" });
  const [own, place] = await loadBoth(deps, actor, personId);

  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "person.invited",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideInvitation({ actor, own, organisation, personId, place }, command);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const ended = place === undefined ? [] : await endSessions(deps.table, personId);
  return commit(
    deps,
    [...savePlace(decision.value), ...unchangedPlace(own), ...ended],
    {
      ...asked,
      at,
      subject: personId,
      detail: { name: command.name, role: command.role },
      answer: { personId },
    },
    requestKey,
  );
}

/** Suspends a colleague, whose sessions end in the same commit, or lets them back. */
export async function suspendMember(
  deps: Deps,
  actor: BidderActor,
  command: SuspendMember,
  requestKey: RequestKey,
) {
  const [own, place] = await loadBoth(deps, actor, command.personId);
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: command.suspend ? "person.suspended" : "person.restored",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decideMemberSuspension({ actor, own, place }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [
      ...savePlace(decision.value),
      ...unchangedPlace(own),
      ...(await endSessions(deps.table, command.personId)),
    ],
    {
      ...asked,
      at,
      subject: command.personId,
      detail: {},
      answer: { personId: command.personId },
    },
    requestKey,
  );
}

/** Lists a local public body as a partner for some lots, with the person who acts for it. */
export async function addPartner(
  deps: Deps,
  actor: AuthorityActor,
  command: AddPartner,
  requestKey: RequestKey,
) {
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: "partner.added",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decidePartner(
    { actor, organisationId: OrganisationId.parse(deps.newId("organisation")) },
    command,
    at,
  );
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const partner = decision.value;
  const who = { mail: command.mail, name: command.personName };
  return commit(
    deps,
    [...newOrganisation(partner), ...savePlace(placeIn(partner, await personIdOf(command.mail), who))],
    {
      ...asked,
      at,
      subject: partner.organisationId,
      detail: { name: partner.name, lots: command.lots, person: command.personName },
      answer: { organisationId: partner.organisationId },
    },
    requestKey,
  );
}

/** Both places of a change: the guard on the first lets no two submitters suspend each other at one instant. */
const loadBoth = ({ table }: Deps, { organisationId, personId }: BidderActor, subject: PersonId) =>
  Promise.all([loadPlace(table, organisationId, personId), loadPlace(table, organisationId, subject)]);
