import type { SignedIn } from "../../functions/platform/identity.ts";
import type { Actor, Audience } from "../../shared/kernel/actor.ts";
import { OPENED_FOR_HEADER, openedFor } from "../../web/doors/opened-for.ts";
import { CHECKED } from "../../web/govuk/checked.tsx";
import { OPENED_FOR } from "../../web/govuk/form.tsx";
import { Answer } from "./answer.ts";
import { type Front, front } from "./doors.ts";
import { ORIGIN, type TestPortal } from "./portal.ts";

/** The fields of a form; lists send a field several times. */
export type Fields = Readonly<Record<string, string | readonly string[] | File>>;
export function formOf(fields: Fields): URLSearchParams | FormData {
  const files = Object.values(fields).some((value) => value instanceof File);
  const form = files ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (!(value instanceof File)) for (const one of [value].flat()) form.append(name, one);
    else if (form instanceof FormData) form.append(name, value);
  return form;
}

type Headed = Readonly<Record<string, string>>;
/** What somebody holds: the session of a browser, the token of a program, and as whom they act. */
export type Held = { readonly cookie?: string; readonly bearer?: string; readonly actor?: Actor };

/** Where the sign-in service leads back to whom it lets in: everybody is who they say. */
export function callbackOf(begun: Answer, person: SignedIn): string {
  const { searchParams } = new URL(begun.leadsTo ?? "");
  return `/sign-in/callback?${new URLSearchParams({ code: JSON.stringify(person), state: searchParams.get("state") ?? "" })}`;
}

/**
 * Somebody at the doors, with a browser and with a program of theirs. The browser keeps cookies, says where a form came
 * from, follows nothing by itself. What it sends it has just opened, unless the request says for whom it was opened.
 */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly doors: Front;
  readonly held: Held;
  constructor(doors: Front, held: Held = {}) {
    [this.doors, this.held] = [doors, held];
    if (held.cookie !== undefined) this.cookies.set("__Host-session", held.cookie);
  }

  get(path: string): Promise<Answer> {
    return this.send(path, {});
  }

  /** Sends a form; where a page follows on which that is checked, presses its button. */
  async post(path: string, fields: Fields | FormData = {}, headers: Headed = {}): Promise<Answer> {
    const answer = await this.sendForm(path, fields, headers);
    const sent = fields instanceof FormData ? fields.has(CHECKED.name) : CHECKED.name in fields;
    if (sent || !answer.isCheck) return answer;
    return this.sendForm(path, { ...answer.hiddenIn(path), [CHECKED.name]: CHECKED.value }, headers);
  }

  /** Sends a form as far as the page on which that is checked. */
  check(path: string, fields: Fields = {}): Promise<Answer> {
    return this.sendForm(path, fields, {});
  }

  private async sendForm(path: string, fields: Fields | FormData, headers: Headed): Promise<Answer> {
    const body = fields instanceof FormData ? fields : formOf(fields);
    const opened = OPENED_FOR_HEADER in headers ? undefined : await this.openedFor();
    if (opened !== undefined && !body.has(OPENED_FOR)) body.set(OPENED_FOR, opened);
    return this.send(path, { method: "POST", headers: { origin: ORIGIN, ...headers }, body });
  }

  /** Opens a page, fills in its form and sends it, with what stands hidden in it. `to`: where the form sends it. */
  async fill(page: string, typed: Fields = {}, to = page): Promise<Answer> {
    return this.post(to, { ...(await this.hiddenIn(page, to)), ...typed });
  }

  /** What stands hidden in the form of a page, as it is now. */
  async hiddenIn(page: string, to = page) {
    return (await this.get(page)).hiddenIn(to);
  }

  /** Calls the JSON API; a text is sent as it is. */
  api(method: string, path: string, body?: unknown, headers: Headed = {}): Promise<Answer> {
    const type = method === "GET" ? {} : { "content-type": "application/json" };
    const bearer = this.held.bearer === undefined ? {} : { authorization: `Bearer ${this.held.bearer}` };
    return this.ask(`/api/v1${path}`, {
      method,
      headers: { ...bearer, ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  /** Sends whatever else a browser could send. */
  async send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const says = headers.has(OPENED_FOR_HEADER) || saysForWhom(init.body);
    const opened = (init.method ?? "GET") === "GET" || says ? undefined : await this.openedFor();
    if (opened !== undefined) headers.set(OPENED_FOR_HEADER, encodeURIComponent(opened));
    const answer = await this.ask(path, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.doors.request(`${ORIGIN}${path}`, init);
    return new Answer(response, await response.text());
  }

  /** Signs in by way of the sign-in service; the answer is that of coming back. */
  async signIn(mail: string, name = mail, to?: string): Promise<Answer> {
    const begun = await this.get(`/sign-in${to === undefined ? "" : `?to=${encodeURIComponent(to)}`}`);
    return this.get(callbackOf(begun, { mail, name }));
  }

  /** Somebody who has just signed in so. */
  static async signedIn(doors: Front, ...who: Parameters<Visitor["signIn"]>): Promise<Visitor> {
    const visitor = new Visitor(doors);
    await visitor.signIn(...who);
    return visitor;
  }

  get session(): string {
    return this.cookies.get("__Host-session") ?? "";
  }

  /** For whom the browser would open a page now; undefined when its session is over. */
  async openedFor(): Promise<string | undefined> {
    const { cookie, actor } = this.held;
    if (actor !== undefined && cookie === this.session) return openedFor(actor);
    return this.doors.openedFor?.(this.session);
  }

  /** The same browser with another session. */
  holding(cookie: string): Visitor {
    return new Visitor(this.doors, { cookie });
  }
}

const saysForWhom = (body: RequestInit["body"]): boolean =>
  (body instanceof URLSearchParams || body instanceof FormData) && body.has(OPENED_FOR);

/** Somebody signed in by their mail address, with a session and a token; without one, somebody who is not. */
export async function visitorAt(
  portal: TestPortal,
  mail?: string,
  { name = mail, doors = front(portal.deps) }: { readonly name?: string; readonly doors?: Front } = {},
): Promise<Visitor> {
  if (mail === undefined) return new Visitor(doors);
  const { secret: cookie, actor } = await portal.signIn(mail, name);
  const { secret: bearer } = await portal.signIn(mail, name, "bearer");
  return new Visitor(doors, { cookie, bearer, actor });
}

let keys = 0;
/**
 * A program of whoever has this mail address, for an audience: paths are below it, and each write has a key of its own
 * unless one is given. `done` fails if it was refused, and `refused` gives the code.
 */
export async function programAt(portal: TestPortal, audience: Audience | "public", mail?: string) {
  const visitor = await visitorAt(portal, mail);
  const ask = (method: string, path: string, body?: object, headers: Headed = {}) => {
    const key = method === "GET" ? {} : { "idempotency-key": `a-key-of-its-own-${(keys += 1)}` };
    return visitor.api(method, `/${audience}${path}`, body, { ...key, ...headers });
  };
  return {
    async done(...given: Parameters<typeof ask>) {
      const answer = await ask(...given);
      if (answer.status >= 400) throw new Error(`refused: ${answer.text}`);
      return answer.etag === "" ? answer.json() : { ...answer.json(), etag: answer.etag };
    },
    refused: async (...given: Parameters<typeof ask>): Promise<string> => (await ask(...given)).refusal,
  };
}
