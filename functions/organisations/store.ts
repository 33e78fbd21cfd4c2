import * as z from "zod";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { ChangeId, OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import type { RegistrationNumber } from "../../shared/organisations/registration-number.ts";
import {
  ContactConfirmation,
  MembershipChange,
  Organisation,
  Place,
  ProfileVersion,
} from "../../shared/organisations/schema.ts";
import { follows, placeKey } from "../platform/places.ts";
import type { Item, Table, Write } from "../platform/table.ts";

/** The list of all organisations holds their ids alone: a bidder's door may add to it and never read it. */
export const REGISTER = partition("REGISTER", "all");
/** The list of all requests to change members: where each lies. */
export const CHANGES = partition("REGISTER", "changes");

export const organisationPartition = (organisation: OrganisationId): string => partition("ORG", organisation);
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
const changeKey = (organisation: OrganisationId, change: ChangeId): Key =>
  keyIn(organisation, sort("CHANGE", change));
const waitingKey = (organisation: OrganisationId): Key => keyIn(organisation, "WAITING");
export const listedChangeKey = (change: ChangeId): Key => ({ pk: CHANGES, sk: sort("CHANGE", change) });

/** Where a number is claimed lies under a hash of it: whoever may only write there learns no number from it. */
async function numberKey({ scheme, number }: RegistrationNumber): Promise<Key> {
  const hash = await sha256(`${scheme} ${number}`);
  return { pk: partition("REGISTER", hash.slice(0, 32)), sk: "NUMBER" };
}

const withoutKey = ({ pk: _pk, sk: _sk, ...rest }: Item) => rest;
export const organisationOf = (item: Item): Organisation => Organisation.parse(withoutKey(item));
export const versionOf = (item: Item): ProfileVersion => ProfileVersion.parse(withoutKey(item));
export const placeOf = (item: Item): Place => Place.parse(withoutKey(item));
export const confirmationOf = (item: Item): ContactConfirmation =>
  ContactConfirmation.parse(withoutKey(item));
export const changeOf = (item: Item): MembershipChange => MembershipChange.parse(withoutKey(item));

/** A person's place in one organisation, also when it was removed. */
export async function loadPlace(table: Table, organisation: OrganisationId, person: PersonId) {
  const item = await table.get(placeKey(person, organisation));
  return item && placeOf(item);
}

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

/** One request to change an organisation's members. */
export async function loadChange(table: Table, organisation: OrganisationId, change: ChangeId) {
  const item = await table.get(changeKey(organisation, change));
  return item && changeOf(item);
}

/** The request of an organisation that waits for a decision. */
export async function loadWaiting(table: Table, organisation: OrganisationId) {
  const item = await table.get(waitingKey(organisation));
  return item && MembershipChange.shape.changeId.optional().parse(item["changeId"]);
}

/** Who saved a profile, and when. */
type Saved = Pick<ProfileVersion, "savedAt" | "savedBy">;

/** The profile as it is now, and this version of it for good. `before` is the profile it follows on, if any. */
export async function saveProfile(
  organisation: Organisation,
  saved: Saved,
  before?: Organisation,
): Promise<readonly Write[]> {
  const { organisationId, version } = organisation;
  return [
    { put: { ...organisationKey(organisationId), ...organisation }, if: follows(version) },
    { put: { ...versionKey(organisationId, version), organisation, ...saved }, if: "absent" },
    ...(await claimNumbers(organisation, before?.numbers ?? [])),
  ];
}

/** One organisation alone has a number: it claims what is new, and lets go what it no longer has. */
function claimNumbers(
  { organisationId, numbers }: Organisation,
  before: readonly RegistrationNumber[],
): Promise<readonly Write[]> {
  const missingIn = (others: readonly RegistrationNumber[]) => (one: RegistrationNumber) =>
    !others.some(({ scheme, number }) => scheme === one.scheme && number === one.number);
  return Promise.all([
    ...numbers.filter(missingIn(before)).map(async (number): Promise<Write> => ({
      put: { ...(await numberKey(number)), organisationId },
      if: { matching: { organisationId: undefined } },
    })),
    ...before.filter(missingIn(numbers)).map(async (number): Promise<Write> => ({
      put: await numberKey(number),
      if: { matching: { organisationId } },
    })),
  ]);
}

/** A new organisation in the list of all. */
export const listOrganisation = ({ organisationId }: Organisation): Write => ({
  put: { pk: REGISTER, sk: sort("ORG", organisationId), organisationId },
  if: "absent",
});

/** Holds when this profile has not changed since it was read. */
export const unchangedProfile = ({ organisationId, version }: Organisation): Write => ({
  check: organisationKey(organisationId),
  if: { matching: { version } },
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

/** A new request, its line in the list of all, and that it waits: only one does at a time. */
export const newChange = (change: MembershipChange): readonly Write[] => {
  const { changeId, organisationId } = change;
  return [
    { put: { ...changeKey(organisationId, changeId), ...change }, if: "absent" },
    { put: { ...listedChangeKey(changeId), changeId, organisationId }, if: "absent" },
    {
      put: { ...waitingKey(organisationId), changeId },
      if: { matching: { changeId: undefined } },
    },
  ];
};

/** A request that was decided or withdrawn: it waits no longer. */
export const closeChange = (change: MembershipChange): readonly Write[] => {
  const { changeId, organisationId } = change;
  return [
    { put: { ...changeKey(organisationId, changeId), ...change }, if: follows(change.version) },
    { put: waitingKey(organisationId), if: { matching: { changeId } } },
  ];
};
