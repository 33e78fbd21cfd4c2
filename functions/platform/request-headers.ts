import { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Problem } from "./problem.ts";
import type { PortalContext } from "./request.ts";

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
export const optionalKey = (
  c: PortalContext,
  key: "optional" | "none" = "optional",
): Result<RequestKey, Problem> =>
  key === "none" || c.req.header("idempotency-key") === undefined
    ? accept(RequestKey.parse(c.get("deps").newSecret()))
    : idempotencyKey(c);

/** The version a client decided on, from `If-Match`: missing is 428. */
export function seenVersion(c: PortalContext): Result<string, Problem> {
  const header = c.req.header("if-match");
  const quoted = header === undefined ? undefined : /^"([^"]{1,64})"$/.exec(header.trim())?.[1];
  if (quoted !== undefined) return accept(quoted);
  const detail =
    "Send If-Match with the ETag of what you have read, so that nobody's change is overwritten unseen";
  return refuse({ status: 428, code: "version-missing", detail });
}
