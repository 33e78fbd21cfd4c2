import { stageName } from "../../shared/competition/words.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import type { OwnQuery } from "../../shared/queries/schema.ts";
import { queriesCounted } from "../../shared/queries/words.ts";
import { maySubmit } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { OwnOutcome } from "../../shared/outcomes/schema.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import { gapsIn } from "../../shared/organisations/gaps.ts";
import { profileGapInWords } from "../../shared/organisations/words.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import {
  standsOf,
  PROFILE_TITLE,
  questionsLeft,
  type ResponseRefusal,
  sectionsLeft,
} from "../../shared/responses/rules.ts";
import type { ResponseDraft, SavedSection } from "../../shared/responses/schema.ts";
import {
  responseRefusalInWords,
  sectionsLeftInWords,
  sectionStateInWords,
} from "../../shared/responses/words.ts";
import { OpenInShort } from "../competition/how-it-stands.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { type TaskListItem, TaskList } from "../govuk/task-list.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { When } from "../govuk/when.tsx";
import type { StandingProps } from "./answered-section.tsx";
import { FatalInDraft, RefusedFiles } from "./alerts.tsx";
import { type FilesByQuestion, filesInWords } from "./attached.ts";
import { HistoryTable, type PastAct, StandsFirst, WhatStands } from "../handing-in/what-stands.tsx";
import { filesPath, sectionPath, submittedPath } from "./paths.ts";
import { type InStage, StagePage, unlessSubmitted } from "../handing-in/stage-page.tsx";
import { Part, Ways } from "../govuk/part.tsx";

type TaskListProps = InStage &
  StandingProps & {
    /** Undefined until the PQQ opens. */
    questionnaire: Questionnaire | undefined;
    draft: ResponseDraft | undefined;
    organisation: Organisation;
    /** Of what is saved, the sections in which the rules can fail it for an answer. */
    sections: readonly SavedSection[];
    /** The files of the draft, and those of what stands. */
    files: FilesByQuestion;
    standingFiles: FilesByQuestion;
    history: readonly PastAct[];
    /** Whether the organisation has answers in another competition to start from. */
    reusable: boolean;
    /** How it came out, once that is published. */
    outcome: OwnOutcome | undefined;
    /** Why nothing can be worked on now; undefined while the PQQ is open. */
    shut: ResponseRefusal | undefined;
    open: boolean;
    /** What the authority asked about the response, after it was opened. */
    questions: readonly OwnQuery[];
    now: Instant;
    /** Since when the organisation is pre-qualified; undefined while it is not. */
    since: Instant | undefined;
  };

/** A bidder's response at a glance: until when, how far each section is, what stands as submitted, what was done. */
export function TaskListPage(props: TaskListProps) {
  const { questionnaire, stage, open, path, submitted } = props;
  const stands = standsOf(submitted);
  return (
    <StagePage {...props} title={stageName(stage)}>
      {stands && questionnaire && (
        <StandsFirst {...props} submitted={stands} unsent={props.unsent !== "nothing"} />
      )}
      <Times {...props} />
      <Questions {...props} />
      {notNeeded(props) ? (
        <p>Your organisation has pre-qualified. It need not submit a response.</p>
      ) : (
        questionnaire && <NotSubmitted {...props} questionnaire={questionnaire} />
      )}
      {questionnaire && open && <FatalInDraft {...props} questionnaire={questionnaire} />}
      {(stands || open) && <RefusedFiles files={stands ? props.standingFiles : props.files} open={open} />}
      {questionnaire && (
        <WhatStands {...props}>
          {stands && (
            <p>
              <a href={submittedPath(path, stands.submissionId)}>Read and print what you submitted</a>
            </p>
          )}
          {open && maySubmit(props) && stands && (
            <p>
              <a href={`${path}/withdraw`}>Withdraw what you submitted</a>
            </p>
          )}
        </WhatStands>
      )}
      {questionnaire && open && <Tasks {...props} questionnaire={questionnaire} />}
      {questionnaire && <WaysOn {...props} questionnaire={questionnaire} />}
      <HistoryTable {...props} />
    </StagePage>
  );
}

/** Whether the authority recorded the organisation as pre-qualified without a response that stands. */
const notNeeded = ({ since, submitted }: TaskListProps): boolean =>
  since !== undefined && submitted?.withdrawn !== false;

function Times({ competition, stage, shut, now }: TaskListProps) {
  const closes = <When instant={stage.closesAt} />;
  if (shut === undefined)
    return (
      <InsetText>
        <p>
          Open until {closes}. You can submit and change your response as often as you like until then. What
          we receive at that instant or later does not count, and a draft does not count: only what you submit
          does.
        </p>
      </InsetText>
    );
  return (
    <InsetText>
      <p>{responseRefusalInWords(shut)}.</p>
      {shut.code === "pqq-not-open" && <p>It closes at {closes}.</p>}
      {shut.code === "pqq-closed" && <OpenInShort competition={competition} now={now} />}
    </InsetText>
  );
}

/** The way to what the authority asked about the response, if it asked anything. */
function Questions({ competition, questions, now }: TaskListProps) {
  if (questions.length === 0) return <></>;
  return (
    <p>
      {queriesCounted(questions.map((one) => stateOfQuery(one, competition, now)))}.{" "}
      <a href={`/bidder/competitions/${competition.competitionId}/queries`}>
        Read what the authority asks about your response
      </a>
    </p>
  );
}

type Answered = TaskListProps & { questionnaire: Questionnaire };

function NotSubmitted(props: Answered) {
  const { role, questionnaire, draft, shut, unsent } = props;
  if (unsent === "nothing") return <></>;
  if (shut !== undefined) return <WarningText text="Your draft was not submitted. It does not count." />;
  const left = sectionsLeft(questionnaire, draft);
  return (
    <WarningText
      text={`Your draft is ${left === 0 ? "complete" : "saved"}. ${unlessSubmitted({ role })}.${left === 0 ? "" : ` ${sectionsLeftInWords(left)}.`}`}
    />
  );
}

function Tasks(props: Answered) {
  const { competition, questionnaire, draft, role, organisation } = props;
  const { competitionId } = competition;
  const left = sectionsLeft(questionnaire, draft);
  const files = fileItems(props);
  const submission =
    props.unsent === "nothing"
      ? "Submitted"
      : { tag: { text: "Not submitted", classes: "govuk-tag--yellow" } };
  return (
    <>
      <Part title={questionnaire.title}>
        <TaskList
          idPrefix="sections"
          items={[
            {
              title: PROFILE_TITLE,
              hint: gapsIn(organisation).map(profileGapInWords).join(" ") || undefined,
              href: "/bidder/organisation",
              status: statusOf(0),
            },
            ...questionnaire.sections.map((section) => ({
              title: section.title,
              href: sectionPath(competitionId, section.sectionId),
              status: statusOf(
                questionsLeft(draft, section),
                section.questions.flatMap(({ questionId }) => props.files.get(questionId) ?? []),
              ),
            })),
          ]}
        />
      </Part>
      {files.length > 0 && (
        <Part title="Files">
          <TaskList idPrefix="files" items={files} />
        </Part>
      )}
      <Part title={maySubmit({ role }) ? "Check and submit" : "Check"}>
        <TaskList
          idPrefix="submit"
          items={[
            {
              title: maySubmit({ role }) ? "Check your answers and submit" : "Check your answers",
              href: `${props.path}/check-answers`,
              status: left === 0 ? submission : sectionsLeftInWords(left),
            },
          ]}
        />
      </Part>
    </>
  );
}

/** How far a section is; files of it that are refused come first, and some that are there are a start. */
function statusOf(left: number | undefined, files: readonly StoredFile[] = []): TaskListItem["status"] {
  if (files.some(({ state }) => state === "refused"))
    return { tag: { text: filesInWords(files), classes: "govuk-tag--red" } };
  if (left === undefined && files.length > 0)
    return { tag: { text: "In progress", classes: "govuk-tag--yellow" } };
  const text = sectionStateInWords(left);
  if (left === 0) return { text };
  return { tag: { text, classes: left === undefined ? "govuk-tag--blue" : "govuk-tag--yellow" } };
}

/** The questions that have files, with what became of them. */
function fileItems({ competition, questionnaire, files }: Answered): readonly TaskListItem[] {
  return questionnaire.sections
    .flatMap(({ questions }) => questions)
    .flatMap(({ questionId, title }) => {
      const attached = files.get(questionId) ?? [];
      if (attached.length === 0) return [];
      const refused = attached.some(({ state }) => state === "refused");
      const text = filesInWords(attached);
      const status = refused ? { tag: { text, classes: "govuk-tag--red" } } : { text };
      return [{ title, href: filesPath(competition.competitionId, questionId), status }];
    });
}

function WaysOn({ competition, path, questionnaire, draft, reusable, open, outcome }: Answered) {
  const unstarted = questionnaire.sections.some((section) => questionsLeft(draft, section) === undefined);
  return (
    <Ways
      ways={[
        outcome && {
          href: `/bidder/competitions/${competition.competitionId}/outcome`,
          text: "See the outcome, with scores and reasons",
        },
        {
          href: `${path}/print`,
          text: open ? "Print all questions, to prepare your answers elsewhere" : "Print all questions",
        },
        draft && { href: `${path}/answers`, text: "Read and print all your answers" },
        open &&
          reusable &&
          unstarted && { href: `${path}/reuse`, text: "Start from your answers in another competition" },
      ]}
    />
  );
}
