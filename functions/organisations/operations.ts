import type { AuthorityActor, BidderActor, NewcomerActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { OrganisationId, type RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { confirmationFor } from "../../shared/organisations/contact.ts";
import { decidePartnerInvitation, MOST_REGISTERED, placeIn } from "../../shared/organisations/people.ts";
import { decidePartner, decideRegistration } from "../../shared/organisations/rules.ts";
import type {
  AddPartner,
  InvitePartnerPerson,
  RegisterOrganisation,
} from "../../shared/organisations/schema.ts";
import { type Mail, personIdOf } from "../../shared/people/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { offerPlace } from "../platform/place-rows.ts";
import { whoOf } from "../platform/who.ts";
import { readForInviting } from "./inviting.ts";
import { saveProfile } from "./profile-facts.ts";
import { askConfirmation, listOrganisation, nextRegistration, takeRegistration, takeTurn } from "./store.ts";

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
  const number = await nextRegistration(deps.table, actor.personId);
  const what = "organisation.registered";
  const registered = await enact(deps, { actor, command, requestKey, what }, async (at) => {
    const organisationId = OrganisationId.parse(deps.newId("organisation"));
    const decision = decideRegistration({ organisationId }, command, at);
    if (!decision.ok) return decision;
    if (number > MOST_REGISTERED) return refuse({ code: "too-many-registrations" });
    const { name, kind, members } = decision.value;
    const code = deps.newSecret();
    const confirmation = confirmationFor(decision.value, undefined, await sha256(code), at);
    const place = placeIn(decision.value, actor.personId, { mail, name: actor.name }, actor, at);
    return accept({
      writes: [
        listOrganisation(decision.value),
        takeRegistration(actor.personId, number),
        ...(await saveProfile(decision.value, { savedAt: at, savedBy: actor.name })),
        ...(confirmation === undefined ? [] : askConfirmation(organisationId, confirmation, code)),
        ...offerPlace(organisationId, place),
      ],
      who: { ...whoOf(actor), organisationId },
      subject: organisationId,
      detail: {
        name,
        kind,
        members: members.map((member) => member.name),
        ...(confirmation === undefined ? {} : { confirmation: confirmation.version }),
      },
      answer: { organisationId },
    });
  });
  if (registered.ok || registered.error.code !== "changed-meanwhile") return registered;
  // The organisation is new: what did not hold is the person's own count, or that the numbers are free.
  const counted = (await nextRegistration(deps.table, actor.personId)) !== number;
  return counted ? registered : refuse({ code: "number-registered-already" });
}

/** Lists a local public body as a partner for some lots, and invites the person who is to act for it. */
export const addPartner = acting(
  "partner.added",
  async (deps, actor: AuthorityActor, command: AddPartner, at) => {
    const { mail, personName: name, lots } = command;
    const organisationId = OrganisationId.parse(deps.newId("organisation"));
    const decision = decidePartner({ actor, organisationId }, command, at);
    if (!decision.ok) return decision;
    const partner = decision.value;
    const personId = await personIdOf(mail);
    return accept({
      writes: [
        listOrganisation(partner),
        ...(await saveProfile(partner, { savedAt: at, savedBy: actor.name })),
        ...offerPlace(organisationId, placeIn(partner, personId, { mail, name }, actor, at)),
      ],
      subject: organisationId,
      detail: { name: partner.name, lots, person: name, personId },
      answer: { organisationId },
    });
  },
);

/** Invites one more person who is to act for a partner: the first may have refused, or left. */
export const invitePartnerPerson = acting(
  "partner.person-invited",
  async (deps, actor: AuthorityActor, command: InvitePartnerPerson, at) => {
    const { organisationId, mail } = command;
    const personId = await personIdOf(mail);
    const { turn, organisation, places } = await readForInviting(deps.table, organisationId);
    if (organisation === undefined) return refuse({ code: "not-found" });
    const decision = decidePartnerInvitation({ actor, organisation, personId, places }, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [...offerPlace(organisationId, decision.value), takeTurn(organisationId, turn)],
      subject: organisationId,
      detail: { organisation: organisation.name, person: decision.value.name, personId },
      answer: { personId },
    });
  },
);
