import type { CompetitionId } from "../../shared/kernel/id.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Radios } from "../govuk/radios.tsx";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";

type ReuseProps = InStage &
  Pick<Filled, "errors" | "field" | "Form"> & {
    /** The organisation's other competitions in which it answered something. */
    sources: readonly { readonly competitionId: CompetitionId; readonly title: string }[];
  };

/** Where an organisation chooses the competition whose answers it starts from. */
export function ReusePage(props: ReuseProps) {
  const { sources, field, Form } = props;
  return (
    <StagePage {...props} title="Start from answers you gave before" back={props.path}>
      <p>
        Answers to questions that are the same here are copied into the sections that nobody of your
        organisation has started. Sections that were started stay as they are. Files and declarations are not
        copied: they have to be given anew.
      </p>
      {sources.length === 0 ? (
        <p id="from" tabindex={-1}>
          Your organisation has not answered a questionnaire in another competition.
        </p>
      ) : (
        <Form brief>
          <Radios
            {...field("from")}
            fieldset={{
              legend: { m: "From which competition?" },
            }}
            items={sources.map(({ competitionId, title }) => ({ value: competitionId, text: title }))}
          />
          <Button text="Copy these answers" preventDoubleClick />
        </Form>
      )}
    </StagePage>
  );
}
