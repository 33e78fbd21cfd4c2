import type { CompetitionId, FileId, SubmissionId } from "../../shared/kernel/id.ts";
import type { QuestionId, SectionId } from "../../shared/questionnaire/schema.ts";
import { receiptPath } from "../handing-in/stage-page.tsx";

/** Where a bidder finds its response to the PQQ of a competition; every step lies below it. */
export const pqqPath = (competition: CompetitionId): string => `/bidder/competitions/${competition}/pqq`;

/** The same below the audience's root, as routes name it. */
export const PQQ = "/competitions/:competition/pqq";

export const sectionPath = (competition: CompetitionId, section: SectionId): string =>
  `${pqqPath(competition)}/sections/${section}`;

/** Where one of the organisation's own submissions can be read as it was sealed. */
export const submittedPath = (path: string, submission: SubmissionId): string =>
  `${receiptPath(path, submission)}/answers`;

/** Where files are added to a question, and taken off it. */
export const filesPath = (competition: CompetitionId, question: QuestionId): string =>
  `${pqqPath(competition)}/files/${question}`;

/** Where the organisation fetches a file of its own that was given to a question. */
export const filePath = (competition: CompetitionId, question: QuestionId, file: FileId): string =>
  `${filesPath(competition, question)}/${file}/download`;
