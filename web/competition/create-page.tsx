import type { Child } from "hono/jsx";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { Input } from "../govuk/input.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { DayFields } from "../govuk/time-fields.tsx";

export const CREATE_PATH = "/authority/create-competition";

type CreationProps = {
  frame: Frame;
  title: string;
  /** Whether this is one of the two ways to create, below the page that offers both. */
  below?: boolean;
  errors?: readonly FieldError[];
  children: Child;
};

/** A page on the way to a new competition. */
export function CreationPage({ frame, title, below, errors = [], children }: CreationProps) {
  return (
    <HeadedPage
      frame={frame}
      title={title}
      errors={errors}
      width="full"
      trail={[
        { href: "/authority", text: "Competitions" },
        ...(below ? [{ href: CREATE_PATH, text: "Create a competition" }] : []),
      ]}
    >
      {children}
    </HeadedPage>
  );
}

/** The two ways to create a competition. */
export function CreatePage({ frame }: { frame: Frame }) {
  return (
    <CreationPage frame={frame} title="Create a competition">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        <a href={`${CREATE_PATH}/from-template`}>Like the competition of 2013</a>
      </h2>
      <p>
        The 21 areas of Transforming Rehabilitation, its stages and its rules. You can move it to another
        start day.
      </p>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        <a href={`${CREATE_PATH}/by-hand`}>By hand</a>
      </h2>
      <p>With lots, stages and rules of your own.</p>
    </CreationPage>
  );
}

/** What may be said beside the template, as it was typed. */
export type TypedTemplate = Readonly<Record<"title" | "day" | "month" | "year", string>>;

type TemplateProps = {
  frame: Frame;
  requestKey: string;
  typed: TypedTemplate;
  errors: readonly FieldError[];
};

/** A national lead creates a competition from the template of 2013. */
export function FromTemplatePage({ frame, requestKey, typed, errors }: TemplateProps) {
  return (
    <CreationPage frame={frame} title="Create a competition like that of 2013" below errors={errors}>
      <Form action={`${CREATE_PATH}/from-template`} hidden={{ requestKey }}>
        <Input
          name="title"
          value={typed.title}
          label={{ m: "Title (optional)" }}
          hint="Left empty it is “Transforming Rehabilitation”"
          errorMessage={messageFor(errors, "title")}
        />
        <DayFields
          id="starts"
          legend={{ m: "Day of the launch (optional)" }}
          value={typed}
          errors={errors}
          hint="Every other date moves by as many days. Left empty it is 19 September 2013"
        />
        <Button text="Create the competition" preventDoubleClick />
      </Form>
    </CreationPage>
  );
}
