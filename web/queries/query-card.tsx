import { referenceOf } from "../../shared/kernel/words.ts";
import type { QueryState } from "../../shared/queries/rules.ts";
import type { OwnQuery } from "../../shared/queries/schema.ts";
import { queryStateNames } from "../../shared/queries/words.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";
import { Whole } from "../govuk/whole.tsx";

const tagClasses = {
  waiting: "govuk-tag--yellow",
  answered: "govuk-tag--green",
  unanswered: "govuk-tag--red",
  "called-off": "govuk-tag--grey",
} as const satisfies Record<QueryState, string>;

type QueryCardProps = {
  query: OwnQuery;
  /** Of the card: the section, or whom it concerns. */
  title: string;
  state: QueryState;
  /** By whom it was asked, for the authority. */
  askedBy?: string;
  /** Where it can be answered. */
  answerHref?: string | undefined;
  headingLevel?: 2 | 3;
};

/** One query, with its answer if there is one. */
export function QueryCard(props: QueryCardProps) {
  const { query, title, state, askedBy, answerHref, headingLevel = 2 } = props;
  const { queryId, question, askedAt, dueAt, answered } = query;
  return (
    <SummaryList
      card={{
        title: { text: title, headingLevel },
        ...(answerHref === undefined ? {} : { actions: { items: [{ href: answerHref, text: "Answer" }] } }),
      }}
      rows={[
        ["Reference", <Whole text={referenceOf(queryId)} />],
        ["State", <Tag text={queryStateNames[state]} classes={tagClasses[state]} />],
        ["Question", { text: question, classes: "app-typed" }],
        [
          "Asked",
          <>
            <When instant={askedAt} />
            {askedBy && ` by ${askedBy}`}
          </>,
        ],
        ["Answer before", <When instant={dueAt} />],
        answered && ["Answer", { text: answered.text, classes: "app-typed" }],
        answered && [
          "Received",
          <>
            <When instant={answered.at} /> from {answered.by}
          </>,
        ],
      ]}
    />
  );
}
