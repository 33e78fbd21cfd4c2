import { type Options, classNames } from "./markup.ts";
import { Question, type QuestionOptions, descriptionIds } from "./form-group.tsx";

/**
 * A control to choose files with: the browser's own, which takes files that are dropped on it too. No page may say which
 * file is chosen, so it has no value.
 */
export function FileUpload(upload: QuestionOptions & Options<{ multiple: boolean }>) {
  const { name, id = name, errorMessage } = upload;
  return (
    <Question {...upload} id={id}>
      <input
        class={classNames("govuk-file-upload", upload.classes, errorMessage && "govuk-file-upload--error")}
        id={id}
        name={name}
        type="file"
        disabled={upload.disabled}
        multiple={upload.multiple}
        aria-describedby={descriptionIds(id, upload)}
        {...upload.attributes}
      />
    </Question>
  );
}
