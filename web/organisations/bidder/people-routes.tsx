import { loadEveryPlace, loadPlace, loadWorths } from "../../../functions/organisations/facts.ts";
import {
  changingRole,
  invitingPerson,
  removingMember,
  revokingColleaguesToken,
  suspendingMember,
} from "../../../functions/organisations/people-acts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { PersonId } from "../../../shared/kernel/id.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";
import { isInvited, livingTokens } from "../../../shared/kernel/place.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { isTaken } from "../../../shared/organisations/people.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import { newRequestKey } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { pageOf, together } from "../../doors/page-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { forbidden } from "../../doors/forbidden.tsx";
import { type ColleagueAct, ColleaguePage } from "./colleague-page.tsx";
import { CheckRevokingPage, ColleaguesTokensPage } from "./colleagues-tokens-page.tsx";
import { ColleaguesPage } from "./colleagues-page.tsx";
import { CheckInvitingPage, InvitePage, PEOPLE, RolePage } from "./invite-page.tsx";

const toPeople = () => PEOPLE.href;

/** Everybody who has a place in the own organisation, or is invited to one. */
async function everybody(c: PortalContext) {
  const actor = actorOf(c, "bidder");
  const places = await loadEveryPlace(c.get("deps").table, actor.organisationId);
  return { actor, places: places.filter(isTaken) };
}

/** The place of the colleague whom the address names, for a submitter, who changes nothing of their own. */
async function namedColleague(c: PortalContext): Promise<Place | Response> {
  const actor = actorOf(c, "bidder");
  const person = addressed(c, "person", PersonId);
  const place = person && (await loadPlace(c.get("deps").table, actor.organisationId, person));
  if (place === undefined || !isTaken(place)) return c.notFound();
  if (maySubmit(actor) && place.personId !== actor.personId) return place;
  return forbidden(c);
}

/** What is about to be done to the colleague; nobody is suspended before they have accepted. */
async function namedChange(c: PortalContext, act?: ColleagueAct) {
  const place = await namedColleague(c);
  if (place instanceof Response) return place;
  if (act === undefined && isInvited(place)) return c.notFound();
  const asked = c.req.param("change") === "suspend" ? "suspend" : "restore";
  return { place, act: act ?? asked, organisation: actorOf(c, "bidder").organisationName } as const;
}

async function namedTokens(c: PortalContext) {
  const place = await namedColleague(c);
  if (place instanceof Response) return place;
  const { table, wall } = c.get("deps");
  const worths = await loadWorths(table, place.organisationId, [place.personId]);
  return { place, tokens: livingTokens(worths.get(place.personId), instantOf(wall())) };
}

const tokensPage = (
  c: PortalContext,
  facts: Exclude<Awaited<ReturnType<typeof namedTokens>>, Response>,
  errors: readonly FieldError[],
) => <ColleaguesTokensPage frame={frameOf(c)} {...facts} requestKey={newRequestKey(c)} errors={errors} />;

/** The people of a bidder, below /bidder: everybody reads, a submitter changes. */
export const peopleRoutes = together(
  pageOf("/people", everybody, (page, c) => <ColleaguesPage frame={frameOf(c)} {...page} />),
  formOf(invitingPerson, {
    path: "/people/invite",
    facts: async () => ({}),
    page: (_facts, filled) => <InvitePage {...filled} />,
    check: (_facts, checking) => <CheckInvitingPage {...checking} />,
    flash: "person-invited",
    to: toPeople,
  }),
  formOf(changingRole, {
    path: "/people/:person/role",
    facts: namedColleague,
    start: ({ role }) => ({ role }),
    page: (place, filled) => <RolePage {...filled} place={place} />,
    flash: "person-has-role",
    to: toPeople,
  }),
  formOf(suspendingMember, {
    path: "/people/:person/:change{suspend|restore}",
    facts: (c) => namedChange(c),
    read: (_typed, { act }) => accept({ suspend: act === "suspend" }),
    page: (facts, filled) => <ColleaguePage {...filled} {...facts} />,
    flash: ({ act }) => (act === "suspend" ? "person-suspended" : "person-restored"),
    to: toPeople,
  }),
  pageOf("/people/:person/tokens", namedTokens, (facts, c) => tokensPage(c, facts, [])),
  formOf(revokingColleaguesToken, {
    path: "/people/:person/tokens/:token/revoke",
    pagePath: false,
    facts: namedTokens,
    check: (facts, checking, c) => (
      <CheckRevokingPage {...checking} {...facts} tokenId={c.req.param("token") ?? ""} />
    ),
    page: (facts, { errors }, c) => tokensPage(c, facts, errors),
    flash: "token-revoked",
    to: ({ place }) => `${PEOPLE.href}/${place.personId}/tokens`,
  }),
  formOf(removingMember, {
    path: "/people/:person/remove",
    facts: (c) => namedChange(c, "remove"),
    gone: () => ({ asked: {}, to: PEOPLE.href }),
    page: (facts, filled) => <ColleaguePage {...filled} {...facts} />,
    flash: ({ place }) => (isInvited(place) ? "invitation-taken-back" : "person-removed"),
    to: toPeople,
  }),
);
