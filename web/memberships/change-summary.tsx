import type { MembershipChange } from "../../shared/memberships/schema.ts";
import { changeInWords, changeStateInWords } from "../../shared/memberships/words.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { ByAt, When } from "../govuk/when.tsx";

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
