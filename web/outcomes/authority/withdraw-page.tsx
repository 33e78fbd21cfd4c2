import type { Competition } from "../../../shared/competition/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import type { Proposal } from "./outcome-page.tsx";
import { outcomePath } from "../paths.ts";
import { ProposalSummary } from "./proposal-summary.tsx";

type WithdrawPageProps = {
  frame: Frame;
  competition: Competition;
  current: Proposal;
  reason: string;
  requestKey: string;
  errors: readonly FieldError[];
};

/** A national lead takes a proposed outcome back, and says why. */
export function WithdrawPage({ frame, competition, current, reason, requestKey, errors }: WithdrawPageProps) {
  const { proposalId } = current.proposal;
  return (
    <CompetitionFrame
      frame={frame}
      competition={competition}
      title="Withdraw the proposed outcome"
      above={[{ href: outcomePath(competition.competitionId), text: "Outcome of the PQQ" }]}
      errors={errors}
    >
      <ProposalSummary {...current} />
      <p class="govuk-body">
        Marking can then go on, bidders can be asked again, and another outcome can be proposed.
      </p>
      <Form
        action={`${outcomePath(competition.competitionId)}/proposals/${proposalId}/withdraw`}
        hidden={{ requestKey }}
      >
        <Textarea
          name="reason"
          value={reason}
          label={{ text: "Why is it withdrawn?", classes: "govuk-label--m" }}
          hint={{ text: "For the log. Up to 2,000 characters" }}
          errorMessage={messageFor(errors, "reason")}
        />
        <Button text="Withdraw the proposal" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}
