import type { CompetitionId } from "../../shared/kernel/id.ts";
import type { QuestionId, SectionId } from "../../shared/questionnaire/schema.ts";

/** Where the authority prepares the questionnaire of a competition; everything about it lies below. */
export const questionnairePath = (competition: CompetitionId): string =>
  `/authority/competitions/${competition}/questionnaire`;

export const sectionPath = (competition: CompetitionId, section: SectionId): string =>
  `${questionnairePath(competition)}/sections/${section}`;

export const questionPath = (competition: CompetitionId, question: QuestionId): string =>
  `${questionnairePath(competition)}/questions/${question}`;

export const previewPath = (competition: CompetitionId, section: SectionId): string =>
  `${questionnairePath(competition)}/preview/${section}`;
