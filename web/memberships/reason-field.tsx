import { messageFor } from "../govuk/field-error.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { FieldsProps } from "../organisations/profile-fields.tsx";

/** Why a change is asked for, or decided as it is. */
export function ReasonField({ values, errors, hint }: FieldsProps & { hint: string }) {
  return (
    <Textarea
      name="reason"
      label={{ text: "Reason", classes: "govuk-label--m" }}
      hint={{ text: hint }}
      value={values["reason"]}
      errorMessage={messageFor(errors, "reason")}
    />
  );
}
