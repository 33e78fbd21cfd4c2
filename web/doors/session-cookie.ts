import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { PortalContext } from "../../functions/platform/request.ts";

const SESSION = "session";
const SIGN_IN = "sign-in";
const FLASH = "flash";
/** `__Host-` binds a cookie to this host alone and to encrypted (or same-machine) connections. */
const settings = { prefix: "host", path: "/", httpOnly: true, secure: true, sameSite: "Lax" } as const;

export const sessionCookie = (c: PortalContext): string | undefined => getCookie(c, SESSION, "host");
export const setSessionCookie = (c: PortalContext, secret: string): void =>
  setCookie(c, SESSION, secret, settings);
export const clearSessionCookie = (c: PortalContext): void => void deleteCookie(c, SESSION, settings);

/** What a browser that left for the identity provider is recognised by when it comes back. */
export const signInCookie = (c: PortalContext): string | undefined => getCookie(c, SIGN_IN, "host");
export const setSignInCookie = (c: PortalContext, secret: string, maxAge: number): void =>
  setCookie(c, SIGN_IN, secret, { ...settings, maxAge });
export const clearSignInCookie = (c: PortalContext): void => void deleteCookie(c, SIGN_IN, settings);

/** What the person has just done, for the next page to say once: the name of one of `flashWords`, never a text. */
export const setFlash = (c: PortalContext, name: string): void =>
  setCookie(c, FLASH, name, { ...settings, maxAge: 60 });
export function takeFlash(c: PortalContext): string | undefined {
  const name = getCookie(c, FLASH, "host");
  if (name !== undefined) deleteCookie(c, FLASH, settings);
  return name;
}

export const bearerOf = (c: PortalContext): string | undefined =>
  /^Bearer ([A-Za-z0-9._-]{20,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
