import type { Assignment } from "../../shared/evaluation/schema.ts";
import { partNames } from "../../shared/evaluation/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Textarea } from "../govuk/textarea.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { assignPath, evaluationPath } from "./paths.ts";

type UnassignPageProps = Filled & {
  competition: InCompetition["competition"];
  section: Section;
  assignment: Assignment;
};

/** A national lead takes somebody off a section, and says why. */
export function UnassignPage(props: UnassignPageProps) {
  const { competition, section, assignment, field, Form } = props;
  const { competitionId } = competition;
  const { name, part } = assignment;
  return (
    <CompetitionFrame
      {...props}
      title={`Take ${name} off a section`}
      caption={`${partNames[part]}, ${section.title}`}
      above={[
        { href: evaluationPath(competitionId), text: "Evaluation" },
        { href: assignPath(competitionId), text: "Who evaluates" },
      ]}
    >
      <p>
        What they have submitted stands. What they have not submitted is not waited for, and they cannot read
        the section any more.
      </p>
      <Form>
        <Textarea
          {...field("reason")}
          label={{ m: "Why?" }}
          hint="For the audit log. Up to 2,000 characters"
        />
        <Button text="Take off the section" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}
