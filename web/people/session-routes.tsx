import { Hono } from "hono";
import { inWords } from "../../shared/kernel/instant.ts";
import type { RefusalOf } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { choiceRefusalInWords } from "../../shared/people/words.ts";
import { chooseCapacity, listCapacities } from "../../functions/people/operations.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import type { LiveSession } from "../../functions/platform/session.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setSessionCookie } from "../doors/session-cookie.ts";
import { CapacityPage } from "./capacity-page.tsx";
import { destinationOf, returnPath } from "./return-path.ts";
import { TokenPage } from "./token-page.tsx";

/** For whom a signed-in person acts, and the tokens with which their programs do. Behind the guard of the door. */
export const sessionRoutes = new Hono<PortalEnv>()
  .get("/session/choose", (c) => capacityPage(c, c.req.query("to")))
  .post("/session/choose", async (c) => {
    const typed = await readForm(c);
    const session = sessionOf(c);
    const chosen = await chooseCapacity(
      c.get("deps"),
      session,
      typed.text("capacity"),
      "cookie",
      typed.requestKey,
    );
    if (!chosen.ok) return capacityPage(c, typed.text("to"), chosen.error);
    const { actor, secret } = chosen.value;
    if (secret !== undefined) setSessionCookie(c, secret);
    return c.redirect(destinationOf(actor, session.capacities, typed.text("to")), 303);
  })
  .get("/session/tokens", (c) => c.html(<TokenPage {...tokenPage(c)} />))
  .post("/session/tokens", async (c) => {
    const typed = await readForm(c);
    const session = sessionOf(c);
    const { actor } = session;
    const own = "organisationId" in actor ? actor.organisationId : actor.audience;
    const made = await chooseCapacity(c.get("deps"), session, own, "bearer", typed.requestKey);
    if (!made.ok)
      return c.html(<TokenPage {...tokenPage(c)} refused={commonRefusalInWords(made.error)} />, 422);
    const { secret, endsAt } = made.value;
    const token = secret === undefined ? "shown-before" : { secret, endsAt, endsInWords: inWords(endsAt) };
    return c.html(<TokenPage {...tokenPage(c)} token={token} />);
  });

/** Every route here stands behind the door's guard, which lets nobody in without a session. */
function sessionOf(c: PortalContext): LiveSession {
  const session = c.get("session");
  if (session === undefined) throw new Error("a route without its guard");
  return session;
}

async function capacityPage(
  c: PortalContext,
  to: string | undefined,
  refused?: RefusalOf<typeof chooseCapacity>,
) {
  const session = sessionOf(c);
  const { audience } = session.actor;
  const current = "organisationId" in session.actor ? session.actor.organisationId : audience;
  const errors = refused === undefined ? [] : [{ field: "capacity", text: choiceRefusalInWords(refused) }];
  const page = (
    <CapacityPage
      frame={frameOf(c)}
      capacities={await listCapacities(c.get("deps"), session)}
      current={current}
      mail={session.mail}
      to={returnPath(to)}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? 422 : 200);
}

function tokenPage(c: PortalContext) {
  const { actor } = sessionOf(c);
  return {
    frame: frameOf(c),
    actsFor: "organisationName" in actor ? actor.organisationName : "the authority",
    audience: actor.audience,
    origin: c.get("deps").settings.publicOrigin,
    requestKey: newRequestKey(c),
  };
}
