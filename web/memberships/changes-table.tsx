import type { MembershipChange } from "../../shared/memberships/schema.ts";
import { changeInWords, changeStateInWords } from "../../shared/memberships/words.ts";
import { ALL_CHANGES } from "./paths.ts";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";

type ChangesTableProps = {
  changes: readonly MembershipChange[];
  /** Whether each names its organisation: in a list of several. */
  named?: boolean;
  none?: string;
};

/** Requests to change members, as the authority reads them, each with the way to its page. */
export function ChangesTable({ changes, named = false, none }: ChangesTableProps) {
  return (
    <CardTable
      none={none}
      caption="Requests to change members"
      head={["Change", ...(named ? ["Organisation"] : []), "Asked for", "State"]}
      rows={changes.map((change) => [
        <ChangeLink change={change} />,
        ...(named ? [change.organisationName] : []),
        <When instant={change.requestedAt} />,
        changeStateInWords(change),
      ])}
    />
  );
}

function ChangeLink({ change }: { change: MembershipChange }) {
  return <a href={`${ALL_CHANGES.href}/${change.changeId}`}>{changeInWords(change.change)}</a>;
}
