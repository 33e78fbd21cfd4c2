import type * as z from "zod";
import { issueInWords } from "../../shared/kernel/issue-words.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Problem } from "./problem.ts";
import type { PortalContext } from "./request.ts";

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
  const result = schema.safeParse(value, { error: issueInWords });
  if (result.success) return accept(result.data);
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    detail: issue.message,
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
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // A name that would be lost without a word where what was sent is copied.
    if (/"__proto__"\s*:/.test(text))
      return refuse({
        status: 422,
        code: "invalid",
        detail: "Leave out __proto__: nothing here is called so",
      });
    return accept(JSON.parse(text));
  } catch {
    return refuse({ status: 400, code: "not-json", detail: "The body is not JSON in UTF-8" });
  }
}
