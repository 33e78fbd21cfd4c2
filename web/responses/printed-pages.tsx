import type { Organisation } from "../../shared/organisations/schema.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { standsOf } from "../../shared/responses/rules.ts";
import type { ResponseDraft } from "../../shared/responses/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { When } from "../govuk/when.tsx";
import { fatalAmong } from "../../shared/responses/alerts.ts";
import { FatalAsSubmitted } from "./alerts.tsx";
import {
  type AnsweredProps,
  type StandingProps,
  AnsweredSections,
  answersId,
  ProfileCard,
} from "./answered-section.tsx";
import { Part } from "../govuk/part.tsx";
import { hashRows, ReceiptFacts, type ReceiptProps } from "../handing-in/receipt-page.tsx";
import { type InStage, receiptPath, StagePage, unlessSubmitted } from "../handing-in/stage-page.tsx";
import { Stands } from "../handing-in/what-stands.tsx";
import { submittedPath } from "./paths.ts";
import { inWords, type Instant } from "../../shared/kernel/instant.ts";
import { deadlineInWords } from "../../shared/responses/words.ts";
import { PrintedQuestionnaire } from "../questionnaire/print-page.tsx";

type MyAnswersProps = InStage & AnsweredProps & StandingProps & { draft: ResponseDraft; open: boolean };

/** The organisation's answers as they are saved, to be read and printed. */
export function MyAnswersPage(props: MyAnswersProps) {
  const { draft, unsent } = props;
  return (
    <StagePage
      {...props}
      title={unsent === "nothing" ? "Your answers, as submitted" : "Your draft answers"}
      back={props.path}
      width="full"
    >
      <DraftOrSubmitted {...props} />
      <p>
        As they were last saved, by {draft.savedBy} at <When instant={draft.savedAt} />. Print this page to
        keep a copy.
      </p>
      <AnsweredSections {...props} />
    </StagePage>
  );
}

/** Which of both the answers are, so that nobody takes a print of the draft for what counts. */
function DraftOrSubmitted({ path, role, open, submitted, unsent }: MyAnswersProps) {
  const [stands, sent] = [standsOf(submitted), unsent === "nothing"];
  if (stands === undefined)
    return (
      <InsetText>
        <p>
          <strong>This is your draft. Nothing of yours is submitted.</strong>{" "}
          {open ? `${unlessSubmitted({ role })}.` : "It does not count."}
        </p>
      </InsetText>
    );
  return (
    <InsetText>
      <p>
        <strong>
          {sent ? "This is exactly what you submitted." : "This is your draft, not what you submitted."}
        </strong>{" "}
        <Stands path={path} submitted={stands} unsent={!sent} open={open} />{" "}
        <a href={submittedPath(path, stands.submissionId)}>Read and print what you submitted</a>
      </p>
    </InsetText>
  );
}

/** `sections` are exactly what was sealed; an early submission has no profile. */
type SubmittedProps = InStage &
  AnsweredProps &
  Pick<ReceiptProps, "statement" | "before" | "after" | "listed"> & {
    organisation: Organisation | undefined;
  };

/** One submission whole, as it is sealed: made to be printed, with when it was received and by whom it was submitted. */
export function SubmittedPage(props: SubmittedProps) {
  const { path, statement, listed, organisation, questionnaire, sections } = props;
  return (
    <StagePage
      {...props}
      title="What was submitted"
      back={receiptPath(path, statement.submissionId)}
      width="full"
    >
      <ReceiptFacts {...props} />
      <FatalAsSubmitted
        alerts={fatalAmong(questionnaire, sections)}
        hrefOf={({ sectionId }) => `#${answersId(sectionId)}`}
      />
      {organisation && <ProfileCard organisation={organisation} />}
      <AnsweredSections {...props} />
      <Part title="What the receipt states">
        <SummaryList rows={hashRows(listed)} />
      </Part>
    </StagePage>
  );
}

/** All questions on paper, for people who prepare their answers away from the portal. */
export function PrintPage(props: InStage & { questionnaire: Questionnaire; now: Instant }) {
  const { stage, questionnaire, now } = props;
  return (
    <StagePage {...props} title={questionnaire.title} back={props.path}>
      <p>
        {now < stage.closesAt
          ? `This copy is to prepare your answers with. Only what you enter and submit in the portal counts. ${deadlineInWords(stage)}`
          : `The questionnaire closed at ${inWords(stage.closesAt)}. This copy is to read.`}
      </p>
      <PrintedQuestionnaire questionnaire={questionnaire} />
    </StagePage>
  );
}
