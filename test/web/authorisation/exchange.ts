import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { OPENED_FOR_HEADER, openedFor } from "../../../web/doors/opened-for.ts";
import { CHECKED } from "../../../web/govuk/checked.tsx";
import { expectDescribed } from "../../builders/described.ts";
import { formOf } from "../../builders/visitor.ts";
import { anyKey } from "../../builders/competition.ts";
import type { Principal } from "./principals.ts";
import type { World } from "./world.ts";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "PATCH";
/** What is sent: the fields of a form, an object as JSON, or a body as it is. Headers override what goes without saying. */
export type Sent = {
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly body?: RequestInit["body"];
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
};
/** A request and its answer, and what it did to the table and to the log. */
export type Exchange = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly writeUnits: number;
  readonly log: readonly string[];
};

const isUnsafe = (method: Method): boolean => method !== "GET" && method !== "HEAD";
export const isApi = (path: string): boolean => path.startsWith("/api/");

/** Sends a request as somebody's browser would or, to the API, as their program. */
export async function exchange(
  world: World,
  app: Hono<PortalEnv>,
  who: Principal,
  method: Method,
  path: string,
  sent: Sent = {},
): Promise<Exchange> {
  const { units, portal } = world;
  const request = new Request(`${world.deps.settings.publicOrigin}${path}${sent.query ?? ""}`, {
    method,
    headers: headersOf(world, who, method, path, sent),
    ...(isUnsafe(method) ? { body: bodyOf(path, sent) } : {}),
  });
  units.reset();
  const logged = portal.logLines.length;
  const answer = await app.request(request);
  await expectDescribed(method, path, answer);
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    writeUnits: units.spent.writeUnits,
    log: portal.logLines.slice(logged),
  };
}

function headersOf(
  { deps, signedIn }: World,
  who: Principal,
  method: Method,
  path: string,
  sent: Sent,
): Headers {
  const headers = new Headers();
  const holds = signedIn[who];
  if (isApi(path)) {
    if (holds !== undefined) headers.set("authorization", `Bearer ${holds.bearer}`);
    if (isUnsafe(method)) headers.set("content-type", "application/json");
    if (isUnsafe(method)) headers.set("idempotency-key", anyKey());
  } else {
    if (holds !== undefined) headers.set("cookie", `__Host-session=${holds.cookie}`);
    if (isUnsafe(method)) headers.set("origin", deps.settings.publicOrigin);
    // Whatever is sent was opened by who sends it; opened-for.test.ts is about what was not.
    if (isUnsafe(method) && holds !== undefined)
      headers.set(OPENED_FOR_HEADER, encodeURIComponent(openedFor(holds.actor)));
    if (sent.form !== undefined) headers.set("content-type", "application/x-www-form-urlencoded");
  }
  for (const [name, value] of Object.entries(sent.headers ?? {})) {
    if (value === "") headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

function bodyOf(path: string, { form, json, body }: Sent): NonNullable<RequestInit["body"]> {
  if (body !== undefined && body !== null) return body;
  if (isApi(path)) return JSON.stringify(json ?? {});
  // As from the page on which a final act is checked.
  return formOf({ requestKey: anyKey(), [CHECKED.name]: CHECKED.value, ...form }).toString();
}
