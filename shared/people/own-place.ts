import type { Capacity, PlacedActor } from "../kernel/actor.ts";
import { inWords } from "../kernel/instant.ts";
import { isOwnRegistration } from "../kernel/place.ts";
import type { Organisation, Place } from "../organisations/schema.ts";
import { memberRoleNames, numberInWords } from "../organisations/words.ts";
import type { HeldPlace } from "./places.ts";
import type { StaffMember } from "./schema.ts";
import { rolesInWords } from "./words.ts";

/** A place as its own person sees it at sign-in: as whom they act on it, and what tells it from another. */
export type OwnPlace = {
  readonly capacity: Capacity;
  readonly actor: PlacedActor;
  /** The organisation; none at the authority. */
  readonly organisation: Organisation | undefined;
  /** The place as it is stored. */
  readonly row: StaffMember | Place;
  /** Another place of the person that stands against this one. */
  readonly paused: HeldPlace | undefined;
};

/** What a place is called: its organisation, or the authority. */
export const placeName = ({ organisation }: Pick<OwnPlace, "organisation">): string =>
  organisation?.name ?? "the authority";

/** As what somebody acts on a place. */
export function placeRole({ actor, row }: Pick<OwnPlace, "actor" | "row">): string {
  if (actor.audience === "authority") return "roles" in row ? rolesInWords(row).join("; ") : "";
  return actor.audience === "bidder" ? memberRoleNames[actor.role] : "Local partner";
}

/** What tells two organisations of one name apart: number, place, since when, and who asked the person in. */
export function placeMarks({ organisation, row }: Pick<OwnPlace, "organisation" | "row">): readonly string[] {
  const [number] = organisation?.numbers ?? [];
  return [
    ...(number === undefined ? [] : [numberInWords(number)]),
    ...(organisation?.address === undefined ? [] : [organisation.address.town]),
    ...(row.acceptedAt === undefined ? [] : [`Since ${inWords(row.acceptedAt)}`]),
    invitationInWords({ row }),
  ];
}

/** Who asked somebody to take a place, and when as long as they have not answered. */
export function invitationInWords({ row }: Pick<OwnPlace, "row">): string {
  const by = isOwnRegistration(row) ? "Registered by you" : `Invited by ${row.invitedBy.name}`;
  return row.acceptedAt === undefined ? `${by}, ${inWords(row.invitedAt)}` : by;
}
