import type { Child } from "hono/jsx";
import { clockInWords, type Instant } from "../../shared/kernel/instant.ts";
import type { SubmissionId } from "../../shared/kernel/id.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import { SummaryList, type SummaryRow } from "../govuk/summary-list.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";
import { type InStage, receiptPath, type Submitted } from "./stage-page.tsx";
import { Part } from "../govuk/part.tsx";

export type WhatStandsProps = Pick<InStage, "path" | "words"> & {
  submitted: (Submitted & { readonly withdrawn: boolean }) | undefined;
  open: boolean;
  /** What was submitted, as one more line. */
  also?: SummaryRow | undefined;
  /** What counts or can be done, below. */
  children?: Child;
};

/** What counts for the organisation at this moment: its latest submission, or nothing. */
export function WhatStands({ path, words, submitted, open, also, children }: WhatStandsProps) {
  const where = words.here === undefined ? "" : ` ${words.here}`;
  return (
    <Part id="submitted" title="What is submitted">
      {submitted === undefined || submitted.withdrawn ? (
        <p>
          {submitted
            ? `You withdrew what you had submitted${where}.`
            : `You ${open ? "have not submitted" : "did not submit"} anything${where}.`}
        </p>
      ) : (
        <SummaryList
          rows={[
            [
              "Reference",
              <a href={receiptPath(path, submitted.submissionId)}>
                {referenceOf(submitted.submissionId)}
                <span class="govuk-visually-hidden">: see the receipt</span>
              </a>,
            ],
            ["Received", <When instant={submitted.receivedAt} />],
            ["Submitted by", submitted.by],
            also,
          ]}
        />
      )}
      {children}
    </Part>
  );
}

type StandsFirstProps = Pick<InStage, "path"> & {
  submitted: Pick<Submitted, "submissionId" | "receivedAt">;
  /** Whether anything was prepared beside it that is not submitted. */
  unsent: boolean;
  open: boolean;
};

/** What counts once something was submitted, above all that is warned of. */
export const StandsFirst = (props: StandsFirstProps) => (
  <p id="stands">
    <strong>
      <Stands {...props} />
    </strong>
  </p>
);

/** The same within a paragraph. */
export function Stands({ path, submitted, unsent, open }: StandsFirstProps) {
  return (
    <>
      <ReferenceAt path={path} of={submitted} />, stands
      {unsent &&
        `; changes since ${clockInWords(submitted.receivedAt)} ${open ? "are not submitted" : "were not submitted"}`}
      .
    </>
  );
}

/** One of them by its reference, which leads to its receipt, and when it was received. */
export const ReferenceAt = ({ path, of: { submissionId, receivedAt } }: ReferenceAtProps) => (
  <>
    <a href={receiptPath(path, submissionId)}>{referenceOf(submissionId)}</a>, received at{" "}
    <When instant={receivedAt} />
  </>
);
type ReferenceAtProps = { path: string; of: Pick<Submitted, "submissionId" | "receivedAt"> };

/** One submission or withdrawal of the organisation. */
export type PastAct = {
  readonly submissionId: SubmissionId;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly withdrawn: boolean;
  readonly who: { readonly name: string };
};

type HistoryProps<Past> = Pick<InStage, "path" | "words"> & {
  history: readonly Past[];
  /** What is said of a submission, if more than that it is one. */
  whatOf?: (past: Past) => string;
};

/** Everything that was submitted and withdrawn, newest first: nothing is overwritten. */
export function HistoryTable<Past extends PastAct>({ path, words, history, whatOf }: HistoryProps<Past>) {
  if (history.length === 0) return <></>;
  const heading = `What you submitted and withdrew${words.here === undefined ? "" : ` ${words.here}`}`;
  return (
    <Part id="history" title={heading}>
      <CardTable
        caption={heading}
        firstCellIsHeader={false}
        head={["Received", "What", "By", "Receipt"]}
        rows={history.map((past) => [
          <When instant={past.receivedAt} />,
          past.withdrawn ? "Withdrawn" : (whatOf?.(past) ?? "Submitted"),
          past.who.name,
          <a href={receiptPath(path, past.submissionId)}>{past.reference}</a>,
        ])}
      />
    </Part>
  );
}
