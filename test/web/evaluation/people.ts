import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { evaluationAuthorityApi } from "../../../functions/evaluation/api.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { openDoor } from "../../../web/doors/door.tsx";
import { only } from "../../../web/doors/guard.tsx";
import { openedFor } from "../../../web/doors/opened-for.ts";
import { evaluationAuthorityRoutes } from "../../../web/evaluation/routes.tsx";
import type { SealedPqq } from "../../builders/evaluation.ts";
import { fenced } from "../../builders/fenced.ts";

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody of the authority, with a browser and with a program of theirs. Paths are below the competition's. */
export type Client = {
  get(path: string): Promise<Answer>;
  post(path: string, fields: Fields): Promise<Answer>;
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
};

async function answered(request: Response | Promise<Response>): Promise<Answer> {
  const response = await request;
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The authority's door with the evaluation alone behind it. */
function evaluationDoor({ portal: { deps } }: Pick<SealedPqq, "portal">): Hono<PortalEnv> {
  const app = openDoor(fenced(deps, "authority"), "authority");
  app.use("/authority/*", only("authority"));
  app.use("/api/v1/authority/*", only("authority"));
  app.route("/authority", evaluationAuthorityRoutes);
  app.route("/api/v1/authority", evaluationAuthorityApi);
  return app;
}

/** Signs somebody in who has a role. */
export async function asPerson(
  pqq: Pick<SealedPqq, "portal" | "competitionId">,
  { name }: Pick<AuthorityActor, "name">,
): Promise<Client> {
  const app = evaluationDoor(pqq);
  const mail = name === "National Lead" ? "lead@authority.example" : `${name}@authority.example`;
  const { secret, actor } = await pqq.portal.signIn(mail, name);
  const token = (await pqq.portal.signIn(mail, name, "bearer")).secret;
  const cookie = `__Host-session=${secret}`;
  const { publicOrigin: origin } = pqq.portal.deps.settings;
  const at = (path: string) => `/authority/competitions/${pqq.competitionId}${path}`;
  return {
    get: (path) => answered(app.request(at(path), { headers: { cookie } })),
    post(path, fields) {
      const all = { openedFor: openedFor(actor), ...fields };
      const pairs = Object.entries(all).flatMap(([field, value]) =>
        [value].flat().map((one) => [field, one]),
      );
      const body = new URLSearchParams(pairs);
      return answered(app.request(at(path), { method: "POST", headers: { cookie, origin }, body }));
    },
    api(method, path, body, headers = {}) {
      const sent = { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers };
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      return answered(app.request(`/api/v1${at(path)}`, { method, headers: sent, ...content }));
    },
  };
}

/** The value of a hidden input. */
export function hidden(page: string, name: string): string {
  const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new Error(`no hidden ${name} on the page`);
  return value;
}

/** The words of a page, without its markup. */
export const words = (page: string): string =>
  page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

/** Sends a page's form as a person would: with what stands hidden in it. */
export async function send(as: Client, path: string, fields: Fields): Promise<Answer> {
  const { text } = await as.get(path);
  const seen = text.includes('name="seenVersion"') ? { seenVersion: hidden(text, "seenVersion") } : {};
  return as.post(path, { requestKey: hidden(text, "requestKey"), ...seen, ...fields });
}
