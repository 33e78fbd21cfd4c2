import { fileProblemInWords, fileStateInWords, sizeInWords } from "../../shared/files/words.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import type { AttachedFile } from "../questionnaire/attached-files.tsx";

/** Files by the question they answer. */
export type FilesByQuestion = ReadonlyMap<string, readonly StoredFile[]>;

/** The files of a question as pages name them: what is to be said of each beside its name. */
export const attachedFor = (files: FilesByQuestion, question: string): readonly AttachedFile[] =>
  (files.get(question) ?? []).map(({ name, size, state, problem }) => ({
    name,
    note:
      problem === undefined
        ? `${sizeInWords(size)}, ${fileStateInWords[state].toLowerCase()}`
        : `refused: ${fileProblemInWords(problem)}`,
  }));

/** What is to be said of the files of a question together: that some are refused, are being checked, or are there. */
export function filesInWords(files: readonly StoredFile[]): string {
  // Kept in one line, in the narrow column of a task list.
  const counted = (count: number) => `${count}\u00a0${count === 1 ? "file" : "files"}`;
  const refused = files.filter(({ state }) => state === "refused").length;
  if (refused > 0) return `${counted(refused)} refused`;
  const checking = files.filter(({ state }) => state !== "clean").length;
  return checking > 0 ? `${counted(checking)} being checked` : counted(files.length);
}

const FILES_OF = "files ";

/** What the button beside a question for files sends as `action`, and the question it was pressed for. */
export const filesAction = (question: QuestionId): string => `${FILES_OF}${question}`;
export function questionOfAction(action: string): QuestionId | undefined {
  const question = QuestionId.safeParse(action.slice(FILES_OF.length));
  return action.startsWith(FILES_OF) && question.success ? question.data : undefined;
}
