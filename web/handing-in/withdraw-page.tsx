import type { Child } from "hono/jsx";
import { referenceOf } from "../../shared/kernel/words.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { WarningText } from "../govuk/warning-text.tsx";
import { When } from "../govuk/when.tsx";
import { type InStage, StagePage, type Submitted } from "./stage-page.tsx";

export type WithdrawProps = InStage &
  Pick<Filled, "errors" | "Form"> & {
    submitted: Submitted;
    /** What follows from withdrawing. */
    warning: string;
    /** Until when something can be submitted again. */
    after: string;
    /** What was submitted, to be read. */
    children?: Child;
  };

/** Asks once more before what was submitted is taken back. */
export function WithdrawPage(props: WithdrawProps) {
  const { path, submitted, warning, after, Form, children } = props;
  return (
    <StagePage {...props} title="Withdraw what you submitted?" back={path}>
      <div id="submitted" tabindex={-1}>
        <p>
          {referenceOf(submitted.submissionId)}, received at <When instant={submitted.receivedAt} />,
          submitted by {submitted.by}.
        </p>
        {children}
        <WarningText text={warning} />
        <p>{after}</p>
        <Form brief>
          <div class="govuk-button-group">
            <Button text="Withdraw" classes="govuk-button--warning" preventDoubleClick />
            <a href={path}>Keep it</a>
          </div>
        </Form>
      </div>
    </StagePage>
  );
}
