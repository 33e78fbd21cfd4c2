import { inWords } from "../../shared/kernel/instant.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";

/** A mail address that breaks after its @ where the column is narrow. */
export function MailAddress({ mail }: { mail: string }) {
  const at = mail.lastIndexOf("@") + 1;
  return (
    <>
      {mail.slice(0, at)}
      <wbr />
      {mail.slice(at)}
    </>
  );
}

/** Whether somebody can sign in, and since when they cannot. */
export function Access({ suspendedAt }: { suspendedAt: StaffMember["suspendedAt"] }) {
  if (suspendedAt === undefined) return <Tag text="Active" classes="govuk-tag--green" />;
  return (
    <>
      <Tag text="Suspended" classes="govuk-tag--red" />
      <br />
      since <When instant={suspendedAt} words={inWords(suspendedAt)} />
    </>
  );
}
