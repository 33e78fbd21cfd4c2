import type { CommonRefusal } from "../kernel/refusal.ts";
import { sizeInWords } from "../kernel/file-words.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { FileRefusal } from "./rules.ts";
import { allowedTypesInWords, LARGEST_FILE, MOST_POINTS } from "./allowed.ts";
import type { FileProblem, FileState } from "./schema.ts";

/** What a file is, as its owner reads it. */
export const fileStateInWords = {
  uploading: "Not finished",
  checking: "Being checked",
  clean: "Checked",
  refused: "Refused",
} as const satisfies Record<FileState, string>;

/** Why a file is refused, and what to do next. Follows the name of the file and a colon. */
export function fileProblemInWords(problem: FileProblem): string {
  switch (problem) {
    case "empty":
      return "the file is empty. Check that it was saved, and choose it again";
    case "too-large":
      return `the file is larger than ${sizeInWords(LARGEST_FILE)}. Make it smaller or split it`;
    case "type-not-allowed":
      return `files of this type are not taken. Use one of: ${allowedTypesInWords()}. Save a file of before 2007 (.doc, .xls, .ppt) as one of these`;
    case "content-is-not-its-type":
      return "what is in the file is not what its name says. Open it, save it anew as the right type (.docx for a .doc of before 2007), and choose it again";
    case "encrypted":
      return "the file is protected by a password. Save it without one and choose it again";
    case "has-macros":
      return "the file contains macros. Save it without macros, or as PDF, and choose it again";
    case "active-content":
      return "the file does something by itself when it is opened: it has scripts, forms that send, other files in it, or fetches something from elsewhere. Print it to a new PDF and choose that";
    case "leads-out":
      return "a part of the file leads to a place outside it. Save it anew and choose it again";
    case "too-many-parts":
      return "the file is made of too many parts to be checked. Print it to a PDF and choose that";
    case "takes-too-long":
      return "the file takes too long to check. Split it, or print it to a PDF, and choose that";
    case "expands-too-far":
      return `the file unpacks to far more than its size, or is a picture of more than ${MOST_POINTS / 1_000_000} million points. Save it anew and smaller, and choose it again`;
    case "damaged":
      return "the file is damaged or not complete. Open it to check, save it anew and choose it again";
    case "malware":
      return "the file contains something that is known to do harm. It is kept apart and nobody can open it. Tell your IT support";
    case "changed-while-sent":
      return "this file changed since you chose it. Choose it again";
  }
}

/** What people read when a file is refused. Follows the name of the file and a colon. */
export function fileRefusalInWords(refusal: FileRefusal | CommonRefusal): string {
  switch (refusal.code) {
    case "file-refused":
      return fileProblemInWords(refusal.problem);
    case "too-many-uploads":
      return `your organisation has uploaded ${refusal.most} files for this competition, and no more are taken. Ask the authority for help`;
    case "file-there-already":
      return "this file is there already, so nothing was added";
    case "parts-missing":
      return "parts of the file have not arrived. Choose it again to send what is missing";
    default:
      return commonRefusalInWords(refusal);
  }
}

/** What our check of files is, and is not. */
export const WHAT_IS_CHECKED =
  "We check that each file is what its name says, is complete, and has no password, macros or scripts. This is no virus scan: check your files before you send them.";
