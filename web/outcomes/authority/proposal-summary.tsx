import type { Instant } from "../../../shared/kernel/instant.ts";
import type { ProposalState } from "../../../shared/outcomes/rules.ts";
import type { ProposedOutcome } from "../../../shared/outcomes/schema.ts";
import { outcomeCounted, proposalStateNames } from "../../../shared/outcomes/words.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { Tag } from "../../govuk/tag.tsx";
import { ByAt, When } from "../../govuk/when.tsx";

const tagClasses = {
  waiting: "govuk-tag--yellow",
  lapsed: "govuk-tag--grey",
  withdrawn: "govuk-tag--grey",
  confirmed: "govuk-tag--blue",
  published: "govuk-tag--green",
} as const satisfies Record<ProposalState, string>;

type ProposalSummaryProps = {
  proposal: ProposedOutcome;
  state: ProposalState;
  /** Where the error summary leads, on a page that refuses something about this proposal. */
  id?: string;
};

/** One proposed outcome: what it says, who proposed it when and why, and what became of it. */
export function ProposalSummary({ proposal, state, id }: ProposalSummaryProps) {
  const { publishAt, reason, results, proposedBy, proposedAt, confirmed, withdrawn } = proposal;
  const counted = { submitted: results.length, passed: results.filter(({ passes }) => passes).length };
  return (
    <SummaryList
      attributes={id === undefined ? {} : { id, tabindex: -1 }}
      rows={[
        ["State", <Tag text={proposalStateNames[state]} classes={tagClasses[state]} />],
        ["Outcome", outcomeCounted(counted)],
        ["Publication", publicationOf(confirmed?.visibleAt ?? publishAt)],
        ["Covering reason", <span class="app-typed">{reason}</span>],
        ["Proposed by", <ByAt name={proposedBy.name} at={proposedAt} />],
        confirmed && ["Confirmed by", <ByAt name={confirmed.by.name} at={confirmed.at} />],
        withdrawn && ["Withdrawn by", <ByAt name={withdrawn.by.name} at={withdrawn.at} />],
        withdrawn && ["Why it was withdrawn", <span class="app-typed">{withdrawn.reason}</span>],
      ]}
    />
  );
}

function publicationOf(at: Instant | undefined) {
  return at === undefined ? "As soon as it is confirmed" : <When instant={at} />;
}
