import type { Competition } from "../../../shared/competition/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

/** Starts again from another questionnaire. */
export function CopyPage(
  props: FormProps & { others: readonly Pick<Competition, "competitionId" | "title">[] },
) {
  const { others, field, Form } = props;
  return (
    <QuestionnairePage {...props} title="Copy a questionnaire">
      <WarningText text="Everything that was prepared so far is replaced." />
      <Form brief>
        <Radios
          {...field("from")}
          legend={{ s: "Which one?" }}
          items={[
            {
              value: "standard",
              text: "The standard questionnaire",
              hint: "Every competition starts with it",
            },
            ...others.map(({ competitionId, title }) => ({ value: competitionId, text: title })),
          ]}
        />
        <Button text="Copy it" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}
