import { type Look, type Options, classNames } from "./markup.ts";
import {
  type ErrorOption,
  FormGroup,
  type FormGroupOptions,
  HintAndError,
  type HintOption,
  descriptionIds,
} from "./form-group.tsx";
import { Label, type LabelOptions } from "./label.tsx";

export type FileUploadOptions = { name: string; label: LabelOptions } & Options<
  Look & {
    id: string;
    disabled: boolean;
    multiple: boolean;
    hint: HintOption;
    errorMessage: ErrorOption;
    describedBy: string;
    formGroup: FormGroupOptions;
  }
>;

/**
 * A control to choose files with: the browser's own, which takes files that are dropped on it too. No page may say which
 * file is chosen, so it has no value.
 */
export function FileUpload(upload: FileUploadOptions) {
  const { name, id = name, errorMessage } = upload;
  return (
    <FormGroup errorMessage={errorMessage} formGroup={upload.formGroup}>
      <Label {...upload.label} for={id} />
      <HintAndError id={id} hint={upload.hint} errorMessage={errorMessage} />
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
    </FormGroup>
  );
}
