import type { Membership } from "../../shared/organisations/schema.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { type FieldError, FieldErrorSummary } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { type Frame, Page } from "../govuk/page.tsx";

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
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      beforeContent={<BackLink text="People" href="/bidder/people" />}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
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
        </div>
      </div>
    </Page>
  );
}
