import { Hono } from "hono";
import { PersonId } from "../../shared/kernel/id.ts";
import { InvitePerson, type Membership } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { loadOrganisation, loadPlaces } from "../../functions/organisations/facts.ts";
import { invitePerson, suspendMember } from "../../functions/organisations/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { type PortalContext, type PortalEnv, statusOf } from "../../functions/platform/request.ts";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import { ColleagueSuspensionPage } from "./colleague-suspension-page.tsx";
import { ColleaguesPage } from "./colleagues-page.tsx";
import { InvitePage, type InviteValues } from "./invite-page.tsx";
import { OrganisationPage } from "./organisation-page.tsx";

type Shown = { errors?: readonly FieldError[]; status?: ReturnType<typeof statusOf> };

/** A bidder's own organisation and its people, below /bidder: everybody reads, a submitter changes. */
export const organisationsBidderRoutes = new Hono<PortalEnv>()
  .get("/organisation", async (c) => {
    const { organisationId } = actorOf(c, "bidder");
    const organisation = await loadOrganisation(c.get("deps").table, organisationId);
    if (organisation === undefined) return c.notFound();
    return c.html(<OrganisationPage frame={frameOf(c)} organisation={organisation} />);
  })
  .get("/people", async (c) => {
    const actor = actorOf(c, "bidder");
    const places = await loadPlaces(c.get("deps").table, actor.organisationId);
    return c.html(<ColleaguesPage frame={frameOf(c)} places={places} actor={actor} />);
  })
  .get("/people/invite", (c) => invitePage(c, { values: { mail: "", name: "", role: "" } }))
  .post("/people/invite", async (c) => {
    const typed = await readForm(c);
    const values = { mail: typed.text("mail"), name: typed.text("name"), role: typed.text("role") };
    const command = InvitePerson.safeParse(values);
    if (!command.success) return invitePage(c, { values, errors: fieldErrors(command.error) });
    const done = await invitePerson(c.get("deps"), actorOf(c, "bidder"), command.data, typed.requestKey);
    if (done.ok) return toPeople(c, "person-invited");
    const errors = [{ field: "mail", text: organisationRefusalInWords(done.error) }];
    return invitePage(c, { values, errors, status: statusOf(done.error.code) });
  })
  .get("/people/:person/:change{suspend|restore}", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    return place === undefined ? c.notFound() : suspensionPage(c, place, {});
  })
  .post("/people/:person/:change{suspend|restore}", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    if (place === undefined) return c.notFound();
    const suspend = c.req.param("change") === "suspend";
    const { requestKey } = await readForm(c);
    const command = { personId: place.personId, suspend };
    const done = await suspendMember(c.get("deps"), actorOf(c, "bidder"), command, requestKey);
    if (done.ok) return toPeople(c, suspend ? "person-suspended" : "person-restored");
    const errors = [{ field: "confirm", text: organisationRefusalInWords(done.error) }];
    return suspensionPage(c, place, { errors, status: statusOf(done.error.code) });
  });

function invitePage(c: PortalContext, { values, errors = [], status }: Shown & { values: InviteValues }) {
  if (actorOf(c, "bidder").role !== "submitter") return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <InvitePage frame={frameOf(c)} values={values} requestKey={newRequestKey(c)} errors={errors} />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

function suspensionPage(c: PortalContext, place: Membership, { errors = [], status }: Shown) {
  const actor = actorOf(c, "bidder");
  if (actor.role !== "submitter" || place.personId === actor.personId)
    return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <ColleagueSuspensionPage
      frame={frameOf(c)}
      place={place}
      suspend={c.req.param("change") === "suspend"}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

function toPeople(c: PortalContext, flash: string) {
  setFlash(c, flash);
  return c.redirect("/bidder/people", 303);
}

async function colleagueOf(c: PortalContext, id: string): Promise<Membership | undefined> {
  const personId = PersonId.safeParse(id);
  if (!personId.success) return undefined;
  const places = await loadPlaces(c.get("deps").table, actorOf(c, "bidder").organisationId);
  return places.find((place) => place.personId === personId.data);
}
