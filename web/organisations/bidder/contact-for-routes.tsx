import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { Banner } from "../../govuk/banner.tsx";

const ITS_PAGE = "/bidder/organisation/confirmation";

/** Says on every page of a bidder but its own that an address is not confirmed. It says no more: nothing waits for it. */
export async function UnconfirmedContactBanner({ c }: { c: PortalContext }) {
  if (c.req.path === ITS_PAGE) return <></>;
  const { organisationId } = actorOf(c, "bidder");
  const asked = await loadConfirmation(c.get("deps").table, organisationId, "eventual");
  if (asked === undefined || asked.confirmedAt !== undefined) return <></>;
  return (
    <Banner label="Address not confirmed">
      <p class="govuk-body-s">
        The address of your main contact, <strong>{asked.mail}</strong>, is not confirmed yet.{" "}
        <a href={ITS_PAGE}>See where the link went, or have it sent again</a>. Nothing else waits for this.
      </p>
    </Banner>
  );
}
