import type { Membership } from "../../shared/organisations/schema.ts";
import { memberRoleNames } from "../../shared/organisations/words.ts";
import type { Markup } from "../govuk/markup.ts";
import { Scroll } from "../govuk/scroll.tsx";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type PeopleTableProps = {
  places: readonly Membership[];
  caption: string;
  /** The ways to change one person's place, where somebody may. */
  ways?: ((place: Membership) => Markup) | undefined;
};

/** The people of an organisation with what they may do for it. */
export function PeopleTable({ places, caption, ways }: PeopleTableProps) {
  return (
    <Scroll label={caption}>
      <Table
        caption={caption}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          { text: "Person" },
          { text: "Email address" },
          { text: "Role" },
          { text: "Access" },
          ...(ways === undefined ? [] : [{ text: "Change" }]),
        ]}
        rows={places
          .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"))
          .map((place) => [
            { text: place.name },
            { text: place.mail },
            { text: place.audience === "partner" ? "Local partner" : memberRoleNames[place.role] },
            { html: <Access suspended={place.suspendedAt !== undefined} /> },
            ...(ways === undefined ? [] : [{ html: ways(place) }]),
          ])}
      />
    </Scroll>
  );
}

function Access({ suspended }: { suspended: boolean }) {
  return suspended ? (
    <Tag text="Suspended" classes="govuk-tag--red" />
  ) : (
    <Tag text="Active" classes="govuk-tag--green" />
  );
}
