import type { Membership } from "../../shared/organisations/schema.ts";
import { Button } from "../govuk/button.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { FormPage } from "../govuk/form-page.tsx";
import type { Frame } from "../govuk/page.tsx";

type ColleagueSuspensionPageProps = {
  frame: Frame;
  place: Membership;
  /** Whether they are suspended by this, or let back. */
  suspend: boolean;
  requestKey: string;
  errors: readonly FieldError[];
};

/** Asks once more before a colleague is suspended or let back. */
export function ColleagueSuspensionPage(page: ColleagueSuspensionPageProps) {
  const { frame, place, suspend, requestKey, errors } = page;
  const title = suspend ? `Suspend ${place.name}` : `Let ${place.name} back`;
  return (
    <FormPage frame={frame} title={title} back={{ text: "People", href: "/bidder/people" }} errors={errors}>
      <p class="govuk-body">
        {suspend
          ? `They are signed out at once and can do nothing more for ${place.organisationName}. What they drafted stays. You can let them back at any time.`
          : `They can act for ${place.organisationName} again, in the role they had.`}
      </p>
      <Form
        action={`/bidder/people/${place.personId}/${suspend ? "suspend" : "restore"}`}
        hidden={{ requestKey }}
      >
        <Button
          id="confirm"
          text={suspend ? "Suspend" : "Let back"}
          classes={suspend ? "govuk-button--warning" : undefined}
          preventDoubleClick
        />
      </Form>
    </FormPage>
  );
}
