import { hashAmongTwins, sizeInWords } from "../../shared/kernel/file-words.ts";
import { sentenceStart } from "../../shared/kernel/words.ts";
import {
  acceptedExtensions,
  allowedTypesInWords,
  LARGEST_FILE,
  LARGEST_FORM,
} from "../../shared/files/allowed.ts";
import { fileProblemInWords, fileStateInWords, WHAT_IS_CHECKED } from "../../shared/files/words.ts";
import type { FileState, StoredFile } from "../../shared/files/schema.ts";
import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { FileUpload } from "../govuk/file-upload.tsx";
import { Form } from "../govuk/form.tsx";
import { When } from "../govuk/when.tsx";
import { Tag } from "../govuk/tag.tsx";
import { canBeFetched } from "./attached.ts";
import { filesPath, sectionPath } from "./paths.ts";
import { type InStage, StagePage } from "../handing-in/stage-page.tsx";
import { UploadProgress } from "../files/upload-progress.tsx";

type FilesPageProps = InStage & {
  section: Section;
  question: Extract<Question, { kind: "file" }>;
  files: readonly StoredFile[];
  /** Why nothing can be changed now; undefined while the PQQ is open. */
  shut?: string | undefined;
  requestKey: string;
  /** Address of the script that sends large files. */
  script: string;
  errors?: readonly FieldError[] | undefined;
};

/** The files of one question: those that are there, and how to add and remove some. */
export function FilesPage(props: FilesPageProps) {
  const { competition, section, question, files, shut, frame, errors, script } = props;
  const back = sectionPath(competition.competitionId, section.sectionId);
  const takesMore = shut === undefined && (files.length < question.mostFiles || files.some(isUnfinished));
  // What is wrong is said at the control, if there is one.
  const shownErrors = takesMore ? errors : errors?.map((error) => ({ ...error, field: "attached-files" }));
  return (
    <StagePage {...props} title={question.title} back={back} errors={shownErrors}>
      {question.guidance && <p>{question.guidance}</p>}
      <AttachedFiles {...props} />
      {shut !== undefined && <div class="govuk-inset-text">{shut}.</div>}
      {takesMore && <AddFiles {...props} />}
      <p>
        <a href={back}>Back to {section.title}</a>
      </p>
      <script type="module" src={script} nonce={frame.nonce}></script>
    </StagePage>
  );
}

/** The script of the page renews this part when what it shows has changed: a file has arrived, or its check is over. */
function AttachedFiles({ competition, question, files, shut, requestKey }: FilesPageProps) {
  const path = filesPath(competition.competitionId, question.questionId);
  const waiting = files.some(({ state }) => state === "checking");
  const left = question.mostFiles - files.length;
  return (
    <section
      id="attached-files"
      tabindex={-1}
      aria-labelledby="attached-files-title"
      data-waiting={waiting ? "" : undefined}
      data-shows={[shut, ...files.map(({ fileId, state }) => `${fileId} ${state}`)].join(" ")}
    >
      <h2 class="govuk-heading-m" id="attached-files-title">
        Files
      </h2>
      {files.length === 0 && <p>No file has been added yet.</p>}
      {files.length > 0 && (
        <ul class="govuk-list app-files">
          {files.map((file) => (
            <AttachedFile
              file={file}
              twin={hashAmongTwins(file, files)}
              path={path}
              requestKey={shut === undefined ? requestKey : undefined}
            />
          ))}
        </ul>
      )}
      {waiting && (
        <noscript>
          <p class="govuk-hint">Open this page again in a moment to see what the check has found.</p>
        </noscript>
      )}
      {shut === undefined && <p class="govuk-hint">{roomInWords(files, left)}</p>}
    </section>
  );
}

const isUnfinished = ({ state }: StoredFile): boolean => state === "uploading";

function roomInWords(files: readonly StoredFile[], left: number): string {
  if (left > 0)
    return `You can add ${left} ${files.length === 0 ? "" : "more "}${left === 1 ? "file" : "files"}.`;
  return files.some(isUnfinished)
    ? "This question takes no other files. Choose again what is not finished, or remove one to add another."
    : "This question takes no more files. Remove one to add another.";
}

const LOOKS: Readonly<Record<FileState, string>> = {
  uploading: "govuk-tag--yellow",
  checking: "govuk-tag--light-blue",
  clean: "govuk-tag--green",
  refused: "govuk-tag--red",
};

/** What the script of the page says aloud once the check of a file is over. */
function verdictInWords({ name, state, problem }: StoredFile): string | undefined {
  if (state !== "clean" && state !== "refused") return undefined;
  const why = problem === undefined ? "" : `: ${fileProblemInWords(problem)}`;
  return `${name}: ${fileStateInWords[state]}${why}.`;
}

type AttachedFileProps = {
  file: StoredFile;
  /** What tells it from another of its name, if there is one. */
  twin: string | undefined;
  path: string;
  /** Where it may be removed. */
  requestKey: string | undefined;
};

function AttachedFile({ file, twin, path, requestKey }: AttachedFileProps) {
  const { fileId, name, size, state, problem, startedAt, startedBy } = file;
  return (
    <li class="app-file" data-file={`${fileId} ${state}`} data-says={verdictInWords(file)}>
      <div class="app-file__words">
        {canBeFetched(file) ? <a href={`${path}/${fileId}/download`}>{name}</a> : name}{" "}
        <Tag text={fileStateInWords[state]} classes={LOOKS[state]} />
        <span class="govuk-hint app-file__facts">
          {sizeInWords(size)}, added by {startedBy} at <When instant={startedAt} />
          {twin && `. Its SHA-256 begins ${twin}`}
        </span>
        {isUnfinished(file) && (
          <span class="govuk-hint app-file__facts">
            Not all of it has arrived. Choose the same file again to go on, or remove it.
          </span>
        )}
        {problem !== undefined && (
          <span class="govuk-error-message app-file__facts">
            <span class="govuk-visually-hidden">Refused: </span>
            {sentence(fileProblemInWords(problem))}
          </span>
        )}
      </div>
      {requestKey !== undefined && (
        <Form brief action={`${path}/${fileId}/remove`} hidden={{ requestKey: `${requestKey}.${fileId}` }}>
          <Button
            html={
              <>
                Remove<span class="govuk-visually-hidden"> {name}</span>
              </>
            }
            classes="govuk-button--secondary app-file__button"
            preventDoubleClick
          />
        </Form>
      )}
    </li>
  );
}

function AddFiles({ competition, question, requestKey, errors = [] }: FilesPageProps) {
  const path = filesPath(competition.competitionId, question.questionId);
  return (
    <Form
      action={path}
      hidden={{ requestKey }}
      enctype="multipart/form-data"
      id="upload"
      uploads={`${path}/uploads`}
    >
      <FileUpload
        name="files"
        label={{ m: "Add files" }}
        hint={
          <>
            {allowedTypesInWords()}. <span data-upload="plain">{PLAIN_LIMIT}</span>
            <span data-upload="large" hidden>
              {LARGE_LIMIT}
            </span>{" "}
            {WHAT_IS_CHECKED}
          </>
        }
        errorMessage={messageFor(errors, "files")}
        attributes={{ accept: acceptedExtensions() }}
        multiple
      />
      <Button text="Upload" />
      <UploadProgress signInHref={`/sign-in?to=${encodeURIComponent(path)}`} />
    </Form>
  );
}

const PLAIN_LIMIT = `Your browser runs no script, so that you can send ${sizeInWords(LARGEST_FORM)} at once.`;
const LARGE_LIMIT = `Each file can have up to ${sizeInWords(LARGEST_FILE)}. If the connection is lost, what has arrived is kept.`;

const sentence = (words: string): string => `${sentenceStart(words)}.`;
