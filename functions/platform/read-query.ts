import * as z from "zod";
import type { Result } from "../../shared/kernel/result.ts";
import type { Problem } from "./problem.ts";
import { checked } from "./read-body.ts";
import type { PortalContext } from "./request.ts";

/** Reads the query of an address by its schema. Refuses what the schema does not know, and a parameter that is sent twice. */
export function readQuery<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
): Result<z.infer<Schema>, Problem> {
  const sent = Object.entries(c.req.queries());
  // What is sent twice stays a list, which no schema of a query takes.
  return checked(
    schema,
    Object.fromEntries(
      sent.map(([name, [first, ...more]]) => [name, more.length === 0 ? first : [first, ...more]]),
    ),
  );
}

/** Refuses a query where none is known. */
export const noQuery = (c: PortalContext) => readQuery(c, z.strictObject({}));
