import { stash } from "../platform/stash.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { type NarrowedSection, saveNarrowed } from "./store.ts";

/** Keeps, before it is received, exactly what counts of the sections that hold more than that. */
export async function keepNarrowed(table: Table, of: Participation, narrowed: readonly NarrowedSection[]) {
  for (const one of narrowed) await stash({ table }, saveNarrowed(of, one));
}
