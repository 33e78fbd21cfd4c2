import { isInvited } from "../../../shared/kernel/place.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Textarea } from "../../govuk/textarea.tsx";

type StaffSuspensionPageProps = {
  frame: Frame;
  subject: StaffMember;
  /** Whether they are suspended by this, or let back. */
  suspend: boolean;
  reason: string;
  requestKey: string;
  errors: readonly FieldError[];
};

/** Asks for the reason before somebody of the authority is suspended or let back. */
export function StaffSuspensionPage(page: StaffSuspensionPageProps) {
  const { frame, subject, suspend, reason, requestKey, errors } = page;
  const { title, effect, button } = wordsOf(subject, suspend);
  return (
    <FormPage
      frame={frame}
      title={title}
      back={{ text: "People", href: "/authority/people" }}
      errors={errors}
    >
      <p class="govuk-body">{effect}</p>
      <Form
        action={`/authority/people/${subject.personId}/${suspend ? "suspend" : "restore"}`}
        hidden={{ requestKey }}
      >
        <Textarea
          name="reason"
          label={{ text: "Reason", classes: "govuk-label--m" }}
          hint={{ text: "It stands in the audit log" }}
          value={reason}
          rows={4}
          errorMessage={messageFor(errors, "reason")}
        />
        <Button text={button} classes={suspend ? "govuk-button--warning" : undefined} preventDoubleClick />
      </Form>
    </FormPage>
  );
}

function wordsOf(subject: StaffMember, suspend: boolean) {
  if (!suspend)
    return {
      title: `Let ${subject.name} back`,
      effect: "They can sign in again with the role they had.",
      button: "Let back",
    };
  if (isInvited(subject))
    return {
      title: `Take the invitation of ${subject.name} back`,
      effect: "They can no longer accept the role. You can give it to them again.",
      button: "Take the invitation back",
    };
  return {
    title: `Suspend ${subject.name}`,
    effect:
      "They can do nothing more for the authority from now on, and their tokens end. They keep their role for when they are let back.",
    button: "Suspend",
  };
}
