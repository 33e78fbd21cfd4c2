import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { InCompetition } from "../competition/competition-frame.tsx";
import type { Questionnaire, Section, SectionId } from "../../shared/questionnaire/schema.ts";
import { titleInWords } from "../../shared/questionnaire/words.ts";
import { askedQuestions, problemsIn } from "../../shared/responses/answers.ts";
import {
  type Answers,
  type SavedSection,
  type SubmittedResponse,
  PROFILE_SECTION,
} from "../../shared/responses/schema.ts";
import { answerProblemInWords } from "../../shared/responses/words.ts";
import { ErrorMessage } from "../govuk/error-message.tsx";
import { SummaryCard, SummaryList } from "../govuk/summary-list.tsx";
import { AnswerText } from "../questionnaire/answer-text.tsx";
import { errorField } from "../questionnaire/answers-form.ts";
import { type FilesByQuestion, attachedFor } from "./attached.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import { PROFILE_TITLE, type Unsent } from "../../shared/responses/rules.ts";
import { Summary } from "../organisations/summary.tsx";

/** The files attached, by question: as they are listed, and what is known of them. */
type AttachedProps = Pick<InCompetition, "competition"> & { attached: Answers; files: FilesByQuestion };

/** What a response consists of, as its pages are given it. */
export type AnsweredProps = AttachedProps & {
  questionnaire: Questionnaire;
  /** Those of its sections that somebody has saved. */
  sections: readonly Pick<SavedSection, "sectionId" | "answers" | "savedAt">[];
};

/** How a response stands for whoever of its organisation looks. */
export type StandingProps = {
  role: BidderActor["role"];
  submitted: SubmittedResponse | undefined;
  /** What is prepared and does not stand as submitted. */
  unsent: Unsent;
};

/** `changeHref`: where a section can be changed; without it the answers are shown as they are. */
type AnsweredSectionsProps = AnsweredProps & { changeHref?: ((section: SectionId) => string) | undefined };

/** Where the answers to a section stand on a page of all of them. */
export const answersId = (section: string): string => `section-${section}`;

/** All sections of a response as they were answered. */
export const AnsweredSections = ({
  questionnaire,
  sections,
  changeHref,
  ...attached
}: AnsweredSectionsProps) => (
  <>
    {questionnaire.sections.map((section) => (
      <AnsweredSection
        {...attached}
        section={section}
        saved={sections.find(({ sectionId }) => sectionId === section.sectionId)}
        changeHref={changeHref?.(section.sectionId)}
      />
    ))}
  </>
);

type AnsweredSectionProps = AttachedProps & {
  section: Section;
  /** Undefined as long as nobody has saved the section. */
  saved: Pick<SavedSection, "answers" | "savedAt"> | undefined;
  changeHref: string | undefined;
};

/** The answers to one section as they read, each with what is not yet right about it. */
function AnsweredSection(props: AnsweredSectionProps) {
  const { section, saved, changeHref } = props;
  const change = { text: saved ? "Change" : "Answer", visuallyHiddenText: "this section" };
  const card = {
    title: section.title,
    actions: { items: changeHref === undefined ? [] : [{ href: changeHref, ...change }] },
  };
  return (
    <div id={answersId(section.sectionId)} tabindex={-1}>
      {saved === undefined ? (
        <SummaryCard {...card}>
          <p class="govuk-body govuk-!-margin-bottom-0">Not started.</p>
        </SummaryCard>
      ) : (
        <SummaryList card={card} rows={rowsOf({ ...props, saved })} />
      )}
    </div>
  );
}

function rowsOf({
  section,
  saved: { answers, savedAt },
  competition: { competitionId },
  attached,
  files,
  changeHref,
}: AnsweredSectionProps & { saved: NonNullable<AnsweredSectionProps["saved"]> }) {
  const problems = changeHref === undefined ? [] : problemsIn(section, answers, attached, savedAt);
  return askedQuestions(section, answers).map((question) => {
    const { questionId } = question;
    const amiss = problems.filter((one) => one.question === question);
    const shown = attachedFor(files, questionId, competitionId);
    return {
      key: titleInWords(question),
      value: {
        html: (
          <>
            <AnswerText question={question} answer={answers[questionId]} files={shown} />
            {amiss.map(({ problem }) => (
              <ErrorMessage
                html={
                  <a class="app-error-link" href={`${changeHref}#${errorField(question, problem)}`}>
                    {answerProblemInWords(problem)}
                  </a>
                }
              />
            ))}
          </>
        ),
      },
    };
  });
}

/** The organisation's profile as a part of its response; `open` where it can still be changed before it is submitted. */
export function ProfileCard({ organisation, open = false }: { organisation: Organisation; open?: boolean }) {
  const change = {
    href: "/bidder/organisation",
    text: "Change",
    visuallyHiddenText: "your organisation’s profile",
  };
  return (
    <div id={`section-${PROFILE_SECTION}`} tabindex={-1}>
      <Summary
        organisation={organisation}
        card={{ title: PROFILE_TITLE, actions: { items: open ? [change] : [] } }}
      />
    </div>
  );
}
