import { Hono } from "hono";
import { Capacity } from "../../../shared/kernel/actor.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import { isOwnRegistration } from "../../../shared/kernel/place.ts";
import type { RequestKey } from "../../../shared/kernel/id.ts";
import { placeRefusalInWords } from "../../../shared/people/words.ts";
import { chooseCapacity } from "../../../functions/people/operations.ts";
import {
  activePlaces,
  loadInvitation,
  loadInvitations,
  loadOwnPlaces,
} from "../../../functions/people/place-facts.ts";
import {
  acceptPlace,
  leavePlace,
  refuseEveryPlace,
  refusePlace,
} from "../../../functions/people/place-operations.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash, setSessionCookie } from "../../doors/session-cookie.ts";
import { REFUSE_ALL } from "./invitations.tsx";
import { InvitationPage, LeavePage, RefuseAllPage } from "./place-pages.tsx";
import { destinationOf } from "./return-path.ts";
import { placeName } from "../../../shared/people/own-place.ts";
import { seenIn } from "../../../shared/kernel/typed-number.ts";
import { sessionOf } from "../../../functions/platform/actor-of.ts";

const CHOOSE = "/session/choose";
type Refusal = Parameters<typeof placeRefusalInWords>[0];

/** Accepting, refusing and leaving places: at sign-in, which alone sees all of a person's. */
export const placeRoutes = new Hono<PortalEnv>()
  .get(REFUSE_ALL, async (c) => {
    const { invitations: waiting, next } = await loadInvitations(c.get("deps"), sessionOf(c).actor);
    const invitations = waiting.filter(({ row }) => !isOwnRegistration(row));
    if (invitations.length === 0) return c.redirect(CHOOSE, 303);
    const page = { frame: frameOf(c), invitations, more: next !== undefined, requestKey: newRequestKey(c) };
    return c.html(<RefuseAllPage {...page} />);
  })
  .post(REFUSE_ALL, async (c) => {
    const { requestKey } = await readForm(c);
    const done = await refuseEveryPlace(c.get("deps"), sessionOf(c), requestKey);
    if (!done.ok) return c.redirect(CHOOSE, 303);
    return to(c, "places-refused");
  })
  .get("/session/invitations/:capacity", async (c) => invitationPage(c, undefined))
  .post("/session/invitations/:capacity/:answer{accept|refuse}", async (c) => {
    const capacity = capacityIn(c);
    const { requestKey, text } = await readForm(c);
    if (capacity === undefined) return c.notFound();
    const accepts = c.req.param("answer") === "accept";
    const [deps, session] = [c.get("deps"), sessionOf(c)];
    const done = accepts
      ? await acceptPlace(deps, session, capacity, requestKey, seenIn(text("seenVersion")))
      : await refusePlace(deps, session, capacity, requestKey);
    if (!done.ok) return invitationPage(c, done.error);
    return accepts ? accepted(c, capacity, requestKey) : to(c, "place-refused");
  })
  .get("/session/places/:capacity/leave", async (c) => leavePage(c, undefined))
  .post("/session/places/:capacity/leave", async (c) => {
    const capacity = capacityIn(c);
    const { requestKey } = await readForm(c);
    if (capacity === undefined) return c.notFound();
    const done = await leavePlace(c.get("deps"), sessionOf(c), capacity, requestKey);
    if (!done.ok) return leavePage(c, done.error);
    if (done.value.secret !== undefined) setSessionCookie(c, done.value.secret);
    return to(c, "place-left");
  });

function capacityIn(c: PortalContext): Capacity | undefined {
  return addressed(c, "capacity", Capacity);
}

function to(c: PortalContext, flash: string) {
  setFlash(c, flash);
  return c.redirect(CHOOSE, 303);
}

/** Whoever acts for nobody yet, and has no other place to choose, goes straight on for the one that they accepted. */
async function accepted(c: PortalContext, capacity: Capacity, requestKey: RequestKey) {
  const [deps, session] = [c.get("deps"), sessionOf(c)];
  const { places } = await loadOwnPlaces(deps, session.actor.personId, session.actor.name);
  const only = activePlaces(places).length === 1 && session.actor.audience === "newcomer";
  const chosen = only ? await chooseCapacity(deps, session, capacity, requestKey) : undefined;
  if (!chosen?.ok) return to(c, "place-accepted");
  if (chosen.value.secret !== undefined) setSessionCookie(c, chosen.value.secret);
  setFlash(c, "place-taken");
  return c.redirect(destinationOf(chosen.value.actor, 1, undefined), 303);
}

async function invitationPage(c: PortalContext, refused: Refusal | undefined) {
  const capacity = capacityIn(c);
  const place = capacity && (await loadInvitation(c.get("deps"), sessionOf(c).actor, capacity));
  if (place === undefined) return c.notFound();
  const errors = await errorsOf(c, refused, "accept");
  const page = { frame: frameOf(c), place, requestKey: newRequestKey(c), errors };
  return c.html(<InvitationPage {...page} />, refused === undefined ? 200 : 422);
}

async function leavePage(c: PortalContext, refused: Refusal | undefined) {
  const { personId, name } = sessionOf(c).actor;
  const { places } = await loadOwnPlaces(c.get("deps"), personId, name);
  const place = places.find(({ capacity }) => capacity === c.req.param("capacity"));
  if (place === undefined) return c.notFound();
  const errors = await errorsOf(c, refused, "leave");
  const page = { frame: frameOf(c), place, requestKey: newRequestKey(c), errors };
  return c.html(<LeavePage {...page} />, refused === undefined ? 200 : 422);
}

/** What both pages show of a refusal. The person, who sees all of their places, is told which one stands in the way. */
const errorsOf = async (c: PortalContext, refused: Refusal | undefined, field: string) =>
  refused === undefined ? [] : [{ field, text: await refusalInWords(c, refused) }];

async function refusalInWords(c: PortalContext, refused: Refusal): Promise<string> {
  if (refused.code !== "cannot-take-place") return placeRefusalInWords(refused);
  const { personId, name } = sessionOf(c).actor;
  const { places } = await loadOwnPlaces(c.get("deps"), personId, name);
  const other = places.find(({ capacity }) => capacity === refused.capacity);
  return placeRefusalInWords(refused, other && placeName(other));
}
