import { EvaluationPart, type Assignment } from "../../shared/evaluation/schema.ts";
import { partDescriptions, partNames } from "../../shared/evaluation/words.ts";
import { byName } from "../../shared/kernel/text.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { roleNames } from "../../shared/people/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { evaluationPath, unassignPath, assignPath } from "./paths.ts";
import { Textarea } from "../govuk/textarea.tsx";

type AssignPageProps = Filled & {
  competition: InCompetition["competition"];
  /** The sections that are marked. */
  sections: readonly Section[];
  assignments: readonly Assignment[];
  /** Those who may be given a part. */
  staff: readonly AuthorityActor[];
  /** Whether the reader may give and take parts now. */
  mayAssign: boolean;
};

/** Who has which part in which section, and the form by which a national lead gives another. */
export function AssignPage(props: AssignPageProps) {
  const { competition, sections, mayAssign } = props;
  return (
    <CompetitionFrame
      {...props}
      title="Who evaluates which section"
      above={[{ href: evaluationPath(competition.competitionId), text: "Evaluation" }]}
    >
      <p>
        A scored section needs two evaluators without an interest for each response, a pass or fail section
        one. Everybody declares their interests before they read anything.
      </p>
      {sections.map((section) => (
        <People {...props} section={section} />
      ))}
      {mayAssign && <AssignForm {...props} />}
    </CompetitionFrame>
  );
}

function People({ competition, section, assignments, mayAssign }: AssignPageProps & { section: Section }) {
  const { competitionId } = competition;
  const { sectionId, title } = section;
  const here = assignments
    .filter((one) => one.sectionId === sectionId && one.removed === undefined)
    .toSorted(byName);
  if (here.length === 0)
    return (
      <>
        <h2 class="govuk-heading-s">{title}</h2>
        <p>Nobody yet.</p>
      </>
    );
  return (
    <CardTable
      caption={title}
      captionSize="s"
      head={["Person", "Part", "Since", ...(mayAssign ? ["Change"] : [])]}
      rows={here.map(({ personId, name, part, assignedAt }) => [
        name,
        partNames[part],
        <When instant={assignedAt} />,
        ...(mayAssign
          ? [
              <a href={unassignPath(competitionId, sectionId, personId)}>
                Take off<span class="govuk-visually-hidden">{` ${name} from ${title}`}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}

function AssignForm({ sections, staff, field, Form }: AssignPageProps) {
  return (
    <Form>
      <h2 class="govuk-heading-m">Assign somebody to a section</h2>
      <Select
        {...field("sectionId")}
        label="Section"
        unchosen="Choose a section"
        items={sections.map(({ sectionId, title }) => ({ value: sectionId, text: title }))}
      />
      <Select
        {...field("personId")}
        label="Person"
        hint="Evaluators and competition leads"
        unchosen="Choose a person"
        items={staff.map(({ personId, name, role }) => ({
          value: personId,
          text: `${name}, ${role === undefined ? "" : roleNames[role].toLowerCase()}`,
        }))}
      />
      <Radios
        {...field("part")}
        legend={{ s: "Part" }}
        items={EvaluationPart.options.map((part) => ({
          value: part,
          text: partNames[part],
          hint: partDescriptions[part],
        }))}
      />
      <Button text="Assign" preventDoubleClick />
    </Form>
  );
}

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
