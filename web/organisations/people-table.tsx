import type { Place } from "../../shared/organisations/schema.ts";
import { memberRoleNames } from "../../shared/organisations/words.ts";
import type { Markup } from "../govuk/markup.ts";
import { CardTable } from "../govuk/card-table.tsx";
import { Access } from "../people/access.tsx";
import { byName } from "../../shared/kernel/text.ts";

type PeopleTableProps = {
  places: readonly Place[];
  caption: string;
  /** The ways to change one person's place, where somebody may. */
  ways?: ((place: Place) => Markup) | undefined;
};

/** The people of an organisation with what they may do for it. */
export function PeopleTable({ places, caption, ways }: PeopleTableProps) {
  return (
    <CardTable
      caption={caption}
      head={["Person", "Email address", "Role", "Access", ...(ways === undefined ? [] : ["Change"])]}
      rows={places
        .toSorted(byName)
        .map((place) => [
          place.name,
          place.mail,
          place.audience === "partner" ? "Local partner" : memberRoleNames[place.role],
          <Access place={place} />,
          ...(ways === undefined ? [] : [ways(place)]),
        ])}
    />
  );
}
