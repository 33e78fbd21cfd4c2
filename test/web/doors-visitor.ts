import * as z from "zod";
import type { Deps } from "../../functions/platform/deps.ts";
import { sessionKey } from "../../functions/platform/session.ts";
import { Actor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { Identity, SignedIn } from "../../functions/platform/identity.ts";
import { OPENED_FOR_HEADER, openedFor } from "../../web/doors/opened-for.ts";
import { front } from "../builders/doors.ts";
import { type Fields, formOf, ORIGIN } from "../builders/person.ts";

/** All doors over one portal, and a sign-in service that lets everybody be who they say. */
export type Doors = {
  answer(path: string, init: RequestInit): Response | Promise<Response>;
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
  const doors = front({ ...given, identity });
  return {
    identity: { nextIs: (person) => void (next = person) },
    async openedFor(session) {
      const row = await given.table.get(sessionKey(await sha256(session)));
      const held = z.object({ actor: Actor }).safeParse(row);
      return held.success ? openedFor(held.data.actor) : undefined;
    },
    answer: (path, init) => doors.request(path, init),
  };
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
  post(path: string, fields: Fields = {}, headers = {}) {
    return this.send(path, { method: "POST", headers: { origin: ORIGIN, ...headers }, body: formOf(fields) });
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const says = headers.has(OPENED_FOR_HEADER) || saysForWhom(init.body);
    const opened =
      (init.method ?? "GET") === "GET" || says ? undefined : await this.doors.openedFor(this.session);
    if (opened !== undefined) headers.set(OPENED_FOR_HEADER, encodeURIComponent(opened));
    const response = await this.doors.answer(path, { ...init, headers });
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
export const textOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();
