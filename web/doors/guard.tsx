import { createMiddleware } from "hono/factory";
import type { Audience } from "../../shared/kernel/actor.ts";
import { problem } from "../../functions/platform/problem.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { ExpiredPage } from "../govuk/problem-pages.tsx";
import { forbidden } from "./forbidden.tsx";
import { logRefusal } from "./door.tsx";
import { sentBack } from "./form.ts";
import { frameOf } from "./frame.tsx";
import { isApi } from "./origin.ts";

/**
 * Lets people of one audience pass. Without a session a page leads to sign-in, and a form gives back what was typed, to
 * be sent again after signing in; with a session for somebody else the answer is that the role does not allow it.
 */
export const only = (...audiences: readonly Audience[]) =>
  createMiddleware<PortalEnv>(async (c, next) => {
    const session = c.get("session");
    if (session === undefined) return signInFirst(c);
    if (audiences.includes(session.actor.audience)) return next();
    if (isApi(c))
      return problem(c, { status: 403, code: "not-for-your-role", detail: "Your role does not allow this" });
    if (session.actor.audience === "newcomer" && asksForPage(c)) return leadAway(c, "/session/choose");
    return forbidden(c);
  });

const asksForPage = (c: PortalContext): boolean => c.req.method === "GET" || c.req.method === "HEAD";

/** Sends a browser on to where it can get what it lacks. A refusal all the same, and written down as one. */
function leadAway(c: PortalContext, to: string): Response {
  logRefusal(c, 302);
  return c.redirect(to, 302);
}

async function signInFirst(c: PortalContext): Promise<Response> {
  if (isApi(c)) {
    c.header("www-authenticate", "Bearer");
    return problem(c, {
      status: 401,
      code: "sign-in-first",
      detail: "Send a bearer token that has not run out",
    });
  }
  const signInHref = `/sign-in?to=${encodeURIComponent(c.req.path)}`;
  if (asksForPage(c)) return leadAway(c, signInHref);
  const page = <ExpiredPage frame={frameOf(c)} signInHref={signInHref} {...await sentBack(c)} />;
  return c.html(page, 401);
}
