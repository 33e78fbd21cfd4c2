import type { OwnSection } from "../../shared/evaluation/progress.ts";
import type { Declaration } from "../../shared/evaluation/schema.ts";
import { cellStateNames, sheetStateNames } from "../../shared/evaluation/words.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { Button } from "../govuk/button.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { TaskList } from "../govuk/task-list.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { declarePath, markingPath, moderationPath } from "./paths.ts";
import { Part } from "../govuk/part.tsx";

type MyEvaluationPageProps = {
  within: InCompetition;
  declaration: Declaration | undefined;
  /** Whether there is anything to declare for: a part, or being a national lead. */
  takesPart: boolean;
  sections: readonly OwnSection[];
  nameOf: (organisation: OrganisationId) => string;
};

/** Somebody's own work: what to declare, and which responses to mark or moderate, section by section. */
export function MyEvaluationPage({
  within,
  declaration,
  takesPart,
  sections,
  nameOf,
}: MyEvaluationPageProps) {
  const { competitionId } = within.competition;
  return (
    <CompetitionFrame {...within} title="My evaluation">
      {sections.length === 0 && <p>Nothing is assigned to you in this competition.</p>}
      {takesPart && declaration === undefined && (
        <>
          <WarningText text="Declare your interests first. Responses are open to you after that." />
          <Button text="Declare your interests" href={declarePath(competitionId)} />
        </>
      )}
      {declaration && <Declared within={within} declaration={declaration} />}
      {sections.map((mine) => (
        <Mine within={within} mine={mine} declared={declaration !== undefined} nameOf={nameOf} />
      ))}
    </CompetitionFrame>
  );
}

function Declared({ within, declaration }: { within: InCompetition; declaration: Declaration }) {
  const { interests, declaredAt } = declaration;
  const count = interests.length === 1 ? "1 interest" : `${interests.length} interests`;
  return (
    <InsetText>
      You declared {interests.length === 0 ? "no interests" : count} at <When instant={declaredAt} />.{" "}
      <a href={declarePath(within.competition.competitionId)}>Add to your declaration</a>
    </InsetText>
  );
}

const COLOURS: Partial<Record<State, string>> = {
  "not-started": "govuk-tag--blue",
  started: "govuk-tag--light-blue",
  "kept-away": "govuk-tag--grey",
  "too-few": "govuk-tag--red",
  marking: "govuk-tag--yellow",
  "to-moderate": "govuk-tag--blue",
};

type MineProps = Pick<MyEvaluationPageProps, "within" | "nameOf"> & { mine: OwnSection; declared: boolean };

function Mine({ within, mine, declared, nameOf }: MineProps) {
  const { sectionId, title } = mine.section;
  const id = `my-${sectionId}`;
  const done = mine.responses.filter(({ state }) => isDone(state)).length;
  const verb = mine.part === "evaluator" ? "marked" : "moderated";
  return (
    <Part id={id} title={title}>
      <p>
        {done} of {mine.responses.length} responses {verb}.
      </p>
      <TaskList
        idPrefix={id}
        items={mine.responses.map(({ organisationId, state }) => ({
          title: nameOf(organisationId),
          href: declared && isOpen(state) ? hrefOf(within, mine, organisationId) : undefined,
          status: isDone(state)
            ? STATE_NAMES[state]
            : { tag: { text: STATE_NAMES[state], classes: COLOURS[state] } },
        }))}
      />
    </Part>
  );
}

type State = OwnSection["responses"][number]["state"];

const STATE_NAMES = { ...cellStateNames, ...sheetStateNames } as const satisfies Record<State, string>;

const isDone = (state: State): boolean => state === "submitted" || state === "moderated";
const isOpen = (state: State): boolean => state !== "kept-away" && state !== "too-few" && state !== "marking";

function hrefOf(
  { competition }: InCompetition,
  { part, section }: OwnSection,
  organisationId: OrganisationId,
) {
  const path = part === "evaluator" ? markingPath : moderationPath;
  return path(competition.competitionId, { sectionId: section.sectionId, organisationId });
}
