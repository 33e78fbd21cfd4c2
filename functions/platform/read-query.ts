import type * as z from "zod";
import type { Result } from "../../shared/kernel/result.ts";
import type { Problem } from "./problem.ts";
import { checked } from "./read-body.ts";
import type { PortalContext } from "./request.ts";

/**
 * Reads the query of an address by its schema, with what stands in its path. Refuses what the schema does not know, and a
 * parameter that is sent twice.
 */
export function readQuery<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  fromPath: Readonly<Record<string, string>> = {},
): Result<z.infer<Schema>, Problem> {
  // What is sent twice, or stands in the path already, stays a list, which no schema of a query takes.
  const query = Object.entries(c.req.queries()).map(
    ([name, [first, ...more]]) =>
      [name, more.length === 0 && !(name in fromPath) ? first : [first, ...more]] as const,
  );
  return checked(schema, { ...fromPath, ...Object.fromEntries(query) });
}
