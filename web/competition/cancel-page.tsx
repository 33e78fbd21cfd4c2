import type { Competition } from "../../shared/competition/schema.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { ActForm } from "./act-form.tsx";
import { ActPage } from "./act-page.tsx";
import { competitionPath } from "./competition-frame.tsx";

type CancelProps = {
  frame: Frame;
  competition: Competition;
  requestKey: string;
  reason: string;
  errors: readonly FieldError[];
};

/** A national lead confirms that the whole competition is cancelled, and says why. */
export function CancelPage({ frame, competition, requestKey, reason, errors }: CancelProps) {
  const path = competitionPath("/authority", competition);
  return (
    <ActPage frame={frame} competition={competition} title="Cancel the competition" errors={errors}>
      <WarningText
        text={`This ends “${competition.title}” for everybody, at once. It cannot be undone. What is open shuts, and what is to come will not take place.`}
      />
      <ActForm
        frame={frame}
        action={`${path}/cancel`}
        hidden={{ requestKey, seenVersion: competition.version }}
      >
        <Textarea
          name="reason"
          value={reason}
          label={{ text: "Why is it cancelled?", classes: "govuk-label--m" }}
          hint={{ text: "Everybody taking part will read this. Up to 2,000 characters" }}
          errorMessage={messageFor(errors, "reason")}
        />
        <div class="govuk-button-group">
          <Button text="Cancel the competition" classes="govuk-button--warning" preventDoubleClick />
          <a class="govuk-link" href={path}>
            Keep it, and go back
          </a>
        </div>
      </ActForm>
    </ActPage>
  );
}
