import { ALL_CHANGES } from "./paths.ts";
import type { MembershipChange } from "../../shared/memberships/schema.ts";
import { changeInWords, changeStateInWords } from "../../shared/memberships/words.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { ByAt, When } from "../govuk/when.tsx";
import { CardTable } from "../govuk/card-table.tsx";

/** A request with its reason, and the decision with its own. */
export function ChangeSummary({ change }: { change: MembershipChange }) {
  const { reason, requestedBy, requestedAt, decision } = change;
  return (
    <SummaryList
      card={{ title: changeInWords(change.change) }}
      rows={[
        ["State", changeStateInWords(change)],
        ["Asked for", <ByAt name={requestedBy.name} at={requestedAt} />],
        ["Reason", reason],
        decision && ["Decided", <When instant={decision.at} />],
        decision && ["Reason of the authority", decision.reason],
      ]}
    />
  );
}

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
        <a href={`${ALL_CHANGES.href}/${change.changeId}`}>{changeInWords(change.change)}</a>,
        ...(named ? [change.organisationName] : []),
        <When instant={change.requestedAt} />,
        changeStateInWords(change),
      ])}
    />
  );
}
