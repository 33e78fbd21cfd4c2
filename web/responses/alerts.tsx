import type { CompetitionId } from "../../shared/kernel/id.ts";
import { gapsIn } from "../../shared/organisations/gaps.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import { profileGapInWords } from "../../shared/organisations/words.ts";
import { type Alert, alertsIn } from "../../shared/responses/alerts.ts";
import { PROFILE_TITLE } from "../../shared/responses/rules.ts";
import type { SavedSection } from "../../shared/responses/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Bullets } from "../govuk/part.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { errorField } from "../questionnaire/answers-form.ts";
import type { FilesByQuestion } from "./attached.ts";
import type { AnsweredProps } from "./answered-section.tsx";
import { sectionPath } from "./paths.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { fileProblemInWords } from "../../shared/files/words.ts";

type AlertsProps = Omit<AnsweredProps, "attached" | "sections"> & {
  sections: readonly Pick<SavedSection, "sectionId" | "answers">[];
  organisation: Organisation;
};

/** Where the warnings of the check page stand. */
const WARNINGS = "warnings";

/**
 * What must be read before a response is submitted, and keeps nobody from it: first what the rules fail it for, then files
 * that nobody can open, then what does not fit the profile and what that leaves open.
 */
export function Alerts(props: AlertsProps) {
  const { competition, questionnaire, sections, organisation, files } = props;
  const others = [
    ...alertsIn(questionnaire, sections, organisation)
      .filter(({ fatal }) => !fatal)
      .map((alert) => (
        <>
          <AlertLink alert={alert} href={alertHref(competition.competitionId, alert)} />: {alert.text}
        </>
      )),
    ...gapsIn(organisation).map((gap) => (
      <>
        <a href="/bidder/organisation">{PROFILE_TITLE}</a>: {profileGapInWords(gap)}
      </>
    )),
  ];
  return (
    <div id={WARNINGS} tabindex={-1}>
      <FatalInDraft {...props} />
      <RefusedFiles files={files} open />
      {others.length > 0 && (
        <InsetText>
          <p>Read these once more. None of them keeps you from submitting.</p>
          <Bullets items={others} />
        </InsetText>
      )}
    </div>
  );
}

/** At the end of a long page: that its beginning warns of something. */
export function AlertsAbove({ questionnaire, sections, organisation, files }: AlertsProps) {
  const count =
    alertsIn(questionnaire, sections, organisation).length +
    refusedIn(files).length +
    gapsIn(organisation).length;
  if (count === 0) return <></>;
  return (
    <p>
      Before you submit, read{" "}
      <a href={`#${WARNINGS}`}>the {count === 1 ? "warning" : `${count} warnings`} at the top of this page</a>
      .
    </p>
  );
}

/** The same of all that is saved, each leading to its question. */
export const FatalInDraft = (props: Omit<AlertsProps, "files">) => (
  <FatalAnswers
    alerts={alertsIn(props.questionnaire, props.sections, props.organisation)}
    hrefOf={(alert) => alertHref(props.competition.competitionId, alert)}
  />
);

type FatalAnswersProps = { alerts: readonly Alert[]; hrefOf: (alert: Alert) => string };

/** Answers that the rules fail a response for, as largely as anything is said. */
export const FatalAnswers = ({ alerts, hrefOf: to }: FatalAnswersProps) => (
  <>
    {alerts
      .filter(({ fatal }) => fatal)
      .map((alert) => (
        <WarningText>
          <FatalAnswer alert={alert} href={to(alert)} />
        </WarningText>
      ))}
  </>
);

/** The same of what was submitted, for information: it was received all the same. */
export const FatalAsSubmitted = ({ alerts, hrefOf: to }: FatalAnswersProps) =>
  alerts.length === 0 ? (
    <></>
  ) : (
    <InsetText>
      <p>For your information. It was received all the same, and the authority decides.</p>
      <Bullets
        items={alerts.map((alert) => (
          <FatalAnswer alert={alert} href={to(alert)} />
        ))}
      />
    </InsetText>
  );

const FatalAnswer = ({ alert, href }: { alert: Alert; href: string }) => (
  <>
    {alert.text} You answered {alert.answered.map((value) => `“${value}”`).join(" and ")} to:{" "}
    <AlertLink alert={alert} href={href} />
  </>
);

const AlertLink = ({ alert, href }: { alert: Alert; href: string }) => (
  <a href={href}>{alert.question.title}</a>
);

/** Where an answer that is warned of is changed. */
export const alertHref = (
  competitionId: CompetitionId,
  { sectionId, question }: Pick<Alert, "sectionId" | "question">,
): string => `${sectionPath(competitionId, sectionId)}#${errorField(question)}`;

const refusedIn = (files: FilesByQuestion): readonly StoredFile[] =>
  [...files.values()].flat().filter(({ state }) => state === "refused");

/** Warns of files that nobody at the authority will be able to open, as long as they can be replaced and afterwards. */
export function RefusedFiles({ files, open }: { files: FilesByQuestion; open: boolean }) {
  return (
    <>
      {refusedIn(files).map(({ name, problem }) => (
        <WarningText>
          <span class="app-typed">{name}</span>
          {open
            ? ` is refused${problem === undefined ? "" : `: ${fileProblemInWords(problem)}`}. Nobody at the authority can open it, so put another file in its place.`
            : " was refused. Nobody at the authority can open it. The rest of your response stands."}
        </WarningText>
      ))}
    </>
  );
}
