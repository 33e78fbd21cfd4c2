import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import type { OpenedResponse } from "../../shared/responses/schema.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { TimeFields } from "../govuk/time-fields.tsx";
import { TimeOutNote } from "../govuk/time-out.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { askPath, clarificationsPath } from "./clarification-paths.ts";
import { CompetitionFrame, type Place } from "../competition/competition-frame.tsx";
import type { TypedQuestion } from "./typed-question.ts";

type AskPageProps = {
  place: Place;
  sections: Questionnaire["sections"];
  responses: readonly OpenedResponse[];
  typed: TypedQuestion;
  requestKey: string;
  errors: readonly FieldError[];
};

/** A national lead asks one bidder about one section of its response. */
export function AskPage({ place, sections, responses, typed, requestKey, errors }: AskPageProps) {
  const { competitionId } = place.competition;
  return (
    <CompetitionFrame
      {...place}
      title="Ask a bidder"
      above={[{ href: clarificationsPath(competitionId), text: "Questions to bidders" }]}
      errors={errors}
    >
      <Form action={askPath(competitionId)} hidden={{ requestKey }}>
        <Select
          name="organisationId"
          value={typed.organisationId}
          label={{ text: "Which bidder?", classes: "govuk-label--m" }}
          errorMessage={messageFor(errors, "organisationId")}
          items={[
            { value: "", text: "Choose an organisation" },
            ...responses.map(({ organisation: { organisationId, name } }) => ({
              value: organisationId,
              text: name,
            })),
          ]}
        />
        <Select
          name="sectionId"
          value={typed.sectionId}
          label={{ text: "About which section?", classes: "govuk-label--m" }}
          errorMessage={messageFor(errors, "sectionId")}
          items={[
            { value: "", text: "Choose a section" },
            ...sections.map(({ sectionId, title }) => ({ value: sectionId, text: title })),
          ]}
        />
        <Textarea
          name="question"
          value={typed.question}
          label={{ text: "What do you ask?", classes: "govuk-label--m" }}
          hint={{
            text: "The people of this organisation read it, and those who mark the section. Up to 2,000 characters",
          }}
          errorMessage={messageFor(errors, "question")}
        />
        <TimeFields
          id="due"
          timeId="due-time"
          dayLegend="By which day must it be answered?"
          timeLabel="Before what time in London?"
          value={typed}
          errors={errors}
        />
        <WarningText text="The bidder is told by mail that there is a question. It has at least an hour, and answers once." />
        <Button text="Ask the bidder" preventDoubleClick />
        {place.frame.session && <TimeOutNote session={place.frame.session} />}
      </Form>
    </CompetitionFrame>
  );
}
