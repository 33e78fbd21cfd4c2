import type { OwnPlace } from "../../../shared/people/own-place.ts";
import { sentenceStart } from "../../../shared/kernel/words.ts";
import { Button } from "../../govuk/button.tsx";
import { Pagination } from "../../govuk/pagination.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { Part } from "../../govuk/part.tsx";
import { placeMarks, placeName } from "../../../shared/people/own-place.ts";

export const invitationPath = (capacity: string): string => `/session/invitations/${capacity}`;

export type InvitationsProps = {
  invitations: readonly OwnPlace[];
  /** Where the next page of them is, if there is one. */
  nextHref: string | undefined;
};

/** Where all of them are refused at once. */
export const REFUSE_ALL = "/session/refuse-invitations";

/** The places that wait for somebody: each is looked at before it is accepted; all of them can be refused at once. */
export function Invitations({ invitations, nextHref }: InvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <Part title="Invitations">
      <p>These places were prepared for you. None of them counts unless you accept it.</p>
      <SummaryList
        rows={invitations.map((place) => [
          sentenceStart(placeName(place)),
          placeMarks(place).join(". "),
          {
            href: invitationPath(place.capacity),
            text: "Accept or refuse",
            visuallyHiddenText: `the invitation of ${[placeName(place), ...placeMarks(place)].join(", ")}`,
          },
        ])}
      />
      {nextHref !== undefined && (
        <Pagination next={{ href: nextHref, text: "More invitations" }} landmarkLabel="Invitations" />
      )}
      {(invitations.length > 1 || nextHref !== undefined) && (
        <Button text="Refuse all invitations" href={REFUSE_ALL} classes="govuk-button--secondary" />
      )}
    </Part>
  );
}
