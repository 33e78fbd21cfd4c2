import type { Instant } from "../../../shared/kernel/instant.ts";
import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { questionsCounted } from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { When } from "../../govuk/when.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

type FreezeProps = FormProps & { questionnaire: Questionnaire; opensAt: Instant | undefined };

/** A national lead makes the questionnaire final. */
export function FreezePage(props: FreezeProps) {
  const { path, questionnaire, opensAt, Form } = props;
  const questions = questionnaire.sections.flatMap((section) => section.questions).length;
  return (
    <QuestionnairePage {...props} title="Freeze the questionnaire">
      <div id="freeze" tabindex={-1}>
        <WarningText text="Once it is frozen nobody can change a word of it: not its questions, not its weights, not the threshold." />
      </div>
      <p>
        “{questionnaire.title}” has {questionsCounted(questions)} in {questionnaire.sections.length} sections.
        Bidders can read and answer it when the PQQ opens
        {opensAt && (
          <>
            {" "}
            at <When instant={opensAt} />
          </>
        )}
        .
      </p>
      <Form brief>
        <div class="govuk-button-group">
          <Button text="Freeze it for good" classes="govuk-button--warning" preventDoubleClick />
          <a href={path}>Keep preparing it</a>
        </div>
      </Form>
    </QuestionnairePage>
  );
}
