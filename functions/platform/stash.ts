import type { Deps } from "./deps.ts";
import { type Gate, writeAtGate } from "./gate.ts";
import type { Write } from "./table.ts";

/**
 * Writes one item that is not evidence: a draft, idle time, a projection, an inbox row. Its callers are listed in the
 * linter, because whatever counts goes through `commit`. False when the condition did not hold.
 */
export async function stash(
  { table }: Pick<Deps, "table">,
  write: Exclude<Write, { check: unknown }>,
): Promise<boolean> {
  return (await table.writeOne(write)).written;
}

/** The same of what can be prepared only while a window is open at an instant, as its gate says. */
export const stashAtGate = (
  deps: Pick<Deps, "table">,
  gate: Gate,
  write: Exclude<Write, { check: unknown }>,
): Promise<"written" | "shut" | "stale"> => writeAtGate(deps, gate, write);
