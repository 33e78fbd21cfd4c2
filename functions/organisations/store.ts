import * as z from "zod";
import type { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import {
  ContactConfirmation,
  Organisation,
  Place,
  ProfileVersion,
} from "../../shared/organisations/schema.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import { organisationPartition } from "../platform/place-rows.ts";
import type { Table, Write } from "../platform/table.ts";

/** The list of all organisations holds their ids alone: a bidder's door may add to it and never read it. */
export const REGISTER = partition("REGISTER", "all");
const keyIn = (organisation: OrganisationId, sk: string): Key => ({
  pk: organisationPartition(organisation),
  sk,
});
export const organisationKey = (organisation: OrganisationId): Key => keyIn(organisation, "PROFILE");
export const versionKey = (organisation: OrganisationId, version: number): Key =>
  keyIn(organisation, sort("PROFILE", sortable(version)));
/** A partition of its own, because the public door reads it: nothing else of an organisation lies there. */
export const confirmationKey = (organisation: OrganisationId): Key => ({
  pk: partition("CONTACT", organisation),
  sk: "CONFIRM",
});
/** The code itself, which only the mail says. */
export const confirmationCodeKey = (organisation: OrganisationId): Key => keyIn(organisation, "CONFIRM");
export const organisationOf = asKept(Organisation);
export const versionOf = asKept(ProfileVersion);
export const placeOf = asKept(Place);
export const confirmationOf = asKept(ContactConfirmation);

/** The invitations of one organisation are decided one after the other: each moves this row on. */
const turnKey = (organisation: OrganisationId): Key => keyIn(organisation, "INVITING");
export async function loadTurn(table: Table, organisation: OrganisationId): Promise<number> {
  return z
    .number()
    .default(0)
    .parse((await table.get(turnKey(organisation)))?.["version"]);
}
export const takeTurn = (organisation: OrganisationId, before: number): Write => ({
  put: { ...turnKey(organisation), version: before + 1 },
  if: follows(before + 1),
});

/** The registrations of one person, each in a numbered slot: the one that is taken next, in the same commit. */
export async function nextRegistration(table: Table, person: PersonId): Promise<number> {
  const taken = await table.all({ pk: partition("LIMIT", person), beginsWith: sortPrefix("REGISTERED") });
  return taken.length + 1;
}
export const takeRegistration = (person: PersonId, number: number): Write => ({
  put: { pk: partition("LIMIT", person), sk: sort("REGISTERED", sortable(number)) },
  if: "absent",
});

/** A new organisation in the list of all. */
export const listOrganisation = ({ organisationId }: Organisation): Write => ({
  put: { pk: REGISTER, sk: sort("ORG", organisationId), organisationId },
  if: "absent",
});

/** Asks for a confirmation with a new code. The code of the link before is worth nothing from then on. */
export const askConfirmation = (
  organisation: OrganisationId,
  confirmation: ContactConfirmation,
  code: string,
): readonly Write[] => [
  { put: { ...confirmationKey(organisation), ...confirmation }, if: follows(confirmation.version) },
  { put: { ...confirmationCodeKey(organisation), code, version: confirmation.version } },
];

/** The address is confirmed, if what was asked is still what was decided on. */
export const noteConfirmed = (
  organisation: OrganisationId,
  { confirmedAt, version }: ContactConfirmation,
): Write => ({
  update: confirmationKey(organisation),
  set: { confirmedAt, version },
  if: follows(version),
});

/** The new name of an organisation, where whoever opens the link reads it. */
export const renameConfirmation = ({ organisationId, name }: Organisation): Write => ({
  update: confirmationKey(organisationId),
  set: { organisationName: name },
  if: "present",
});
