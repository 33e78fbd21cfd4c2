import { type Instant, inWords } from "../../../shared/kernel/instant.ts";
import { totalWeight } from "../../../shared/questionnaire/problems.ts";
import type { QuestionnaireRefusal } from "../../../shared/questionnaire/rules.ts";
import type {
  FrozenQuestionnaire,
  Questionnaire,
  Section,
  StagedQuestionnaire,
} from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013, standardFor } from "../../../shared/questionnaire/standard-2013.ts";
import {
  ABOUT_LATER_STANDARD,
  ABOUT_STANDARD,
  markingNames,
  questionnaireRefusalInWords,
  questionsCounted,
  sectionWeight,
} from "../../../shared/questionnaire/words.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { Ways } from "../../govuk/part.tsx";
import { SummaryList, type SummaryRows } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";
import { OrderedList } from "./ordered-list.tsx";
import { previewPath, sectionPath } from "../paths.ts";
import { type FormProps, OVERVIEW, QuestionnairePage } from "./questionnaire-page.tsx";

type OverviewProps = FormProps & {
  questionnaire: Questionnaire;
  staged: StagedQuestionnaire;
  frozen: FrozenQuestionnaire | undefined;
  /** When the PQQ opens, if the competition has one. */
  opensAt: Instant | undefined;
  shut: QuestionnaireRefusal | undefined;
  mayEdit: boolean;
};

/** The whole questionnaire at a glance: its state, its sections, and what can be done with it. */
export function OverviewPage(props: OverviewProps) {
  const { competition, questionnaire, staged, frozen, opensAt, shut, mayEdit, path } = props;
  const [first] = questionnaire.sections;
  const edits = mayEdit && shut === undefined;
  return (
    <QuestionnairePage {...props} title={OVERVIEW}>
      <State frozen={frozen} opensAt={opensAt} shut={shut} />
      {frozen === undefined && staged.version === 0 && (
        <p>{standardFor(competition) === STANDARD_2013 ? ABOUT_STANDARD : ABOUT_LATER_STANDARD}</p>
      )}
      <SummaryList rows={factsOf(props, edits)} />
      <h2 class="govuk-heading-m" id="sections">
        Sections
      </h2>
      <Sections {...props} edits={edits} />
      {edits && (
        <Button href={`${path}/new-section`} text="Add a section" classes="govuk-button--secondary" />
      )}
      <h2 class="govuk-heading-m">The whole questionnaire</h2>
      <Ways
        ways={[
          first && {
            href: previewPath(competition.competitionId, first.sectionId),
            text: "See it as bidders will",
          },
          { href: `${path}/print`, text: "Print all questions" },
          { href: `${path}/download`, text: "Download it as JSON" },
          edits && { href: `${path}/import`, text: "Replace it by JSON" },
          edits && { href: `${path}/copy`, text: "Copy it from another competition" },
        ]}
      />
      {edits && <Button href={`${path}/freeze`} text="Propose to freeze the questionnaire" />}
    </QuestionnairePage>
  );
}

function State({ frozen, opensAt, shut }: Pick<OverviewProps, "frozen" | "opensAt" | "shut">) {
  if (frozen !== undefined)
    return (
      <InsetText>
        Frozen by {frozen.frozenBy} at <When instant={frozen.frozenAt} />. It never changes again.{" "}
        <span class="app-breaking">Its fingerprint (SHA-256) is {frozen.sha256}.</span>
      </InsetText>
    );
  if (shut !== undefined) return <InsetText text={`${questionnaireRefusalInWords(shut)}.`} />;
  return (
    <InsetText>
      Bidders see nothing of it before the PQQ opens
      {opensAt && (
        <>
          {" "}
          at <When instant={opensAt} />
        </>
      )}
      . If nobody freezes it before then, it is frozen as it stands at that instant.
    </InsetText>
  );
}

function factsOf({ questionnaire, staged, frozen, path }: OverviewProps, edits: boolean): SummaryRows {
  const { title, thresholdPercent, leastScore, sections } = questionnaire;
  const questions = sections.flatMap((section) => section.questions).length;
  const change = (page: string, what: string) =>
    edits ? [{ href: `${path}/${page}`, text: "Change", visuallyHiddenText: what }] : [];
  return [
    ["Title", title, ...change("describe", "title and threshold")],
    [
      "To pass",
      `Every pass or fail section passed, a weighted total of ${thresholdPercent}% or more, and a score of ${leastScore} or more for every scored question`,
    ],
    ["Questions", `${questions} in ${sections.length} sections`],
    ["Weights", `${totalWeight(questionnaire)}% in all`, ...change("weights", "weights")],
    frozen === undefined &&
      staged.savedAt !== undefined && ["Last changed", `${inWords(staged.savedAt)}, by ${staged.savedBy}`],
  ];
}

function Sections(props: OverviewProps & { edits: boolean }) {
  const { competition, questionnaire, path, edits, Form } = props;
  const entries = questionnaire.sections.map((section) => ({
    id: section.sectionId,
    name: section.title,
    href: edits
      ? sectionPath(competition.competitionId, section.sectionId)
      : previewPath(competition.competitionId, section.sectionId),
    note: noteOf(section),
  }));
  const list = <OrderedList entries={entries} movable={edits} />;
  if (!edits) return list;
  return (
    <Form brief action={`${path}/order`}>
      {list}
    </Form>
  );
}

function noteOf(section: Section): string {
  const weight = sectionWeight(section);
  return [
    questionsCounted(section.questions.length),
    markingNames[section.marking].toLowerCase(),
    weight > 0 ? `${weight}% of the total` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
