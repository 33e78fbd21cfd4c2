import type { AuthorityActor, BidderActor, NewcomerActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { OrganisationId, type PersonId, type RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import { confirmationFor } from "../../shared/organisations/confirming.ts";
import {
  decideInvitation,
  decideMemberSuspension,
  decideRemoval,
  placeIn,
} from "../../shared/organisations/people.ts";
import { decidePartner, decideRegistration } from "../../shared/organisations/rules.ts";
import type {
  AddPartner,
  InvitePerson,
  Membership,
  RegisterOrganisation,
  RemoveMember,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { type Mail, personIdOf } from "../../shared/people/schema.ts";
import { type Asked, commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { endSessions } from "../platform/session.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadOrganisation, loadPlaces } from "./facts.ts";
import {
  askConfirmation,
  listOrganisation,
  loadPlace,
  savePlace,
  saveProfile,
  unchangedPlace,
  unchangedProfile,
} from "./store.ts";

/**
 * Registers a Tier 1 organisation; whoever does it becomes its first submitter and acts for it from the next sign-in.
 * Refuses a registration number that another organisation has, without saying whose it is.
 */
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
  const { organisationId, name, kind, members } = organisation;
  const code = deps.newSecret();
  const confirmation = confirmationFor(organisation, undefined, await sha256(code), at);
  const place = placeIn(organisation, actor.personId, { mail, name: actor.name });
  const committed = await commit(
    deps,
    [
      listOrganisation(organisation),
      ...(await saveProfile(organisation, { savedAt: at, savedBy: actor.name })),
      ...(confirmation === undefined ? [] : askConfirmation(organisationId, confirmation, code)),
      ...savePlace(place),
    ],
    {
      stream: portalStream("AUDBIDDER", actor.personId),
      what: "organisation.registered",
      who: { ...whoOf(actor), organisationId },
      at,
      subject: organisationId,
      detail: {
        name,
        kind,
        members: members.map((member) => member.name),
        ...(confirmation === undefined ? {} : { confirmation: confirmation.version }),
      },
      answer: { organisationId },
      command,
    },
    requestKey,
  );
  // All other conditions are on rows that nobody else can have written: the organisation is new.
  return !committed.ok && committed.error.code === "changed-meanwhile"
    ? refuse({ code: "number-registered-already" })
    : committed;
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
  const [[own, place], people] = await Promise.all([
    loadBoth(deps, actor, personId),
    loadPlaces(deps.table, actor.organisationId),
  ]);
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "person.invited",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const facts = { actor, own, organisation, personId, place, people: people.length };
  const decision = decideInvitation(facts, command);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const ended = place === undefined ? [] : await endSessions(deps.table, personId);
  return commit(
    deps,
    [...savePlace(decision.value), ...unchangedPlace(own), unchangedProfile(organisation), ...ended],
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
    ...askedOf(actor, command),
    what: command.suspend ? "person.suspended" : "person.restored",
  };
  const decision = decideMemberSuspension({ actor, own, place }, command, deps.now());
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commitColleague(deps, asked, own, decision.value, requestKey);
}

/** Takes a colleague's place away; their sessions end in the same commit. */
export async function removeMember(
  deps: Deps,
  actor: BidderActor,
  command: RemoveMember,
  requestKey: RequestKey,
) {
  const [own, place] = await loadBoth(deps, actor, command.personId);
  const asked = { ...askedOf(actor, command), what: "person.removed" };
  const decision = decideRemoval({ actor, own, place }, command, deps.now());
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commitColleague(deps, asked, own, decision.value, requestKey);
}

const askedOf = (actor: BidderActor, command: SuspendMember | RemoveMember) => ({
  stream: portalStream("AUDBIDDER", actor.personId),
  who: whoOf(actor),
  command,
});

/** Commits what became of a colleague's place, and ends their sessions with it. */
async function commitColleague(
  deps: Deps,
  asked: Asked,
  own: Membership | undefined,
  place: Membership,
  requestKey: RequestKey,
) {
  const { personId, name } = place;
  return commit(
    deps,
    [...savePlace(place), ...unchangedPlace(own), ...(await endSessions(deps.table, personId))],
    { ...asked, at: deps.now(), subject: personId, detail: { name }, answer: { personId } },
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
    [
      listOrganisation(partner),
      ...(await saveProfile(partner, { savedAt: at, savedBy: actor.name })),
      ...savePlace(placeIn(partner, await personIdOf(command.mail), who)),
    ],
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
