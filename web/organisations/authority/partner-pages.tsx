import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Input } from "../../govuk/input.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Checked } from "../../notices/checked.tsx";
import { LotChoice, type LotLabel, scopeInWords } from "../../people/lot-choice.tsx";
import type { Organisation } from "../../../shared/organisations/schema.ts";

export const ORGANISATIONS = { text: "Organisations", href: "/authority/organisations" };

/** Lists a local public body as a partner for some lots, with the person who acts for it. */
export function PartnerPage({ lots, ...filled }: Filled & { lots: readonly LotLabel[] }) {
  const { frame, errors, field, Form } = filled;
  return (
    <HeadedPage frame={frame} title="Add a local partner" back={ORGANISATIONS} errors={errors}>
      <p>
        A local public body that helps bidders to understand the places of its lots. The person you name is
        invited by mail, and can act for it when they have accepted.
      </p>
      <Form>
        <Input {...field("name")} label={{ m: "Name of the public body" }} />
        <LotChoice {...filled} legend="Lots" lots={lots} />
        <h2 class="govuk-heading-m">Who acts for it</h2>
        <PartnerPersonFields field={field} />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}

/** A partner as it would be added, or a person as they would be invited to one that is there. */
export function CheckPartnerPage(
  props: Checking & { partner?: Organisation; scope: "all" | readonly string[]; lots: readonly LotLabel[] },
) {
  const { frame, partner, scope, lots, typed } = props;
  return (
    <HeadedPage
      frame={frame}
      title={partner ? "Check before you invite" : "Check before you add this partner"}
      back={partner ? { text: partner.name, href: organisationPath(partner) } : ORGANISATIONS}
    >
      <Checked
        {...props}
        rows={[
          ["Public body", partner?.name ?? typed.text("name")],
          ["Lots", scopeInWords(scope, lots)],
          ["Who acts for it", typed.text("personName")],
          ["Email address", { text: typed.text("mail"), classes: "app-typed" }],
        ]}
        button={partner ? "Invite" : "Add this partner"}
      />
    </HeadedPage>
  );
}

/** Who is to act for a partner. */
function PartnerPersonFields({ field }: Pick<Filled, "field">) {
  return (
    <>
      <Input {...field("personName")} label="Full name" />
      <MailInput field={field} />
    </>
  );
}

export const organisationPath = ({ organisationId }: Organisation): string =>
  `${ORGANISATIONS.href}/${organisationId}`;

/** Invites one more person who is to act for a partner. */
export function PartnerPersonPage({
  partner,
  frame,
  errors,
  field,
  Form,
}: Filled & { partner: Organisation }) {
  const { name } = partner;
  const back = { text: name, href: organisationPath(partner) };
  return (
    <HeadedPage frame={frame} title={`Invite a person of ${name}`} back={back} errors={errors}>
      <p>They are invited by mail, and can act for it when they have accepted.</p>
      <Form>
        <PartnerPersonFields field={field} />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}
