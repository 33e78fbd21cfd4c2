import { Hono } from "hono";
import { Capacity, capacityOf } from "../../../shared/kernel/actor.ts";
import { isOwnRegistration } from "../../../shared/kernel/place.ts";
import { placeName } from "../../../shared/people/own-place.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { choiceRefusalInWords } from "../../../shared/people/words.ts";
import { chooseCapacity } from "../../../functions/people/operations.ts";
import {
  activePlaces,
  loadInvitation,
  loadInvitations,
  loadOwnPlaces,
} from "../../../functions/people/place-facts.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setSessionCookie } from "../../doors/session-cookie.ts";
import { CapacityPage } from "./capacity-page.tsx";
import { destinationOf, returnPath } from "./return-path.ts";
import { sessionOf } from "../../../functions/platform/actor-of.ts";

/** For whom a signed-in person acts. Behind the guard of the door. */
export const sessionRoutes = new Hono<PortalEnv>()
  .get("/session/choose", (c) => capacityPage(c, c.req.query("to")))
  .post("/session/choose", async (c) => {
    const typed = await readForm(c);
    const chosen = Capacity.safeParse(typed.text("capacity"));
    if (!chosen.success) return capacityPage(c, typed.text("to"), { code: "not-found" });
    const done = await chooseCapacity(c.get("deps"), sessionOf(c), chosen.data, typed.requestKey);
    if (!done.ok) return capacityPage(c, typed.text("to"), done.error);
    const { actor, secret } = done.value;
    if (secret !== undefined) setSessionCookie(c, secret);
    return c.redirect(destinationOf(actor, 1, typed.text("to")), 303);
  });

const nextPage = (after: Capacity, to: string | undefined): string =>
  `/session/choose?after=${after}${to === undefined ? "" : `&to=${encodeURIComponent(to)}`}`;

async function capacityPage(
  c: PortalContext,
  to: string | undefined,
  refused?: RefusalOf<typeof chooseCapacity>,
) {
  const { actor, mail } = sessionOf(c);
  const deps = c.get("deps");
  const after = Capacity.safeParse(c.req.query("after")).data;
  const [{ places }, { invitations, next }] = await Promise.all([
    loadOwnPlaces(deps, actor.personId, actor.name),
    loadInvitations(deps, actor, after),
  ]);
  // What was just registered stands on the first page, however many invitations there are.
  const named = Capacity.safeParse(c.req.query("registered")).data;
  const found = named && (await loadInvitation(deps, actor, named));
  const waiting = [found, ...invitations.filter((one) => one.capacity !== named)].filter(
    (one) => one !== undefined,
  );
  const registered = waiting.filter(({ row }) => isOwnRegistration(row));
  const active = [...activePlaces(places), ...registered];
  const current = actor.audience === "newcomer" ? actor.audience : capacityOf(actor);
  const goOn = destinationOf(actor, active.length, to);
  // Nothing is to be chosen, and nothing else is to be read here on the way.
  const asks = active.length !== 1 || active[0]?.capacity !== current || waiting.length > 0;
  if (!asks && refused === undefined && returnPath(to) !== undefined) return c.redirect(goOn, 303);
  const errors = refused === undefined ? [] : [{ field: "capacity", text: choiceRefusalInWords(refused) }];
  const page = (
    <CapacityPage
      frame={frameOf(
        c,
        undefined,
        found && { "organisation-registered": `${placeName(found)} is registered` },
      )}
      active={active}
      places={places}
      invitations={waiting.filter((one) => !registered.includes(one))}
      nextHref={next === undefined ? undefined : nextPage(next, returnPath(to))}
      current={current}
      goOn={goOn}
      mail={mail}
      to={returnPath(to)}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? 422 : 200);
}
