import { fileProblemInWords, fileStateInWords, sizeInWords } from "../../shared/files/words.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import type { AttachedFile } from "../questionnaire/attached-files.tsx";

/** Files by the question they answer. */
export type FilesByQuestion = ReadonlyMap<string, readonly StoredFile[]>;

/** The files of a question as pages name them: what is to be said of each beside its name. */
export function attachedFor(files: FilesByQuestion, question: string): readonly AttachedFile[] {
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
    return { name, note: notes.join(", ") };
  });
}

/** The first characters of a file's hash, where another one has its name and the hash is known. */
export const hashAmongTwins = (file: StoredFile, among: readonly StoredFile[]): string | undefined =>
  among.some(({ fileId, name }) => fileId !== file.fileId && name === file.name)
    ? (file.sha256 ?? file.announcedSha256)?.slice(0, 8)
    : undefined;

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
