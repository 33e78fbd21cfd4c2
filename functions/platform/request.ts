import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type * as z from "zod";
import { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Deps } from "./deps.ts";
import type { Problem } from "./problem.ts";
import type { LiveSession } from "./session.ts";

/** What the gateway tells of a request, of which the portal uses these three. */
export type GatewayContext = {
  readonly requestId: string;
  /** The instant at which the gateway took the request, in ms since 1970. */
  readonly timeEpoch: number;
  readonly http: { readonly sourceIp: string };
};

/** What every handler of a door finds in its context. `deps.now` is the instant at which the request was taken. */
export type PortalEnv = {
  Bindings: { event?: { requestContext?: GatewayContext } };
  Variables: {
    requestId: string;
    deps: Deps;
    nonce: string;
    /** The live session of this request, if it has one. */
    session: LiveSession | undefined;
    /** What a door's middleware puts above every page, such as the warning of an unsent draft. */
    banners: Child;
  };
};
export type PortalContext = Context<PortalEnv>;

/** The most a request body may hold, in bytes; files go to object storage. */
export const BODY_LIMIT = 1_000_000;

/**
 * The most that a form with files may hold, in bytes: 4 MB of files and what is written around them. A function is given
 * 6 MB at most, a third of which encoding takes.
 */
export const FILES_LIMIT = 4_300_000;

/** The most that reaches a function at all, in bytes: what is larger is refused by what stands before it. */
export const GATEWAY_LIMIT = 4.5 * 1024 * 1024;

/** Reads a JSON body by its schema; no body is an empty one. Problems: 415 when it is not JSON by name, 400 when not by form, 422 by content. */
export async function readJson<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  fromPath: Readonly<Record<string, string>> = {},
): Promise<Result<z.infer<Schema>, Problem>> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0) return checked(schema, fromPath);
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    return refuse({ status: 415, code: "not-json", detail: "Send the body as application/json" });
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  if (typeof parsed.value !== "object" || parsed.value === null || Array.isArray(parsed.value))
    return refuse({ status: 400, code: "not-an-object", detail: "Send one JSON object" });
  for (const name of Object.keys(fromPath))
    if (name in parsed.value)
      return refuse({ status: 422, code: "invalid", detail: `Leave out ${name}: it stands in the address` });
  return checked(schema, { ...parsed.value, ...fromPath });
}

/** Checks anything against its schema; a problem names each field that does not fit. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Result<z.infer<Schema>, Problem> {
  const result = schema.safeParse(value);
  if (result.success) return accept(result.data);
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    detail:
      issue.code === "unrecognized_keys"
        ? `Not known here: ${issue.keys.join(", ").slice(0, 100)}`
        : issue.message,
  }));
  return refuse({
    status: 422,
    code: "invalid",
    detail: errors[0]?.detail ?? "The request does not fit",
    errors,
  });
}

/** Bytes that are not UTF-8 are refused: to read them otherwise would be to keep what nobody sent. */
function parseJson(bytes: ArrayBuffer): Result<unknown, Problem> {
  try {
    return accept(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return refuse({ status: 400, code: "not-json", detail: "The body is not JSON in UTF-8" });
  }
}

/** The request key of an API write: `Idempotency-Key`. Without one nobody could safely send it again. */
export function idempotencyKey(c: PortalContext): Result<RequestKey, Problem> {
  const key = RequestKey.safeParse(c.req.header("idempotency-key"));
  if (key.success) return accept(key.data);
  const detail =
    "Send an Idempotency-Key of 8 to 200 visible characters, and the same one when you send the request again";
  return refuse({ status: 400, code: "idempotency-key-missing", detail });
}

/**
 * The request key of a write that `If-Match` keeps from being done twice: with a key a repeat gets the answer it had;
 * without one it is told that the version has changed, which is as true.
 */
export const optionalKey = (c: PortalContext): Result<RequestKey, Problem> =>
  c.req.header("idempotency-key") === undefined
    ? accept(RequestKey.parse(c.get("deps").newSecret()))
    : idempotencyKey(c);

/** The version a client decided on, from `If-Match`: missing is 428. */
export function seenVersion(c: PortalContext): Result<string, Problem> {
  const header = c.req.header("if-match");
  const quoted = header === undefined ? undefined : /^"([^"]{1,40})"$/.exec(header.trim())?.[1];
  if (quoted !== undefined) return accept(quoted);
  const detail =
    "Send If-Match with the ETag of what you have read, so that nobody's change is overwritten unseen";
  return refuse({ status: 428, code: "version-missing", detail });
}

const STATUS_OF: Readonly<Record<string, Problem["status"]>> = {
  "not-found": 404,
  "needs-national-lead": 403,
  "needs-second-person": 403,
  "not-for-your-role": 403,
  "not-your-lot": 403,
  "not-prequalified": 403,
  "interests-not-declared": 403,
  "interest-declared": 403,
  "own-role": 403,
  "own-place": 403,
  "too-early": 403,
  "too-many-attempts": 429,
  "changed-meanwhile": 412,
};

/** The HTTP status of a refusal: 422 unless it is about who asks, what is there, or what changed meanwhile. */
export const statusOf = (code: string): Problem["status"] => STATUS_OF[code] ?? 422;

/** The problem a refusal is, in the words a page would use. */
export const refusalProblem = (code: string, detail: string): Problem => ({
  status: statusOf(code),
  code,
  detail,
});

/** A cursor for the next page of a list, and back again. Opaque to clients; undefined when it was made up. */
export const cursorOf = (sortKey: string): string => Buffer.from(sortKey).toString("base64url");
export function sortKeyOf(cursor: string): string | undefined {
  const text = Buffer.from(cursor, "base64url").toString();
  return /^[A-Z]+(#[a-z0-9_-]+)*$/.test(text) ? text : undefined;
}
