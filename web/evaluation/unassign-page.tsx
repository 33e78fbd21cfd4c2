import type { Assignment } from "../../shared/evaluation/schema.ts";
import { partNames } from "../../shared/evaluation/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { CompetitionFrame, type Place } from "../competition/competition-frame.tsx";
import { assignPath, evaluationPath, unassignPath } from "./paths.ts";

type UnassignPageProps = {
  place: Place;
  section: Section;
  assignment: Assignment;
  reason: string;
  requestKey: string;
  errors: readonly FieldError[];
};

/** A national lead takes somebody off a section, and says why. */
export function UnassignPage(props: UnassignPageProps) {
  const { place, section, assignment, reason, requestKey, errors } = props;
  const { competitionId } = place.competition;
  const { sectionId, personId, name, part } = assignment;
  return (
    <CompetitionFrame
      {...place}
      title={`Take ${name} off a section`}
      caption={`${partNames[part]}, ${section.title}`}
      above={[
        { href: evaluationPath(competitionId), text: "Evaluation" },
        { href: assignPath(competitionId), text: "Who evaluates" },
      ]}
      errors={errors}
    >
      <p class="govuk-body">
        What they have submitted stands. What they have not submitted is not waited for, and they cannot read
        the section any more.
      </p>
      <Form action={unassignPath(competitionId, sectionId, personId)} hidden={{ requestKey }}>
        <Textarea
          name="reason"
          value={reason}
          label={{ text: "Why?", classes: "govuk-label--m" }}
          hint={{ text: "For the audit log. Up to 2,000 characters" }}
          errorMessage={messageFor(errors, "reason")}
        />
        <Button text="Take off the section" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}
