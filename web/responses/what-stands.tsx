import { type BidderActor, maySubmit } from "../../shared/kernel/actor.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import type { SubmittedResponse } from "../../shared/responses/schema.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { When } from "../govuk/when.tsx";
import { pqqPath, receiptPath } from "./paths.ts";
import type { PqqProps } from "./pqq-page.tsx";

export type WhatStandsProps = Omit<PqqProps, "frame"> & {
  submitted: SubmittedResponse | undefined;
  open: boolean;
  role: BidderActor["role"];
};

/** What counts for the organisation at this moment: its latest submission, or nothing. */
export function WhatStands({ competition, submitted, open, role }: WhatStandsProps) {
  return (
    <section aria-labelledby="submitted">
      <h2 class="govuk-heading-m" id="submitted">
        What is submitted
      </h2>
      {submitted === undefined || submitted.withdrawn ? (
        <p class="govuk-body">
          {submitted
            ? "You withdrew what you had submitted."
            : `You ${open ? "have not submitted" : "did not submit"} anything.`}
        </p>
      ) : (
        <Submitted competition={competition} submitted={submitted} open={open} role={role} />
      )}
    </section>
  );
}

function Submitted({ competition, submitted, open, role }: Submission) {
  const { submissionId, receivedAt, by } = submitted;
  return (
    <>
      <SummaryList
        rows={[
          {
            key: { text: "Reference" },
            value: {
              html: (
                <a class="govuk-link" href={receiptPath(competition.competitionId, submissionId)}>
                  {referenceOf(submissionId)}
                  <span class="govuk-visually-hidden">: see the receipt</span>
                </a>
              ),
            },
          },
          {
            key: { text: "Received" },
            value: { html: <When instant={receivedAt} /> },
          },
          { key: { text: "Submitted by" }, value: { text: by } },
        ]}
      />
      {open && maySubmit({ role }) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${pqqPath(competition.competitionId)}/withdraw`}>
            Withdraw what you submitted
          </a>
        </p>
      )}
    </>
  );
}
type Submission = Pick<WhatStandsProps, "competition" | "open" | "role"> & { submitted: SubmittedResponse };
