import type { Competition } from "../../../shared/competition/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { ChangeForm, type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

/** Starts again from another questionnaire. */
export function CopyPage(
  props: FormProps & { others: readonly Pick<Competition, "competitionId" | "title">[]; from: string },
) {
  const { path, others, from, errors } = props;
  return (
    <QuestionnairePage {...props} title="Copy a questionnaire">
      <WarningText text="Everything that was prepared so far is replaced." />
      <ChangeForm brief {...props} action={`${path}/copy`}>
        <Radios
          name="from"
          value={from}
          fieldset={{ legend: { text: "Which one?", classes: "govuk-fieldset__legend--s" } }}
          errorMessage={messageFor(errors, "from")}
          items={[
            {
              value: "standard",
              text: "The standard questionnaire",
              hint: { text: "Every competition starts with it" },
            },
            ...others.map(({ competitionId, title }) => ({ value: competitionId, text: title })),
          ]}
        />
        <Button text="Copy it" preventDoubleClick />
      </ChangeForm>
    </QuestionnairePage>
  );
}
