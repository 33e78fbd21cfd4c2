import { assigningEvaluator, unassigningEvaluator } from "../../functions/evaluation/acts.ts";
import { loadTeam } from "../../functions/people/facts.ts";
import { oversees } from "../../shared/evaluation/reading-responses.ts";
import { markedSections, mayEvaluate, sectionOf, stillOpen } from "../../shared/evaluation/rules.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { byName } from "../../shared/kernel/text.ts";
import { formOf } from "../doors/form-of.tsx";
import { type Found, ofNamed, together } from "../doors/page-of.tsx";
import { namedEvaluation, namedOverview } from "./evaluation-for-routes.tsx";
import { assignPath, evaluationPath, unassignPath } from "./paths.ts";
import { EvaluationPart } from "../../shared/evaluation/schema.ts";
import { partDescriptions, partNames } from "../../shared/evaluation/words.ts";
import { roleNames } from "../../shared/people/words.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { Button } from "../govuk/button.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame } from "../competition/competition-frame.tsx";
import { Reason } from "../govuk/reason.tsx";

const EVALUATION = "/competitions/:competition/evaluation";

/** Who has which part in the evaluation, and who may be given one. */
const namedParts = ofNamed(namedOverview, async ({ evaluation, competitionId }, c) => {
  const { table, now } = c.get("deps");
  const team = await loadTeam(table, competitionId, now());
  return {
    competitionId,
    competition: evaluation.competition,
    sections: markedSections(evaluation.questionnaire),
    assignments: evaluation.assignments,
    /** Those who may be given a part. */
    staff: team.filter(mayEvaluate).toSorted(byName),
    /** Whether the reader may give and take parts now. */
    mayAssign: isNationalLead(evaluation.actor) && stillOpen(evaluation).ok,
  };
});

/** The part that the address names, or what it was before it was taken. */
const namedPart = ofNamed(namedEvaluation, ({ evaluation }, c) => {
  const { questionnaire, assignments, competition } = evaluation;
  const { section: sectionId, person } = c.req.param();
  const assignment = assignments.find((one) => one.sectionId === sectionId && one.personId === person);
  const section = assignment && sectionOf(questionnaire, assignment.sectionId);
  if (assignment === undefined || section === undefined) return c.notFound();
  return { competition, section, assignment };
});

/** Who has which part in the evaluation: given and taken by national leads, read by auditors. */
export const assignRoutes = together(
  formOf(assigningEvaluator, {
    path: `${EVALUATION}/assign`,
    mayLook: (actor) => oversees({ actor }),
    facts: namedParts,
    start: () => ({ part: "evaluator" }),
    page: (parts, filled) => <AssignPage {...parts} {...filled} />,
    flash: "evaluator-assigned",
    to: ({ competitionId }) => assignPath(competitionId),
  }),
  formOf(unassigningEvaluator, {
    path: `${EVALUATION}/sections/:section/people/:person/unassign`,
    facts: namedPart,
    instead: ({ assignment }, c) => (assignment.removed === undefined ? undefined : c.notFound()),
    page: (part, filled) => <UnassignPage {...part} {...filled} />,
    flash: "evaluator-unassigned",
    to: ({ competition }) => assignPath(competition.competitionId),
  }),
);

type AssignPageProps = Filled & Found<typeof namedParts>;

/** Who has which part in which section, and the form by which a national lead gives another. */
function AssignPage(props: AssignPageProps) {
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

/** A national lead takes somebody off a section, and says why. */
function UnassignPage(props: Filled & Found<typeof namedPart>) {
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
        <Reason field={field} label="Why?" hint="For the audit log" />
        <Button text="Take off the section" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}
