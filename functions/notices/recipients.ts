import { actorIn, type Capacity, isNationalLead, mayConfirm } from "../../shared/kernel/actor.ts";
import { isInvited } from "../../shared/kernel/place.ts";
import { leads } from "../../shared/organisations/people.ts";
import type { CompetitionId, OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { concernsPartner } from "../../shared/notices/rules.ts";
import type { Addressees } from "../../shared/notices/telling.ts";
import type { Undelivered } from "../../shared/notices/schema.ts";
import type { Place } from "../../shared/organisations/schema.ts";
import { asActor } from "../../shared/people/rules.ts";
import { personIdOf, type StaffMember } from "../../shared/people/schema.ts";
import {
  loadConfirmation,
  loadConfirmationCode,
  loadEveryPlace,
  loadOrganisations,
  loadPlaces,
} from "../organisations/facts.ts";
import { loadAppointed, loadStaff } from "../people/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadTakers } from "../platform/taking-part.ts";

/** Somebody who gets a notice, and for whom they get it. Who is suspended gets no mail, since they cannot sign in. */
export type Recipient = Pick<Undelivered, "audience" | "name" | "mail"> & {
  readonly personId: PersonId;
  readonly capacity: Capacity;
  readonly suspended: boolean;
  /** The path of a page that is only for whoever gets the mail. */
  readonly opens?: string;
};

type Reading = Pick<Deps, "table" | "now">;

/** The people a notice goes to, as places and roles are now. */
export async function recipientsOf(
  deps: Reading,
  competition: CompetitionId | undefined,
  to: readonly Addressees[],
): Promise<readonly Recipient[]> {
  const lists = await Promise.all(to.map((addressees) => recipientsIn(deps, competition, addressees)));
  return lists.flat();
}

async function recipientsIn(deps: Reading, competition: CompetitionId | undefined, addressees: Addressees) {
  const { table } = deps;
  const staff = () => loadStaff(table, deps.now());
  switch (addressees.of) {
    case "takers":
      return peopleOf(table, competition === undefined ? [] : await loadTakers(table, competition));
    case "bidders": {
      const bidders = (await loadOrganisations(table)).filter(({ audience }) => audience === "bidder");
      return peopleOf(
        table,
        bidders.map(({ organisationId }) => organisationId),
      );
    }
    case "organisations":
      return peopleOf(table, addressees.organisationIds);
    case "organisation":
      return peopleOf(table, [addressees.organisationId]);
    case "contact":
      return contactOf(table, addressees.organisationId, addressees.version);
    case "partners": {
      const partners = (await loadOrganisations(table))
        .filter(({ audience, lots }) => audience === "partner" && concernsPartner(addressees.lotId, lots))
        .map(({ organisationId }) => organisationId);
      return peopleOf(table, partners);
    }
    case "staff":
      return (await staff())
        .filter((one) => competition === undefined || actorIn(asActor(one), competition) !== undefined)
        .map(staffRecipient);
    case "staff-member":
      return (await staff()).filter(({ personId }) => personId === addressees.personId).map(staffRecipient);
    case "national-leads":
      return (await staff()).filter(isNationalLead).map(staffRecipient);
    case "auditors":
      return (await staff()).filter(({ role }) => role === "auditor").map(staffRecipient);
    case "confirmers":
      return (await staff()).filter(mayConfirm).map(staffRecipient);
    case "place":
      return recipientInPlace(deps, addressees.personId, addressees.capacity);
    case "leads": {
      const { capacity, except } = addressees;
      const managing =
        capacity === "authority"
          ? (await staff()).filter(isNationalLead).map(staffRecipient)
          : (await loadPlaces(table, capacity)).filter(leads).map(memberRecipient);
      return managing.filter(({ personId }) => !except.includes(personId));
    }
  }
}

async function peopleOf(table: Table, organisations: readonly OrganisationId[]) {
  const places = await Promise.all(organisations.map((organisation) => loadPlaces(table, organisation)));
  return places.flat().map(memberRecipient);
}

/** The main contact may be nobody of the portal: the inbox of that address only says what became of the mail. */
async function contactOf(table: Table, organisation: OrganisationId, version: number) {
  const asked = await loadConfirmation(table, organisation);
  if (asked?.version !== version) return [];
  const code = await loadConfirmationCode(table, organisation, version);
  if (code === undefined) return [];
  const { name, mail } = asked;
  const who = { personId: await personIdOf(mail), capacity: organisation, audience: "bidder" } as const;
  return [{ ...who, name, mail, suspended: false, opens: `/confirm-contact/${organisation}/${code}` }];
}

const memberRecipient = ({
  personId,
  organisationId,
  audience,
  name,
  mail,
  suspendedAt,
}: Place): Recipient => ({
  personId,
  capacity: organisationId,
  audience,
  name,
  mail,
  suspended: suspendedAt !== undefined,
});

const staffRecipient = ({ personId, name, mail, suspendedAt }: StaffMember): Recipient => ({
  personId,
  capacity: "authority",
  audience: "authority",
  name,
  mail,
  suspended: suspendedAt !== undefined,
});

/** Told whatever became of the place: who was suspended or removed learns it by mail. Who is invited gets the way in. */
async function recipientInPlace({ table, now }: Reading, personId: PersonId, capacity: Capacity) {
  const told = { suspended: false };
  if (capacity === "authority") {
    const staff = (await loadAppointed(table, now())).find((one) => one.personId === personId);
    return staff === undefined ? [] : [{ ...staffRecipient(staff), ...told, ...wayIn(staff) }];
  }
  const place = (await loadEveryPlace(table, capacity)).find((one) => one.personId === personId);
  return place === undefined ? [] : [{ ...memberRecipient(place), ...told, ...wayIn(place) }];
}

const wayIn = (place: Place | StaffMember) => (isInvited(place) ? { opens: "/session/choose" } : {});
