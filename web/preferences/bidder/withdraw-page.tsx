import type { Filled } from "../../govuk/filled.ts";
import { earlierChoice } from "../../../shared/preferences/rules.ts";
import type { SubmittedChoice, SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { deadlineInWords } from "../../../shared/preferences/words.ts";
import { referenceOf } from "../../../shared/kernel/words.ts";
import { Button } from "../../govuk/button.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { When } from "../../govuk/when.tsx";
import { LotList } from "./lot-list.tsx";
import { roundPath } from "../paths.ts";
import { RoundPage, type RoundProps } from "./round-page.tsx";

export type WithdrawProps = RoundProps &
  Pick<Filled, "errors" | "Form"> & {
    submitted: SubmittedChoice;
    choices: SubmittedChoices;
  };

/** Asks once more before what was submitted is taken back. */
export function WithdrawPage(props: WithdrawProps) {
  const { competition, round, submitted, choices, Form } = props;
  const path = roundPath(competition.competitionId, round.stageId);
  const earlier = earlierChoice(competition, choices, round.stageId);
  return (
    <RoundPage {...props} title="Withdraw what you submitted?" back={path}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds" id="submitted" tabindex={-1}>
          <p class="govuk-body">
            {referenceOf(submitted.submissionId)}, received at <When instant={submitted.receivedAt} />:
          </p>
          <LotList competition={competition} lots={submitted.lots ?? []} ranked={round.ranked} />
          <WarningText
            text={
              earlier
                ? "Your choice of the earlier round then stands again."
                : "You then stand for no lot in this round, unless you submit again."
            }
          />
          <p class="govuk-body">You can submit again until the round closes. {deadlineInWords(round)}</p>
          <Form brief>
            <div class="govuk-button-group">
              <Button text="Withdraw" classes="govuk-button--warning" preventDoubleClick />
              <a class="govuk-link" href={path}>
                Keep it
              </a>
            </div>
          </Form>
        </div>
      </div>
    </RoundPage>
  );
}
