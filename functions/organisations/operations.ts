import type { AuthorityActor, BidderActor, NewcomerActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { OrganisationId, type RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import { confirmationFor } from "../../shared/organisations/contact.ts";
import { decidePartnerInvitation, MOST_REGISTERED, placeIn } from "../../shared/organisations/people.ts";
import { decidePartner, decideRegistration } from "../../shared/organisations/rules.ts";
import type {
  AddPartner,
  InvitePartnerPerson,
  RegisterOrganisation,
} from "../../shared/organisations/schema.ts";
import { type Mail, personIdOf } from "../../shared/people/schema.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { offerPlace } from "../platform/places.ts";
import { afresh } from "../platform/read-once.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadEveryPlace, loadOrganisation } from "./facts.ts";
import {
  askConfirmation,
  listOrganisation,
  loadTurn,
  nextRegistration,
  takeRegistration,
  takeTurn,
} from "./store.ts";
import { saveProfile } from "./profile-facts.ts";

/**
 * Registers a Tier 1 organisation, and prepares the place of its first submitter for whoever does it: they accept it at
 * sign-in, which alone sees whether they may. Refuses a registration number that another organisation has, without
 * saying whose it is, and the twenty-first organisation of one person.
 */
export async function registerOrganisation(
  deps: Deps,
  actor: NewcomerActor | BidderActor,
  mail: Mail,
  command: RegisterOrganisation,
  requestKey: RequestKey,
) {
  const at = deps.now();
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "organisation.registered",
    who: whoOf(actor),
    command,
  };
  const decision = decideRegistration(
    { organisationId: OrganisationId.parse(deps.newId("organisation")) },
    command,
    at,
  );
  if (!decision.ok) return decision;
  const number = await nextRegistration(deps.table, actor.personId);
  if (number > MOST_REGISTERED)
    return earlierOr(deps, asked, requestKey, { code: "too-many-registrations" } as const);
  const organisation = decision.value;
  const { organisationId, name, kind, members } = organisation;
  const code = deps.newSecret();
  const confirmation = confirmationFor(organisation, undefined, await sha256(code), at);
  const place = placeIn(organisation, actor.personId, { mail, name: actor.name }, actor, at);
  const committed = await commit(
    deps,
    [
      listOrganisation(organisation),
      takeRegistration(actor.personId, number),
      ...(await saveProfile(organisation, { savedAt: at, savedBy: actor.name })),
      ...(confirmation === undefined ? [] : askConfirmation(organisationId, confirmation, code)),
      ...offerPlace(organisationId, place),
    ],
    {
      ...asked,
      who: { ...asked.who, organisationId },
      at,
      subject: organisationId,
      detail: {
        name,
        kind,
        members: members.map((member) => member.name),
        ...(confirmation === undefined ? {} : { confirmation: confirmation.version }),
      },
      answer: { organisationId },
    },
    requestKey,
  );
  if (committed.ok || committed.error.code !== "changed-meanwhile") return committed;
  // The organisation is new: what did not hold is the person's own count, or that the numbers are free.
  const counted = (await nextRegistration(deps.table, actor.personId)) !== number;
  return counted ? committed : refuse({ code: "number-registered-already" } as const);
}

/** Lists a local public body as a partner for some lots, and invites the person who is to act for it. */
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
  const personId = await personIdOf(command.mail);
  const who = { mail: command.mail, name: command.personName };
  return commit(
    deps,
    [
      listOrganisation(partner),
      ...(await saveProfile(partner, { savedAt: at, savedBy: actor.name })),
      ...offerPlace(partner.organisationId, placeIn(partner, personId, who, actor, at)),
    ],
    {
      ...asked,
      at,
      subject: partner.organisationId,
      detail: { name: partner.name, lots: command.lots, person: command.personName, personId },
      answer: { organisationId: partner.organisationId },
    },
    requestKey,
  );
}

/** Invites one more person who is to act for a partner: the first may have refused, or left. */
export async function invitePartnerPerson(
  deps: Deps,
  actor: AuthorityActor,
  command: InvitePartnerPerson,
  requestKey: RequestKey,
) {
  const { organisationId } = command;
  const personId = await personIdOf(command.mail);
  const table = afresh(deps.table);
  const turn = await loadTurn(table, organisationId);
  const [organisation, places] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadEveryPlace(table, organisationId),
  ]);
  if (organisation === undefined) return refuse({ code: "not-found" } as const);
  const asked = {
    stream: portalStream("AUDAUTHORITY", actor.personId),
    what: "partner.person-invited",
    who: whoOf(actor),
    command,
  };
  const at = deps.now();
  const decision = decidePartnerInvitation({ actor, organisation, personId, places }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [...offerPlace(organisationId, decision.value), takeTurn(organisationId, turn)],
    {
      ...asked,
      at,
      subject: organisationId,
      detail: { organisation: organisation.name, person: decision.value.name, personId },
      answer: { personId },
    },
    requestKey,
  );
}
