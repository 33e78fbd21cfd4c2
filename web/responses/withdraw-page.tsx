import { referenceOf } from "../../shared/kernel/words.ts";
import type { SubmittedResponse } from "../../shared/responses/schema.ts";
import { deadlineInWords } from "../../shared/responses/words.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { WarningText } from "../govuk/warning-text.tsx";
import { When } from "../govuk/when.tsx";
import { pqqPath } from "./paths.ts";
import { PqqPage, type PqqProps } from "./pqq-page.tsx";

export type WithdrawProps = PqqProps &
  Pick<Filled, "errors" | "Form"> & {
    submitted: SubmittedResponse;
  };

/** Asks once more before what was submitted is taken back. */
export function WithdrawPage(props: WithdrawProps) {
  const { competition, stage, submitted, Form } = props;
  const { submissionId, receivedAt, by } = submitted;
  const path = pqqPath(competition.competitionId);
  return (
    <PqqPage {...props} title="Withdraw what you submitted?" back={path}>
      <div id="submitted" tabindex={-1}>
        <p class="govuk-body">
          {referenceOf(submissionId)}, received at <When instant={receivedAt} />, submitted by {by}.
        </p>
        <WarningText text="Your organisation then does not take part, unless you submit again." />
        <p class="govuk-body">
          Your answers stay saved, and you can submit again until the questionnaire closes.{" "}
          {deadlineInWords(stage)}
        </p>
        <Form brief>
          <div class="govuk-button-group">
            <Button text="Withdraw" classes="govuk-button--warning" preventDoubleClick />
            <a class="govuk-link" href={path}>
              Keep it
            </a>
          </div>
        </Form>
      </div>
    </PqqPage>
  );
}
