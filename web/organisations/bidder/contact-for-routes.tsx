import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { Banner } from "../../govuk/banner.tsx";

/** Says on every page of a bidder that an address is not confirmed. It says no more: nothing waits for it. */
export async function UnconfirmedContactBanner({ c }: { c: PortalContext }) {
  const { organisationId } = actorOf(c, "bidder");
  const asked = await loadConfirmation(c.get("deps").table, organisationId, "eventual");
  if (asked === undefined || asked.confirmedAt !== undefined) return <></>;
  return (
    <Banner label="Address not confirmed">
      <p class="govuk-body-s">
        The address of your main contact, <strong>{asked.mail}</strong>, is not confirmed yet.{" "}
        <a href="/bidder/organisation/confirmation">See where the link went, or have it sent again</a>.
        Nothing else waits for this.
      </p>
    </Banner>
  );
}
