import type { Hono } from "hono";
import { expect } from "vitest";
import * as z from "zod";
import { DOOR_PATHS, DOORS, type Door } from "../../shared/kernel/names.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { sessionKey } from "../../functions/platform/session.ts";
import { Actor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { Identity, SignedIn } from "../../functions/platform/identity.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { createApp as authority } from "../../web/doors/authority.app.tsx";
import { createApp as bidder } from "../../web/doors/bidder.app.tsx";
import { createApp as partner } from "../../web/doors/partner.app.tsx";
import { createApp as open } from "../../web/doors/public.app.tsx";
import { createApp as signin } from "../../web/doors/signin.app.tsx";
import { OPENED_FOR_HEADER, openedFor } from "../../web/doors/opened-for.ts";
import { fenced } from "../builders/fenced.ts";

export const ORIGIN = "https://portal.example";

/** All doors over one portal, and a sign-in service that lets everybody be who they say. */
export type Doors = {
  answer(request: Request): Promise<Response>;
  readonly identity: { nextIs(person: SignedIn | undefined): void };
  /** For whom whoever holds a session would open a page now; undefined when it is over. */
  openedFor(session: string): Promise<string | undefined>;
};

export function allDoors(given: Deps): Doors {
  let next: SignedIn | undefined;
  let begun = 0;
  const identity: Identity = {
    begin: async () => {
      const state = `state-${(begun += 1)}`;
      return {
        url: `https://issuer.example/auth?state=${state}`,
        pending: { state, nonce: "n", verifier: "v" },
      };
    },
    complete: async (callback, { state }) =>
      callback.origin === ORIGIN && callback.searchParams.get("state") === state ? next : undefined,
  };
  const deps = { ...given, identity };
  const apps: Record<Door, Hono<PortalEnv>> = {
    signin: signin(fenced(deps, "signin")),
    public: open(fenced(deps, "public")),
    bidder: bidder(fenced(deps, "bidder")),
    partner: partner(fenced(deps, "partner")),
    authority: authority(fenced(deps, "authority")),
  };
  return {
    identity: { nextIs: (person) => void (next = person) },
    async openedFor(session) {
      const row = await given.table.get(sessionKey(await sha256(session)));
      const held = z.object({ actor: Actor }).safeParse(row);
      return held.success ? openedFor(held.data.actor) : undefined;
    },
    async answer(request) {
      const response = await apps[doorOf(new URL(request.url).pathname)].request(request);
      expectGuarded(response);
      return response;
    },
  };
}

/** As the gateway does: the door with a prefix that fits, else the public one. */
function doorOf(path: string): Door {
  const fits = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  return DOORS.find((door) => door !== "public" && DOOR_PATHS[door].some(fits)) ?? "public";
}

/** What must hold of every single response of every door. */
function expectGuarded(response: Response): void {
  const { headers } = response;
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'nonce-[\w-]{22}'; .*frame-ancestors 'none'$/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(response.status, "a fault").toBeLessThan(500);
  for (const cookie of headers.getSetCookie()) {
    expect(cookie).toMatch(/^__Host-[a-z-]+=/);
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/domain=/i);
  }
}

/**
 * A browser: keeps cookies, says where a form came from, follows nothing by itself. What it sends it has just opened,
 * unless the request says for whom it was opened.
 */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly doors: Doors;
  constructor(doors: Doors) {
    this.doors = doors;
  }

  get(path: string): Promise<Response> {
    return this.send(path, {});
  }

  /** Sends a form; lists send a field several times. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}, headers = {}) {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    return this.send(path, {
      method: "POST",
      headers: { origin: ORIGIN, ...headers },
      body: new URLSearchParams(pairs),
    });
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const request = new Request(`${ORIGIN}${path}`, init);
    if (this.cookies.size > 0)
      request.headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const says = request.headers.has(OPENED_FOR_HEADER) || saysForWhom(init.body);
    const opened = request.method === "GET" || says ? undefined : await this.doors.openedFor(this.session);
    if (opened !== undefined) request.headers.set(OPENED_FOR_HEADER, encodeURIComponent(opened));
    const response = await this.doors.answer(request);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Signs in as somebody by way of the sign-in service; the answer is that of coming back. */
  async signIn(mail: string, name = mail, to?: string): Promise<Response> {
    const begun = await this.get(`/sign-in${to === undefined ? "" : `?to=${encodeURIComponent(to)}`}`);
    const { searchParams } = new URL(begun.headers.get("location") ?? "");
    this.doors.identity.nextIs({ mail, name });
    return this.get(`/sign-in/callback?code=any&state=${searchParams.get("state")}`);
  }

  get session(): string {
    return this.cookies.get("__Host-session") ?? "";
  }

  /** The same browser with another session. */
  holding(session: string): Visitor {
    const other = new Visitor(this.doors);
    other.cookies.set("__Host-session", session);
    return other;
  }
}

const saysForWhom = (body: RequestInit["body"]): boolean =>
  (body instanceof URLSearchParams || body instanceof FormData) && body.has("openedFor");

/** Where a redirect leads. */
export const leadsTo = (response: Response): string | null => response.headers.get("location");
