import type * as z from "zod";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, type Result } from "../../shared/kernel/result.ts";
import type { Problem } from "../platform/problem.ts";
import { idempotencyKey, type PortalContext, readJson } from "../platform/request.ts";

/** What a program asks for, with the key under which it is done once. */
export async function readAct<Schema extends z.ZodType>(
  c: PortalContext,
  schema: Schema,
  fromPath: Readonly<Record<string, string>> = {},
): Promise<Result<{ readonly command: z.infer<Schema>; readonly key: RequestKey }, Problem>> {
  const key = idempotencyKey(c);
  if (!key.ok) return key;
  const command = await readJson(c, schema, fromPath);
  return command.ok ? accept({ command: command.value, key: key.value }) : command;
}
