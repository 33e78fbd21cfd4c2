import type { Child } from "hono/jsx";
import { ownMember } from "../../../shared/organisations/gaps.ts";
import type { Organisation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { FieldsProps } from "../profile-fields.tsx";
import {
  AddressFields,
  AliasesField,
  ContactFields,
  KindField,
  NameField,
  NumberFields,
} from "../profile-fields.tsx";
import { carriedBy, PARTS, type PartName } from "./profile-parts.ts";

type EditPageProps = Pick<Filled, "frame" | "errors" | "Form"> & {
  title: string;
  back: { text: string; href: string };
  /** Sent along unseen, beside the key and the version. */
  hidden?: Readonly<Record<string, string>>;
  /** What the button says. */
  button?: string;
  children: Child;
};

/** A page on which something of an organisation is changed and saved. */
export function EditPage({ frame, title, back, hidden, button, errors, Form, children }: EditPageProps) {
  return (
    <HeadedPage frame={frame} title={title} back={back} errors={errors}>
      <Form hidden={hidden}>
        {children}
        <div class="govuk-button-group">
          <Button text={button ?? "Save"} preventDoubleClick />
          <a href={back.href}>Cancel</a>
        </div>
      </Form>
    </HeadedPage>
  );
}

/** The page that the pages of a profile come from and go back to. */
export const OWN = { text: "Your organisation", href: "/bidder/organisation" };

type PartPageProps = Filled & { part: PartName; organisation: Organisation };

/** Changes one part of the own organisation's profile. */
export function PartPage({ part, organisation, field, ...filled }: PartPageProps) {
  const Fields = FIELDS[part];
  return (
    <EditPage {...filled} title={PARTS[part].title} back={OWN} hidden={carriedBy(part, filled.typed)}>
      <Fields field={field} alone whose={whoseNumbers(organisation)} />
    </EditPage>
  );
}

/** Whose registration numbers a profile holds. */
function whoseNumbers({ name, members }: Organisation): string {
  const own = ownMember({ name, members });
  if (members.length < 2 || own === undefined) return "the organisation";
  return own === members[0] ? `the lead member, ${own.name}` : own.name;
}

const FIELDS = {
  details: ({ field }: FieldsProps) => (
    <>
      <NameField field={field} label="Name of the organisation or consortium" />
      <AliasesField field={field} />
      <KindField field={field} legend="What kind of organisation leads it?" />
    </>
  ),
  numbers: NumberFields,
  address: AddressFields,
  contacts: ContactFields,
} as const satisfies Record<PartName, unknown>;
