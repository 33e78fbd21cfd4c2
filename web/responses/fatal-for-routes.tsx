import type { CompetitionId } from "../../shared/kernel/id.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import type { Alert } from "../../shared/responses/alerts.ts";
import { flashWords } from "../doors/flash-words.ts";
import type { Said } from "../doors/frame.tsx";
import { alertHref } from "./alerts.tsx";

/** In the address after a save: the questions of a section that the rules fail a response for, as they were answered. */
export const markedFatal = (alerts: readonly Alert[]): string =>
  alerts.length === 0
    ? ""
    : `?fatal=${[...new Set(alerts.flatMap(({ sectionId, question }) => [sectionId, question.questionId]))].join(".")}`;

/** What is said once after such a save, which names those questions. */
export function saidOfFatal(
  marked: string | undefined,
  competitionId: CompetitionId,
  questionnaire: Questionnaire | undefined,
): Said {
  const [id, ...ids] = (marked ?? "").split(".");
  const section = questionnaire?.sections.find(({ sectionId }) => sectionId === id);
  const questions = section?.questions.filter(({ questionId }) => ids.includes(questionId)) ?? [];
  if (section === undefined || questions.length === 0) return {};
  const links = questions.map((question, index) => (
    <>
      {index > 0 && "; "}
      <a
        class="govuk-notification-banner__link"
        href={alertHref(competitionId, { sectionId: section.sectionId, question })}
      >
        {question.title}
      </a>
    </>
  ));
  return {
    "answers-saved-fatal": (
      <>
        {flashWords["answers-saved-fatal"]}: {links}
      </>
    ),
  };
}
