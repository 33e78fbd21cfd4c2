import type { MembershipChange } from "../../shared/memberships/schema.ts";
import { changeInWords, changeStateInWords } from "../../shared/memberships/words.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { When } from "../govuk/when.tsx";

/** A request with its reason, and the decision with its own. */
export function ChangeSummary({ change }: { change: MembershipChange }) {
  const { reason, requestedBy, requestedAt, decision } = change;
  return (
    <SummaryList
      card={{ title: { text: changeInWords(change.change) } }}
      rows={[
        { key: { text: "State" }, value: { text: changeStateInWords(change) } },
        {
          key: { text: "Asked for" },
          value: { html: <ByAt name={requestedBy.name} at={requestedAt} /> },
        },
        { key: { text: "Reason" }, value: { text: reason } },
        decision && {
          key: { text: "Decided" },
          value: { html: <When instant={decision.at} /> },
        },
        decision && { key: { text: "Reason of the authority" }, value: { text: decision.reason } },
      ]}
    />
  );
}

function ByAt({ name, at }: { name: string; at: MembershipChange["requestedAt"] }) {
  return (
    <>
      {name}, <When instant={at} />
    </>
  );
}
