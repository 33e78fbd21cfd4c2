import type { Organisation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { ORGANISATIONS, PartnerPersonFields } from "./partner-page.tsx";

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
        <Button text="Invite" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}
