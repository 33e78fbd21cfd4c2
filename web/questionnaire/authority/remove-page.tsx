import { Button } from "../../govuk/button.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

type RemoveProps = FormProps & {
  title: string;
  /** What goes, in a sentence. */
  words: string;
  back: string;
  above: readonly { readonly href: string; readonly text: string }[];
  /** What the form carries besides. */
  carries?: Readonly<Record<string, string>>;
};

/** Asks once more before a section or a question is taken out. */
export function RemovePage(props: RemoveProps) {
  const { words, back, carries, Form } = props;
  return (
    <QuestionnairePage {...props}>
      <p id="remove" tabindex={-1}>
        {words}
      </p>
      <Form brief hidden={carries}>
        <div class="govuk-button-group">
          <Button text="Remove" classes="govuk-button--warning" preventDoubleClick />
          <a href={back}>Keep it</a>
        </div>
      </Form>
    </QuestionnairePage>
  );
}
