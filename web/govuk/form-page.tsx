import type { Child } from "hono/jsx";
import { type FieldError, FieldErrorSummary } from "./field-error.tsx";
import { type Frame, Page } from "./page.tsx";

type FormPageProps = {
  frame: Frame;
  title: string;
  /** Where one comes from and can go back to without sending anything. */
  back: { text: string; href: string };
  errors: readonly FieldError[];
  children: Child;
};

/** A page that is one form: what is wrong first, then its heading, in two thirds of the width. */
export function FormPage({ frame, title, back, errors, children }: FormPageProps) {
  return (
    <Page {...frame} title={title} error={errors.length > 0} back={back}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}
