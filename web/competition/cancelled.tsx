import type { ParticipantsView } from "../../shared/competition/views.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Tag } from "../govuk/tag.tsx";
import { When } from "../govuk/when.tsx";

/** That a competition was cancelled, when and why. */
export function Cancelled({ at, reason }: NonNullable<ParticipantsView["cancelled"]>) {
  return (
    <InsetText>
      <p>
        <Tag text="Cancelled" classes="govuk-tag--red" /> This competition was cancelled at{" "}
        <When instant={at} />. Nothing in it is open, and nothing will open.
      </p>
      <p class="app-typed">Reason: {reason}</p>
    </InsetText>
  );
}
