import { Hono } from "hono";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { InvitePartnerPerson, type Organisation } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { invitePartnerPerson } from "../../../functions/organisations/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { PartnerPersonPage, type PartnerPersonValues } from "./partner-person-page.tsx";

const INVITE = "/organisations/:organisation/invite";

/** Inviting people of a partner, below /authority, by a national lead. */
export const partnerPersonRoutes = new Hono<PortalEnv>()
  .get(INVITE, async (c) => {
    const partner = await partnerIn(c);
    return partner === undefined ? c.notFound() : personPage(c, partner, { personName: "", mail: "" });
  })
  .post(INVITE, async (c) => {
    const partner = await partnerIn(c);
    if (partner === undefined) return c.notFound();
    const { text, requestKey } = await readForm(c);
    const values = { personName: text("personName"), mail: text("mail") };
    const { organisationId } = partner;
    const command = InvitePartnerPerson.safeParse({ ...values, organisationId });
    if (!command.success) return personPage(c, partner, values, fieldErrors(command.error));
    const done = await invitePartnerPerson(c.get("deps"), actorOf(c, "authority"), command.data, requestKey);
    if (!done.ok) {
      const errors = [{ field: "mail", text: organisationRefusalInWords(done.error) }];
      return personPage(c, partner, values, errors, statusOf(done.error.code));
    }
    setFlash(c, "partner-person-invited");
    return c.redirect(`/authority/organisations/${organisationId}`, 303);
  });

/** The partner that the address names; nobody of the authority invites a bidder's people. */
async function partnerIn(c: PortalContext): Promise<Organisation | undefined> {
  const id = OrganisationId.safeParse(c.req.param("organisation"));
  const organisation = id.success ? await loadOrganisation(c.get("deps").table, id.data) : undefined;
  return organisation?.audience === "partner" ? organisation : undefined;
}

function personPage(
  c: PortalContext,
  organisation: Organisation,
  values: PartnerPersonValues,
  errors: readonly FieldError[] = [],
  status: ReturnType<typeof statusOf> = 422,
) {
  if (!isNationalLead(actorOf(c, "authority"))) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <PartnerPersonPage
      frame={frameOf(c)}
      organisation={organisation}
      values={values}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}
