import * as z from "zod";
import { canonical } from "../../shared/kernel/digest.ts";
import { OrganisationId, type PersonId } from "../../shared/kernel/id.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import { isHeld, type Worth } from "../../shared/kernel/place.ts";
import type { Organisation, Place } from "../../shared/organisations/schema.ts";
import { organisationPartition, placeKey, placesOf, worthKey, worthOf } from "../platform/place-rows.ts";
import type { Consistency, Table } from "../platform/table.ts";
import {
  confirmationCodeKey,
  confirmationKey,
  confirmationOf,
  organisationKey,
  organisationOf,
  placeOf,
  REGISTER,
  versionKey,
  versionOf,
} from "./store.ts";

/** One organisation of the register. */
export async function loadOrganisation(table: Table, id: OrganisationId): Promise<Organisation | undefined> {
  return organisationOf(await table.get(organisationKey(id)));
}

/** Every registered organisation, bidders and partners. */
export async function loadOrganisations(table: Table): Promise<readonly Organisation[]> {
  const listed = await table.all({ pk: REGISTER, beginsWith: sortPrefix("ORG") });
  const ids = listed.map((item) => OrganisationId.parse(item["organisationId"]));
  const profiles = await table.getMany(ids.map(organisationKey));
  return profiles.map(organisationOf).filter((profile) => profile !== undefined);
}

/** The profile as one version of it said; undefined when there is none of that number. */
export async function loadProfileVersion(table: Table, organisation: OrganisationId, version: number) {
  const item = await table.get(versionKey(organisation, version));
  return versionOf(item)?.organisation;
}

/**
 * A profile as an earlier version of it, where it says what that said: who renames an organisation and renames it back has
 * changed nothing. Nothing is read where it is that version, or where there is none of that number.
 */
export async function asInVersion(table: Table, profile: Organisation, earlier: number | undefined) {
  const isEarlier = earlier !== undefined && earlier >= 1 && earlier < profile.version;
  if (!isEarlier) return profile;
  const before = await loadProfileVersion(table, profile.organisationId, earlier);
  const isSame = before && canonical({ ...before, version: profile.version }) === canonical(profile);
  return isSame ? before : profile;
}

/** Every version of an organisation's profile, newest first. */
export async function loadProfileVersions(table: Table, organisation: OrganisationId) {
  const range = { pk: organisationPartition(organisation), beginsWith: sortPrefix("PROFILE") };
  return (await table.all({ ...range, newestFirst: true })).map(versionOf);
}

/** Whether the address of an organisation's main contact is confirmed; undefined when there is none to confirm. */
export async function loadConfirmation(
  table: Table,
  organisation: OrganisationId,
  consistency: Consistency = "strong",
) {
  return confirmationOf(await table.get(confirmationKey(organisation), consistency));
}

/** The code that the mail to the main contact carries, for a version of what it asks. */
export async function loadConfirmationCode(table: Table, organisation: OrganisationId, version: number) {
  const item = await table.get(confirmationCodeKey(organisation));
  return item?.["version"] === version ? z.string().parse(item["code"]) : undefined;
}

/** A person's place in one organisation, also when it was removed. */
export async function loadPlace(table: Table, organisation: OrganisationId, person: PersonId) {
  return placeOf(await table.get(placeKey(person, organisation)));
}

/** Everybody who has, had, or is invited to a place in one organisation. */
export async function loadEveryPlace(table: Table, organisation: OrganisationId): Promise<readonly Place[]> {
  return (await table.all(placesOf(organisation))).map(placeOf);
}

/** The people of one organisation: those who accepted their place, suspended or not. */
export async function loadPlaces(table: Table, organisation: OrganisationId): Promise<readonly Place[]> {
  return (await loadEveryPlace(table, organisation)).filter(isHeld);
}

/** A person's places in these organisations, each with its organisation as it is now: at most 50, in one read. */
export async function loadPlacesOf(table: Table, person: PersonId, organisations: readonly OrganisationId[]) {
  const keys = organisations.flatMap((one) => [placeKey(person, one), organisationKey(one)]);
  const items = await table.getMany(keys);
  return organisations.flatMap((_, index) => {
    const [place, organisation] = items.slice(index * 2, index * 2 + 2);
    return place === undefined || organisation === undefined
      ? []
      : [{ place: placeOf(place), organisation: organisationOf(organisation) }];
  });
}

/** What these people's places in an organisation are worth, by person. At most 40 people, in one read. */
export async function loadWorths(
  table: Table,
  organisation: OrganisationId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Worth>> {
  const items = await table.getMany(people.map((person) => worthKey(person, organisation)));
  return new Map(
    people.flatMap((person, index) => {
      const worth = worthOf(items[index]);
      return worth === undefined ? [] : [[person, worth] as const];
    }),
  );
}
