import type { Audience } from "../../shared/kernel/actor.ts";
import { openedFor } from "../../web/doors/opened-for.ts";
import { type Front, front } from "./doors.ts";
import type { SignedInTest, TestPortal } from "./portal.ts";

export const ORIGIN = "https://portal.example";

/** An answer that was read. */
export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };
async function answered(response: Response | Promise<Response>): Promise<Answer> {
  const one = await response;
  return { status: one.status, headers: one.headers, text: await one.text() };
}

/** The fields of a form; lists send a field several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;
export const formOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );

/** Somebody at the doors: with a browser, and with a program of theirs. */
export type Person = {
  get(path: string): Response | Promise<Response>;
  /** Sends a form, or a body as it is, from a page that was opened by them. */
  post(path: string, fields?: Fields | FormData): Response | Promise<Response>;
  /** Calls the JSON API; a text is sent as it is. */
  api(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Response | Promise<Response>;
};

/** Somebody who holds a session and a token, or one of them, or nothing. */
function person(
  doors: Front,
  { session, token }: { readonly session?: SignedInTest | undefined; readonly token?: string | undefined },
): Person {
  const cookie: Record<string, string> =
    session === undefined ? {} : { cookie: `__Host-session=${session.secret}` };
  const bearer: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const opened: Record<string, string> = session === undefined ? {} : { openedFor: openedFor(session.actor) };
  return {
    get: (path) => doors.request(path, { headers: cookie }),
    post(path, fields = {}) {
      const body = fields instanceof FormData ? fields : formOf({ ...opened, ...fields });
      if (body instanceof FormData && opened["openedFor"] !== undefined)
        body.set("openedFor", opened["openedFor"]);
      return doors.request(path, { method: "POST", headers: { ...cookie, origin: ORIGIN }, body });
    },
    api: (method, path, body, headers = {}) =>
      doors.request(`/api/v1${path}`, {
        method,
        headers: {
          ...bearer,
          ...(method === "GET" ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}

/** Somebody signed in by their mail address, with a session and a token; without one, somebody who is not. */
export async function personAt(portal: TestPortal, mail?: string, name = mail, doors = front(portal.deps)) {
  if (mail === undefined) return person(doors, {});
  const session = await portal.signIn(mail, name);
  return person(doors, { session, token: (await portal.signIn(mail, name, "bearer")).secret });
}

/** The same person, whose answers are read. */
export type Reader = {
  readonly [act in keyof Person]: (...given: Parameters<Person[act]>) => Promise<Answer>;
};
export const reader = (one: Person): Reader => ({
  get: (...given) => answered(one.get(...given)),
  post: (...given) => answered(one.post(...given)),
  api: (...given) => answered(one.api(...given)),
});

/** The body of an answer of the API. */
const jsonOf = ({ text }: Answer) => Object(JSON.parse(text));
/** Status and code of a refusal of the API. */
const codeOf = (answer: Answer): string => `${answer.status} ${jsonOf(answer).code}`;

let keys = 0;
/**
 * A program of whoever has this mail address, for an audience: paths are below it, and each write has a key of its own
 * unless one is given. `done` fails if it was refused, and `refused` gives the code.
 */
export async function programAt(portal: TestPortal, audience: Audience | "public", mail?: string) {
  const { api } = reader(await personAt(portal, mail));
  const ask = (
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const key = method === "GET" ? {} : { "idempotency-key": `a-key-of-its-own-${(keys += 1)}` };
    return api(method, `/${audience}${path}`, body, { ...key, ...headers });
  };
  return {
    async done(...given: Parameters<typeof ask>) {
      const answer = await ask(...given);
      if (answer.status >= 400) throw new Error(`refused: ${answer.text}`);
      const etag = answer.headers.get("etag");
      return etag === null ? jsonOf(answer) : { ...jsonOf(answer), etag };
    },
    refused: async (...given: Parameters<typeof ask>): Promise<string> => codeOf(await ask(...given)),
  };
}
