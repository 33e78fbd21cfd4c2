import { Hono } from "hono";
import { PersonId, TokenId } from "../../../shared/kernel/id.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";
import { isInvited, livingTokens } from "../../../shared/kernel/place.ts";
import { isTaken } from "../../../shared/organisations/people.ts";
import { ChangeRole, InvitePerson, type Place } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { loadEveryPlace, loadWorths } from "../../../functions/organisations/facts.ts";
import {
  changeRole,
  invitePerson,
  removeMember,
  revokeColleaguesToken,
  suspendMember,
} from "../../../functions/organisations/people-operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { type ColleagueAct, ColleaguePage } from "./colleague-page.tsx";
import { ColleaguesTokensPage } from "./colleagues-tokens-page.tsx";
import { ColleaguesPage } from "./colleagues-page.tsx";
import { InvitePage, type InviteValues, RolePage } from "./invite-page.tsx";

type Shown = { errors?: readonly FieldError[]; status?: ReturnType<typeof statusOf> };

/** The people of a bidder, below /bidder: everybody reads, a submitter changes. */
export const peopleRoutes = new Hono<PortalEnv>()
  .get("/people", async (c) => {
    const actor = actorOf(c, "bidder");
    const places = await placesOf(c);
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
  .get("/people/:person/role", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    return place === undefined ? c.notFound() : rolePage(c, place, place.role);
  })
  .post("/people/:person/role", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    if (place === undefined) return c.notFound();
    const typed = await readForm(c);
    const role = typed.text("role");
    const command = ChangeRole.safeParse({ personId: place.personId, role });
    if (!command.success) return rolePage(c, place, role, { errors: fieldErrors(command.error) });
    const done = await changeRole(c.get("deps"), actorOf(c, "bidder"), command.data, typed.requestKey);
    if (done.ok) return toPeople(c, "person-has-role");
    const errors = [{ field: "role", text: organisationRefusalInWords(done.error) }];
    return rolePage(c, place, role, { errors, status: statusOf(done.error.code) });
  })
  .get("/people/:person/:change{suspend|restore}", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    return place === undefined || isInvited(place)
      ? c.notFound()
      : colleaguePage(c, place, suspending(c), {});
  })
  .post("/people/:person/:change{suspend|restore}", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    if (place === undefined) return c.notFound();
    const act = suspending(c);
    const suspend = act === "suspend";
    const { requestKey } = await readForm(c);
    const command = { personId: place.personId, suspend };
    const done = await suspendMember(c.get("deps"), actorOf(c, "bidder"), command, requestKey);
    if (done.ok) return toPeople(c, suspend ? "person-suspended" : "person-restored");
    const errors = [{ field: "confirm", text: organisationRefusalInWords(done.error) }];
    return colleaguePage(c, place, act, { errors, status: statusOf(done.error.code) });
  })
  .get("/people/:person/tokens", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    return place === undefined ? c.notFound() : tokensPage(c, place, {});
  })
  .post("/people/:person/tokens/:token/revoke", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    const tokenId = TokenId.safeParse(c.req.param("token"));
    if (place === undefined || !tokenId.success) return c.notFound();
    const { requestKey } = await readForm(c);
    const command = { personId: place.personId, tokenId: tokenId.data };
    const done = await revokeColleaguesToken(c.get("deps"), actorOf(c, "bidder"), command, requestKey);
    if (done.ok) {
      setFlash(c, "token-revoked");
      return c.redirect(`/bidder/people/${place.personId}/tokens`, 303);
    }
    if (done.error.code === "not-found") return c.notFound();
    const errors = [{ field: "main-content", text: organisationRefusalInWords(done.error) }];
    return tokensPage(c, place, { errors, status: statusOf(done.error.code) });
  })
  .get("/people/:person/remove", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    return place === undefined ? c.notFound() : colleaguePage(c, place, "remove", {});
  })
  .post("/people/:person/remove", async (c) => {
    const place = await colleagueOf(c, c.req.param("person"));
    if (place === undefined) return c.notFound();
    const { requestKey } = await readForm(c);
    const command = { personId: place.personId };
    const done = await removeMember(c.get("deps"), actorOf(c, "bidder"), command, requestKey);
    if (done.ok) return toPeople(c, isInvited(place) ? "invitation-taken-back" : "person-removed");
    const errors = [{ field: "confirm", text: organisationRefusalInWords(done.error) }];
    return colleaguePage(c, place, "remove", { errors, status: statusOf(done.error.code) });
  });

const suspending = (c: PortalContext): ColleagueAct =>
  c.req.param("change") === "suspend" ? "suspend" : "restore";

function invitePage(c: PortalContext, { values, errors = [], status }: Shown & { values: InviteValues }) {
  if (actorOf(c, "bidder").role !== "submitter") return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <InvitePage frame={frameOf(c)} values={values} requestKey={newRequestKey(c)} errors={errors} />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

/** Whether a form makes sense to show; the operation decides again when it is sent. */
function mayChange(c: PortalContext, place: Place): boolean {
  const actor = actorOf(c, "bidder");
  return actor.role === "submitter" && place.personId !== actor.personId;
}

function rolePage(c: PortalContext, place: Place, role: string, { errors = [], status }: Shown = {}) {
  if (!mayChange(c, place)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <RolePage
      frame={frameOf(c)}
      place={place}
      role={role}
      action={c.req.path}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

function colleaguePage(c: PortalContext, place: Place, act: ColleagueAct, { errors = [], status }: Shown) {
  if (!mayChange(c, place)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <ColleaguePage
      frame={frameOf(c)}
      place={place}
      organisation={actorOf(c, "bidder").organisationName}
      act={act}
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

async function tokensPage(c: PortalContext, place: Place, { errors = [], status }: Shown) {
  if (!mayChange(c, place)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const { personId, organisationId } = place;
  const worths = await loadWorths(c.get("deps").table, organisationId, [personId]);
  const page = (
    <ColleaguesTokensPage
      frame={frameOf(c)}
      place={place}
      tokens={livingTokens(worths.get(personId), instantOf(c.get("deps").wall()))}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

async function colleagueOf(c: PortalContext, id: string): Promise<Place | undefined> {
  const personId = PersonId.safeParse(id);
  if (!personId.success) return undefined;
  return (await placesOf(c)).find((place) => place.personId === personId.data);
}

/** Everybody who has a place in the own organisation, or is invited to one. */
async function placesOf(c: PortalContext): Promise<readonly Place[]> {
  const places = await loadEveryPlace(c.get("deps").table, actorOf(c, "bidder").organisationId);
  return places.filter(isTaken);
}
