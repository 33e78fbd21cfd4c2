import { maySubmit } from "../../../shared/kernel/actor.ts";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { frameOf } from "../../doors/frame.tsx";
import { confirmationRoutes } from "./contact-routes.tsx";
import { membersRoutes } from "./members-routes.tsx";
import { type Found, pageOf, together } from "../../doors/page-of.tsx";
import { gapsIn, type ProfileGap } from "../../../shared/organisations/gaps.ts";
import { profileGapInWords } from "../../../shared/organisations/words.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Summary } from "../summary.tsx";
import { Bullets, Ways } from "../../govuk/part.tsx";
import { ownOrganisation } from "./own-for-routes.ts";
import { peopleRoutes } from "./people-routes.tsx";
import { profileRoutes } from "./profile-routes.tsx";

/** The own organisation as it is registered. */
async function registered(c: PortalContext) {
  const actor = actorOf(c, "bidder");
  const [organisation, confirmation] = await Promise.all([
    ownOrganisation(c),
    loadConfirmation(c.get("deps").table, actor.organisationId),
  ]);
  if (organisation instanceof Response) return organisation;
  /** Whether this person may change it. */
  const changes = maySubmit(actor);
  return { frame: frameOf(c), organisation, confirmation, changes };
}

/** A bidder's own organisation and its people, below /bidder: everybody reads, a submitter changes. */
export const organisationsBidderRoutes = together(
  pageOf("/organisation", registered, (own) => <OrganisationPage {...own} />),
  profileRoutes,
  membersRoutes,
  confirmationRoutes,
  peopleRoutes,
);

/** How the own organisation is registered, with the ways to change it. */
export function OrganisationPage({ frame, organisation, changes, confirmation }: Found<typeof registered>) {
  return (
    <HeadedPage frame={frame} title={organisation.name}>
      {changes && <Gaps organisation={organisation} />}
      <Summary organisation={organisation} changes={changes} confirmation={confirmation} />
      <h2 class="govuk-heading-m">More about your organisation</h2>
      <Ways classes="govuk-list--spaced" ways={OWN_WAYS} />
    </HeadedPage>
  );
}

/** What was not said at registration, or in two ways: it can follow, and the authority will want it. */
function Gaps({ organisation }: Pick<Found<typeof registered>, "organisation">) {
  const gaps = gapsIn(organisation);
  if (gaps.length === 0) return <></>;
  return (
    <InsetText>
      <p>
        <strong>You can submit a response as it is. The authority may want to know:</strong>
      </p>
      <Bullets
        items={gaps.map((gap) => (
          <>
            {profileGapInWords(gap)}{" "}
            <a href={`/bidder/organisation/${PUT_RIGHT[gap.part].to}`}>{PUT_RIGHT[gap.part].text}</a>
          </>
        ))}
      />
    </InsetText>
  );
}

const PUT_RIGHT = {
  numbers: { to: "edit/numbers", text: "Enter registration numbers" },
  address: { to: "edit/address", text: "Enter the registered address" },
  contacts: { to: "edit/contacts", text: "Enter a contact" },
  members: { to: "members", text: "See the members" },
} as const satisfies Record<ProfileGap["part"], object>;

const OWN_WAYS = [
  { href: "/bidder/people", text: "People who act for your organisation" },
  { href: "/bidder/organisation/changes", text: "Requests to change members" },
  { href: "/session/tokens", text: "Tokens with which your programs use the API" },
  { href: "/bidder/register", text: "Register another organisation" },
] as const;
