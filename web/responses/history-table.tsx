import type { SubmissionId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { Scroll } from "../govuk/scroll.tsx";
import { Table } from "../govuk/table.tsx";
import { When } from "../govuk/when.tsx";
import { receiptPath } from "./paths.ts";
import type { PqqProps } from "./pqq-page.tsx";

/** One submission or withdrawal of the organisation. */
export type PastAct = {
  readonly submissionId: SubmissionId;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly withdrawn: boolean;
  readonly by: string;
};

type HistoryProps = Pick<PqqProps, "competition"> & { history: readonly PastAct[] };

/** Everything that was submitted and withdrawn, newest first: nothing is overwritten. */
export function HistoryTable({ competition, history }: HistoryProps) {
  if (history.length === 0) return <></>;
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        What you submitted and withdrew
      </h2>
      <Scroll label="What you submitted and withdrew">
        <Table
          head={[{ text: "Received" }, { text: "What" }, { text: "By" }, { text: "Receipt" }]}
          rows={history.map(({ submissionId, reference, receivedAt, withdrawn, by }) => [
            { html: <When instant={receivedAt} /> },
            { text: withdrawn ? "Withdrawn" : "Submitted" },
            { text: by },
            {
              html: (
                <a class="govuk-link" href={receiptPath(competition.competitionId, submissionId)}>
                  {reference}
                </a>
              ),
            },
          ])}
        />
      </Scroll>
    </section>
  );
}
