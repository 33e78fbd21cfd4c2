import type { Proposal, ProposalState, ShownParts } from "../../shared/kernel/proposal.ts";
import { closedByInWords, proposalName, spokenOf, stateInWords } from "../../shared/proposals/words.ts";
import { Bullets } from "../govuk/part.tsx";
import { SummaryList, type SummaryRows } from "../govuk/summary-list.tsx";
import { Tag } from "../govuk/tag.tsx";
import { ByAt, When } from "../govuk/when.tsx";
import { proposalPath } from "./paths.ts";

const tagClasses = {
  waiting: "govuk-tag--yellow",
  lapsed: "govuk-tag--grey",
  overtaken: "govuk-tag--grey",
  confirmed: "govuk-tag--green",
  withdrawn: "govuk-tag--grey",
  declined: "govuk-tag--red",
} as const satisfies Record<ProposalState, string>;

/** A proposal with what has become of it. */
export type Followed = { readonly proposal: Proposal; readonly state: ProposalState };

/** What has become of a proposal, as a tag. */
export const StateTag = ({ proposal, state }: Followed) => (
  <Tag text={stateInWords({ proposal, state })} classes={tagClasses[state]} />
);

/** Who proposed something and why, and what has become of it. */
export function proposalRows({ proposal, state }: Followed): SummaryRows {
  const { made, confirmed } = spokenOf(proposal);
  const { reason, proposedBy, proposedAt, confirmable, closed } = proposal;
  return [
    ["State", <StateTag proposal={proposal} state={state} />],
    [made, <ByAt name={proposedBy.name} at={proposedAt} />],
    ["Reason", { text: reason, classes: "app-typed" }],
    (state === "waiting" || (state === "lapsed" && proposal.standsAnyway)) &&
      confirmable && [
        `${state === "waiting" ? "Can" : "Was to"} be ${confirmed} ${confirmable.itselfCounts ? "by" : "before"}`,
        <When instant={confirmable.until} />,
      ],
    closed && [closedByInWords(proposal, closed.how), <ByAt name={closed.by.name} at={closed.at} />],
    closed?.reason !== undefined && [
      `Why it was ${closed.how}`,
      { text: closed.reason, classes: "app-typed" },
    ],
  ];
}

/** What is proposed, line by line; lines of one name that follow each other as one, so that it is not said again. */
export function shownRows(lines: ShownParts[number]["lines"]): SummaryRows {
  const rows: { readonly name: string; readonly says: string[] }[] = [];
  for (const [name, says] of lines) {
    const last = rows.at(-1);
    if (last?.name === name) last.says.push(says);
    else rows.push({ name, says: [says] });
  }
  return rows.map(({ name, says }) => [
    name,
    says.length === 1 ? { text: says[0] ?? "", classes: "app-typed" } : <Bullets items={says.map(typed)} />,
  ]);
}
const typed = (says: string) => <span class="app-typed">{says}</span>;

/** A proposal in a list: the first part of what is proposed, who proposed it, and the way to all of it. */
export function ProposalCard({ proposal, state, look = "See the proposal" }: Followed & { look?: string }) {
  return (
    <SummaryList
      card={{
        title: proposalName(proposal),
        actions: { items: [{ href: proposalPath(proposal), text: look }] },
      }}
      rows={[...shownRows(proposal.shown[0]?.lines ?? []), ...proposalRows({ proposal, state })]}
    />
  );
}
