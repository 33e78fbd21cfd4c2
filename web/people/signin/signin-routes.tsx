import { Hono } from "hono";
import { sha256 } from "../../../shared/kernel/digest.ts";
import { RequestKey } from "../../../shared/kernel/id.ts";
import { SECOND } from "../../../shared/kernel/instant.ts";
import { SIGNED_IN_PATH } from "../../../shared/kernel/names.ts";
import { refuse } from "../../../shared/kernel/result.ts";
import { SIGN_IN_FAILED } from "../../../shared/people/words.ts";
import { beginSignIn, completeSignIn, SIGN_IN_LIMIT, signOut } from "../../../functions/people/operations.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { frameOf } from "../../doors/frame.tsx";
import {
  clearSessionCookie,
  clearSignInCookie,
  setFlash,
  setSessionCookie,
  setSignInCookie,
  signInCookie,
} from "../../doors/session-cookie.ts";
import { destinationOf, returnPath } from "./return-path.ts";
import { SignedOutPage, SignInRefusedPage, SignOutPage } from "./signin-pages.tsx";

/** Signing in and out, and whether the session still lives: for everybody, signed in or not. */
export const signInRoutes = new Hono<PortalEnv>()
  .get("/sign-in", async (c) => {
    const { url, secret } = await beginSignIn(c.get("deps"), returnPath(c.req.query("to")) ?? "");
    setSignInCookie(c, secret, SIGN_IN_LIMIT / SECOND);
    return c.redirect(url, 302);
  })
  .get(SIGNED_IN_PATH, async (c) => {
    const deps = c.get("deps");
    const secret = signInCookie(c);
    // The provider was told the public origin; behind a content network the request names another host.
    const callback = new URL(SIGNED_IN_PATH + new URL(c.req.url).search, deps.settings.publicOrigin);
    const requestKey = RequestKey.parse(`sign-in-${await sha256(callback.searchParams.get("state") ?? "")}`);
    const outcome =
      secret === undefined
        ? refuse({ code: "failed" })
        : await completeSignIn(deps, secret, callback, c.get("session"), requestKey);
    clearSignInCookie(c);
    if (!outcome.ok) {
      return c.html(<SignInRefusedPage frame={frameOf(c)} words={SIGN_IN_FAILED} />, 400);
    }
    const { actor, capacities, invited, returnTo } = outcome.value;
    setSessionCookie(c, outcome.value.secret);
    if (invited && actor.audience !== "newcomer") setFlash(c, "invitations-wait");
    return c.redirect(destinationOf(actor, capacities, returnTo), 303);
  })
  .get("/sign-out", (c) => {
    const SignOut = c.get("session") === undefined ? SignedOutPage : SignOutPage;
    return c.html(<SignOut frame={frameOf(c)} />);
  })
  .post("/sign-out", async (c) => {
    const session = c.get("session");
    if (session !== undefined)
      await signOut(c.get("deps"), session, RequestKey.parse(`sign-out-${session.hash}`));
    clearSessionCookie(c);
    return c.redirect("/sign-out", 303);
  })
  .get("/session/alive", (c) => c.body(null, c.get("session") === undefined ? 401 : 204));
