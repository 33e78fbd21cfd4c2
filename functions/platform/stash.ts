import type { Deps } from "./deps.ts";
import { type Gate, writeAtGate, writeTogether } from "./gate.ts";
import type { Stashed, Write } from "./table.ts";

/**
 * Writes one item that is not evidence: a draft, idle time, a projection, an inbox row. Its callers are listed in the
 * linter, because whatever counts goes through `commit`. False when the condition did not hold.
 */
export async function stash({ table }: Pick<Deps, "table">, write: Stashed): Promise<boolean> {
  return (await table.writeOne(write)).written;
}

/** The same of items that stand or fall together. */
export const stashTogether = async (deps: Pick<Deps, "table">, ...writes: Stashed[]): Promise<boolean> =>
  (await writeTogether(deps, writes)).length === 0;

/** The same of what can be prepared only while a window is open at an instant, as its gate says, and what else is checked. */
export const stashAtGate = (
  deps: Pick<Deps, "table">,
  gate: Gate,
  ...writes: Write[]
): Promise<"written" | "shut" | "stale"> => writeAtGate(deps, gate, ...writes);
