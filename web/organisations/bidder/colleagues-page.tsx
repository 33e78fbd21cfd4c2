import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { PeopleTable } from "../people-table.tsx";

type ColleaguesPageProps = { frame: Frame; places: readonly Place[]; actor: BidderActor };

/** Who acts for a bidder; for a submitter with the ways to change it. */
export function ColleaguesPage({ frame, places, actor }: ColleaguesPageProps) {
  const title = `People of ${actor.organisationName}`;
  const manages = actor.role === "submitter";
  return (
    <HeadedPage frame={frame} title={title} width="full">
      {manages ? (
        <Button text="Invite a colleague" href="/bidder/people/invite" />
      ) : (
        <p>Ask a submitter to invite somebody or to change a role.</p>
      )}
      <PeopleTable
        places={places}
        caption={title}
        ways={manages ? (place) => <Ways place={place} own={place.personId === actor.personId} /> : undefined}
      />
      <p>
        See also <a href="/bidder/organisation">how your organisation is registered</a>.
      </p>
    </HeadedPage>
  );
}

function Ways({ place, own }: { place: Place; own: boolean }) {
  if (own) return <>You</>;
  const suspended = place.suspendedAt !== undefined;
  const ways = [
    { to: "role", text: "Change role" },
    ...(isInvited(place)
      ? [{ to: "remove", text: "Take invitation back" }]
      : [
          suspended ? { to: "restore", text: "Let back" } : { to: "suspend", text: "Suspend" },
          { to: "tokens", text: "Tokens" },
          { to: "remove", text: "Remove" },
        ]),
  ];
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {ways.map(({ to, text }) => (
        <li>
          <a href={`/bidder/people/${place.personId}/${to}`} aria-label={`${text}: ${place.name}`}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
