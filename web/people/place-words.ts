import { inWords } from "../../shared/kernel/instant.ts";
import { memberRoleNames, numberInWords } from "../../shared/organisations/words.ts";
import { roleNames } from "../../shared/people/words.ts";
import type { OwnPlace } from "../../functions/people/own-places.ts";

/** What a place is called: its organisation, or the authority. */
export const placeName = ({ organisation }: Pick<OwnPlace, "organisation">): string =>
  organisation?.name ?? "The authority";

/** As what somebody acts on a place. */
export function placeRole({ actor }: Pick<OwnPlace, "actor">): string {
  if (actor.audience === "authority") return roleNames[actor.role];
  return actor.audience === "bidder" ? memberRoleNames[actor.role] : "Local partner";
}

/** What tells two organisations of one name apart: number, place, since when, and who asked the person in. */
export function placeMarks({ organisation, row }: Pick<OwnPlace, "organisation" | "row">): readonly string[] {
  const [number] = organisation?.numbers ?? [];
  return [
    ...(number === undefined ? [] : [numberInWords(number)]),
    ...(organisation?.address === undefined ? [] : [organisation.address.town]),
    ...(row.acceptedAt === undefined ? [] : [`Since ${inWords(row.acceptedAt)}`]),
    row.invitedBy.personId === row.personId
      ? `Registered by you, ${inWords(row.invitedAt)}`
      : `Invited by ${row.invitedBy.name}, ${inWords(row.invitedAt)}`,
  ];
}
