import * as z from "zod";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { commonRefusalInWords } from "../../shared/kernel/words.ts";
import { type Problem, refusalProblem } from "./problem.ts";
import { idempotencyKey, seenVersion } from "./request-headers.ts";
import type { PortalContext } from "./request.ts";
import { readJson } from "./read-body.ts";

/** Which field of a command the version of `If-Match` becomes, and the shape that every version of that thing has. */
type Seen = { readonly field: string; readonly shape: z.core.$ZodType | undefined };
type Fields = Readonly<Record<string, string>>;

/**
 * Reads an act of a program: first the key under which it is done once, then, where there is something to be `seen`,
 * the version that it was decided on, then the body with what the address says. The first that does not fit is the
 * problem.
 */
export async function readAct<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  fromPath: Fields = {},
  seen?: Seen,
): Promise<Result<{ readonly command: z.infer<Schema>; readonly key: RequestKey }, Problem>> {
  const key = idempotencyKey(c);
  if (!key.ok) return key;
  const version = seen === undefined ? accept({}) : readSeen(c, seen);
  if (!version.ok) return version;
  const command = await readJson(c, schema, { ...fromPath, ...version.value });
  return command.ok ? accept({ command: command.value, key: key.value }) : command;
}

/** The version that a client decided on, as the field it becomes. A tag that never was a version matches none: 412. */
export function readSeen(c: PortalContext, { field, shape }: Seen): Result<Fields, Problem> {
  const seen = seenVersion(c);
  if (!seen.ok) return seen;
  if (shape !== undefined && z.safeParse(shape, seen.value).success) return accept({ [field]: seen.value });
  const code = "changed-meanwhile";
  return refuse(refusalProblem(code, commonRefusalInWords({ code })));
}
