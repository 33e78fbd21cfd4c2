import type { StoredFile } from "../../shared/files/schema.ts";
import { fileProblemInWords } from "../../shared/files/words.ts";
import { WarningText } from "../govuk/warning-text.tsx";
import type { FilesByQuestion } from "./attached.ts";

export const refusedIn = (files: FilesByQuestion): readonly StoredFile[] =>
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
