import type { PlaceParts } from "../../shared/kernel/place.ts";
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

/** Where somebody's place stands, and since when they cannot act on it. */
export function Access({ place }: { place: PlaceParts }) {
  const { suspendedAt, acceptedAt, cannotTakeAt } = place;
  if (suspendedAt !== undefined)
    return (
      <>
        <Tag text="Suspended" classes="govuk-tag--red" />
        <br />
        since <When instant={suspendedAt} />
      </>
    );
  if (acceptedAt !== undefined) return <Tag text="Active" classes="govuk-tag--green" />;
  return cannotTakeAt === undefined ? (
    <Tag text="Invited" classes="govuk-tag--blue" />
  ) : (
    <Tag text="Cannot take this place" classes="govuk-tag--orange" />
  );
}
