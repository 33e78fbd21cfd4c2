import { Button } from "../../govuk/button.tsx";
import { Input } from "../../govuk/input.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

/** What the questionnaire is called, and what a response needs to pass. */
export function DescribePage(props: FormProps) {
  const { field, Form } = props;
  return (
    <QuestionnairePage {...props} title="Title and threshold">
      <Form>
        <Input {...field("title")} label={{ s: "Title" }} />
        <Input
          {...field("thresholdPercent")}
          label={{ s: "Least weighted total that passes" }}
          hint="From 0 to 100. 0 where nothing is scored"
          classes="govuk-input--width-3"
          inputmode="numeric"
          suffix="%"
        />
        <Input
          {...field("leastScore")}
          label={{ s: "Least score for every scored question" }}
          hint="From 0 to 5. A response with a lower score on any question does not pass"
          classes="govuk-input--width-2"
          inputmode="numeric"
        />
        <Button text="Save" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}
