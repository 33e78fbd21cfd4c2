import { Hono } from "hono";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { isHeld } from "../../../shared/kernel/place.ts";
import { isTaken } from "../../../shared/organisations/people.ts";
import { AddPartner } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { loadShownVersions } from "../../../functions/organisations/authority-facts.ts";
import { loadChanges } from "../../../functions/memberships/facts.ts";
import {
  loadConfirmation,
  loadOrganisation,
  loadOrganisations,
  loadEveryPlace,
} from "../../../functions/organisations/facts.ts";
import { addPartner } from "../../../functions/organisations/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { chosenLots, lotsToChoose } from "../../people/authority/lots-for-routes.ts";
import { AuthorityOrganisationPage } from "./organisation-page.tsx";
import { VersionPage } from "../organisation-page.tsx";
import { OrganisationsPage } from "./organisations-page.tsx";
import { partnerPersonRoutes } from "./partner-person-routes.tsx";
import { PartnerPage, type PartnerValues } from "./partner-page.tsx";

/** The register of bidders and partners, below /authority: all read it, a national lead adds partners. */
export const organisationsAuthorityRoutes = new Hono<PortalEnv>()
  .get("/organisations", async (c) => {
    const [organisations, lots] = await Promise.all([
      loadOrganisations(c.get("deps").table),
      lotsToChoose(c),
    ]);
    const adds = isNationalLead(actorOf(c, "authority"));
    return c.html(
      <OrganisationsPage frame={frameOf(c)} organisations={organisations} lots={lots} adds={adds} />,
    );
  })
  .get("/organisations/add-partner", (c) =>
    partnerPage(c, { values: { name: "", lots: [], personName: "", mail: "" } }),
  )
  .post("/organisations/add-partner", async (c) => {
    const typed = await readForm(c);
    const { text, requestKey } = typed;
    const lots = chosenLots(typed);
    const values = { name: text("name"), lots, personName: text("personName"), mail: text("mail") };
    const command = AddPartner.safeParse(values);
    if (!command.success) return partnerPage(c, { values, errors: fieldErrors(command.error) });
    const done = await addPartner(c.get("deps"), actorOf(c, "authority"), command.data, requestKey);
    if (!done.ok) {
      const errors = [{ field: "name", text: organisationRefusalInWords(done.error) }];
      return partnerPage(c, { values, errors, status: statusOf(done.error.code) });
    }
    setFlash(c, "partner-added");
    return c.redirect("/authority/organisations", 303);
  })
  .route("/", partnerPersonRoutes)
  .get("/organisations/:organisation", async (c) => {
    const { table } = c.get("deps");
    const id = OrganisationId.safeParse(c.req.param("organisation"));
    const organisation = id.success ? await loadOrganisation(table, id.data) : undefined;
    if (organisation === undefined) return c.notFound();
    const [places, confirmation, versions, changes, lots] = await Promise.all([
      loadEveryPlace(table, organisation.organisationId),
      loadConfirmation(table, organisation.organisationId),
      loadShownVersions(table, organisation),
      loadChanges(table, organisation.organisationId),
      lotsToChoose(c),
    ]);
    // Whom a bidder has invited is its own matter; whom a partner's place was prepared for is the authority's.
    const shown = places.filter(organisation.audience === "partner" ? isTaken : isHeld);
    const invites = organisation.audience === "partner" && isNationalLead(actorOf(c, "authority"));
    const page = { organisation, invites, confirmation, places: shown, versions, changes, lots };
    return c.html(<AuthorityOrganisationPage frame={frameOf(c)} {...page} />);
  })
  .get("/organisations/:organisation/versions/:version", async (c) => {
    const { table } = c.get("deps");
    const id = OrganisationId.safeParse(c.req.param("organisation"));
    const now = id.success ? await loadOrganisation(table, id.data) : undefined;
    const versions = now === undefined ? [] : await loadShownVersions(table, now);
    const asked = c.req.param("version");
    const version = versions.find(({ organisation }) => String(organisation.version) === asked);
    if (version === undefined) return c.notFound();
    return c.html(<VersionPage frame={frameOf(c)} {...version} />);
  });

async function partnerPage(
  c: PortalContext,
  {
    values,
    errors = [],
    status,
  }: { values: PartnerValues; errors?: readonly FieldError[]; status?: ReturnType<typeof statusOf> },
) {
  if (!isNationalLead(actorOf(c, "authority"))) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const lots = await lotsToChoose(c);
  const page = (
    <PartnerPage
      frame={frameOf(c)}
      values={values}
      lots={lots}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}
