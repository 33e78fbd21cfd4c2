import type { SubmissionId } from "../../../shared/kernel/id.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { LotChoice } from "../../../shared/preferences/schema.ts";
import { lotsCounted } from "../../../shared/preferences/words.ts";
import { Scroll } from "../../govuk/scroll.tsx";
import { Table } from "../../govuk/table.tsx";
import { When } from "../../govuk/when.tsx";
import { receiptPath } from "../paths.ts";
import type { RoundProps } from "./round-page.tsx";

/** One submission or withdrawal of the organisation. */
export type PastAct = {
  readonly submissionId: SubmissionId;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly withdrawn: boolean;
  readonly by: string;
  readonly lots: LotChoice;
};

type HistoryProps = Omit<RoundProps, "frame"> & { history: readonly PastAct[] };

/** Everything that was submitted and withdrawn in the round, newest first: nothing is overwritten. */
export function HistoryTable({ competition, round, history }: HistoryProps) {
  if (history.length === 0) return <></>;
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        What you did in this round
      </h2>
      <Scroll label="What you did in this round">
        <Table
          head={[{ text: "Received" }, { text: "What" }, { text: "By" }, { text: "Receipt" }]}
          rows={history.map(({ submissionId, reference, receivedAt, withdrawn, by, lots }) => [
            { html: <When instant={receivedAt} /> },
            { text: withdrawn ? "Withdrawn" : `Submitted: ${lotsCounted(lots.length).toLowerCase()}` },
            { text: by },
            {
              html: (
                <a
                  class="govuk-link"
                  href={receiptPath(competition.competitionId, round.stageId, submissionId)}
                >
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
