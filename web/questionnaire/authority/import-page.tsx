import { Button } from "../../govuk/button.tsx";
import { FileUpload } from "../../govuk/file-upload.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";

/** Replaces the whole questionnaire by JSON: pasted, or from a small file. */
export function ImportPage(props: FormProps) {
  const { field, Form } = props;
  return (
    <QuestionnairePage {...props} title="Replace the questionnaire by JSON">
      <WarningText text="Everything that was prepared so far is replaced." />
      <Form enctype="multipart/form-data">
        <FileUpload
          name="file"
          label={{ s: "File" }}
          hint="One that was downloaded here, of up to 500 kB"
          attributes={{ accept: ".json,application/json" }}
        />
        <Textarea {...field("json")} rows={12} spellcheck={false} label={{ s: "Or the JSON itself" }} />
        <Button text="Replace the questionnaire" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}
