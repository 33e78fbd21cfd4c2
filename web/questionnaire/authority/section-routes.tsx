import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { changingQuestionnaire } from "../../../functions/questionnaire/acts.ts";
import {
  questionsCounted,
  ABOUT_LATER_STANDARD,
  ABOUT_STANDARD,
  markingNames,
  questionnaireRefusalInWords,
  sectionWeight,
} from "../../../shared/questionnaire/words.ts";
import { together } from "../../doors/page-of.tsx";
import { sectionPath, previewPath } from "../paths.ts";
import { changeForm } from "./change-form-for-routes.ts";
import { nextQuestion, nextSection } from "./next-name.ts";
import { moveId, moveTyped, OrderedList } from "./ordered-list.tsx";
import {
  type Prepared,
  aboveIn,
  mayRead,
  namedQuestionnaire,
  namedSection,
  pathNamed,
} from "./prepared-for-routes.tsx";
import { RemovePage, OVERVIEW, QuestionnairePage } from "./questionnaire-page.tsx";
import { asTyped, SectionFormPage, sectionWords } from "./section-pages.tsx";
import { inWords } from "../../../shared/kernel/instant.ts";
import { totalWeight } from "../../../shared/questionnaire/problems.ts";
import type { Section } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013, standardFor } from "../../../shared/questionnaire/standard-2013.ts";
import type { Filled } from "../../govuk/filled.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { Ways } from "../../govuk/part.tsx";
import { SummaryList, type SummaryRows } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";
const SECTION = `${QUESTIONNAIRE}/sections/:section`;
const removing = (c: PortalContext) => ({ edit: "remove-section", sectionId: c.req.param("section") });

/** The sections of a questionnaire and their order, for a national lead. */
export const sectionRoutes = together(
  changeForm({
    path: `${QUESTIONNAIRE}/order`,
    pagePath: QUESTIONNAIRE,
    mayLook: mayRead,
    instead: () => undefined,
    facts: namedQuestionnaire,
    change: (typed) => {
      const { id, way } = moveTyped(typed);
      return { edit: "move-section", sectionId: id, way };
    },
    refusedAt: "order",
    page: (its, filled, c) => (
      <OverviewPage {...its} {...filled} mayEdit={changingQuestionnaire.who.may(actorOf(c, "authority"))} />
    ),
    to: ({ path }, _answer, typed) => `${path}#${moveId(moveTyped(typed))}`,
  }),
  changeForm({
    path: `${QUESTIONNAIRE}/new-section`,
    facts: namedQuestionnaire,
    start: ({ questionnaire }) => ({
      sectionId: nextSection(questionnaire),
      questionId: nextQuestion(questionnaire),
    }),
    change: (typed) => {
      const { text } = typed;
      const [sectionId, questionId] = [text("sectionId"), text("questionId")];
      const first = { kind: "text", questionId, title: text("questions"), required: true, mostWords: 250 };
      return { edit: "add-section", section: { sectionId, ...sectionWords(typed), questions: [first] } };
    },
    page: (its, filled) => (
      <SectionFormPage {...its} {...filled} title="Add a section" hidden={["sectionId", "questionId"]} />
    ),
    flash: "questionnaire-saved",
    to: ({ path }, _answer, { text }) => `${path}/sections/${text("sectionId")}`,
  }),
  changeForm({
    path: `${SECTION}/describe`,
    facts: namedSection,
    start: ({ section }) => asTyped(section),
    change: (typed, { section: { sectionId } }) => ({
      edit: "describe-section",
      sectionId,
      ...sectionWords(typed),
    }),
    page: (its, filled) => (
      <SectionFormPage
        {...its}
        {...filled}
        title="What the section says"
        above={aboveIn(its)}
        now={its.section}
      />
    ),
    flash: "questionnaire-saved",
    to: ({ competition, section }) => sectionPath(competition.competitionId, section.sectionId),
  }),
  changeForm({
    path: `${SECTION}/remove`,
    facts: namedSection,
    change: (_typed, _its, c) => removing(c),
    gone: (_typed, c) => ({ asked: { change: removing(c) }, to: pathNamed(c) }),
    refusedAt: "remove",
    page: (its, filled) => {
      const { title, sectionId, questions } = its.section;
      return (
        <RemovePage
          {...its}
          {...filled}
          title="Remove this section?"
          words={`“${title}” goes with its ${questionsCounted(questions.length)}.`}
          back={sectionPath(its.competition.competitionId, sectionId)}
          above={aboveIn(its)}
        />
      );
    },
    flash: "questionnaire-saved",
    to: ({ path }) => path,
  }),
);

type OverviewProps = Filled & Prepared & { mayEdit: boolean };

/** The whole questionnaire at a glance: its state, its sections, and what can be done with it. */
function OverviewPage(props: OverviewProps) {
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
