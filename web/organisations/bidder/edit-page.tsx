import type { Child } from "hono/jsx";
import { Button } from "../../govuk/button.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { FormPage } from "../../govuk/form-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import type { FieldsProps } from "../profile-fields.tsx";
import {
  AddressFields,
  AliasesField,
  ContactFields,
  KindField,
  NameField,
  NumberFields,
} from "../profile-fields.tsx";
import { PARTS, type PartName } from "./profile-parts.ts";

export type EditPageProps = {
  frame: Frame;
  title: string;
  back: { text: string; href: string };
  action: string;
  /** Sent along unseen: the request key, and what the person's decision stands on. */
  hidden: Readonly<Record<string, string | number>>;
  /** What the button says. */
  button?: string;
  errors: readonly FieldError[];
  children: Child;
};

/** A page on which something of an organisation is changed and saved. */
export function EditPage({ frame, title, back, action, hidden, button, errors, children }: EditPageProps) {
  return (
    <FormPage frame={frame} title={title} back={back} errors={errors}>
      <Form action={action} hidden={hidden}>
        {children}
        <div class="govuk-button-group">
          <Button text={button ?? "Save"} preventDoubleClick />
          <a class="govuk-link" href={back.href}>
            Cancel
          </a>
        </div>
      </Form>
    </FormPage>
  );
}

/** The page that the pages of a profile come from and go back to. */
export const OWN = { text: "Your organisation", href: "/bidder/organisation" };

type PartPageProps = Pick<EditPageProps, "frame" | "hidden" | "errors"> &
  Pick<FieldsProps, "values"> & {
    part: PartName;
  };

/** Changes one part of the own organisation's profile. */
export function PartPage({ frame, part, values, hidden, errors }: PartPageProps) {
  const Fields = FIELDS[part];
  return (
    <EditPage
      frame={frame}
      title={PARTS[part].title}
      back={OWN}
      action={`/bidder/organisation/edit/${part}`}
      hidden={hidden}
      errors={errors}
    >
      <Fields values={values} errors={errors} />
    </EditPage>
  );
}

const FIELDS = {
  details: (props: FieldsProps) => (
    <>
      <NameField {...props} label="Name of the organisation or consortium" />
      <AliasesField {...props} />
      <KindField {...props} legend="What kind of organisation leads it?" />
    </>
  ),
  numbers: NumberFields,
  address: AddressFields,
  contacts: ContactFields,
} as const satisfies Record<PartName, unknown>;
