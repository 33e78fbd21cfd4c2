import { Button } from "../../govuk/button.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Input } from "../../govuk/input.tsx";
import { type FormProps, QuestionnairePage, ChangeForm } from "./questionnaire-page.tsx";

export type TypedDescription = { title: string; thresholdPercent: string; leastScore: string };

/** What the questionnaire is called, and what a response needs to pass. */
export function DescribePage(props: FormProps & { typed: TypedDescription }) {
  const { path, typed, errors } = props;
  return (
    <QuestionnairePage {...props} title="Title and threshold">
      <ChangeForm {...props} action={`${path}/describe`}>
        <Input
          name="title"
          value={typed.title}
          label={{ text: "Title", classes: "govuk-label--s" }}
          errorMessage={messageFor(errors, "title")}
        />
        <Input
          name="thresholdPercent"
          value={typed.thresholdPercent}
          label={{ text: "Least weighted total that passes", classes: "govuk-label--s" }}
          hint={{ text: "From 0 to 100. 0 where nothing is scored" }}
          errorMessage={messageFor(errors, "thresholdPercent")}
          classes="govuk-input--width-3"
          inputmode="numeric"
          suffix={{ text: "%" }}
        />
        <Input
          name="leastScore"
          value={typed.leastScore}
          label={{ text: "Least score for every scored question", classes: "govuk-label--s" }}
          hint={{ text: "From 0 to 5. A response with a lower score on any question does not pass" }}
          errorMessage={messageFor(errors, "leastScore")}
          classes="govuk-input--width-2"
          inputmode="numeric"
        />
        <Button text="Save" preventDoubleClick />
      </ChangeForm>
    </QuestionnairePage>
  );
}
