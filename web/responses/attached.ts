import { fileProblemInWords, fileStateInWords } from "../../shared/files/words.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { hashAmongTwins, sizeInWords } from "../../shared/kernel/file-words.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import type { AttachedFile } from "../questionnaire/answer-text.tsx";
import { filePath } from "./paths.ts";

/** Files by the question they answer. */
export type FilesByQuestion = ReadonlyMap<string, readonly StoredFile[]>;

/** Whether the organisation can fetch a file of its own: not as long as it arrives, nor once it is refused. */
export const canBeFetched = ({ state }: Pick<StoredFile, "state">): boolean =>
  state === "clean" || state === "checking";

/** The files of a question as pages name them: what is to be said of each beside its name; in a competition, where it is fetched. */
export function attachedFor(
  files: FilesByQuestion,
  question: QuestionId,
  competition?: CompetitionId,
): readonly AttachedFile[] {
  const attached = files.get(question) ?? [];
  return attached.map((file) => {
    const { name, size, state, problem } = file;
    const twin = hashAmongTwins(file, attached);
    const notes = [
      problem === undefined
        ? `${sizeInWords(size)}, ${fileStateInWords[state].toLowerCase()}`
        : `refused: ${fileProblemInWords(problem)}`,
      ...(twin === undefined ? [] : [`SHA-256 ${twin}…`]),
    ];
    const href = competition && canBeFetched(file) ? filePath(competition, question, file.fileId) : undefined;
    return { name, href, note: notes.join(", ") };
  });
}

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
