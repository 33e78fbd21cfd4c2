import type { AuditEntry } from "../../shared/kernel/chain.ts";
import { entryOf } from "./commit.ts";
import type { Deps } from "./deps.ts";
import type { Table, Write } from "./table.ts";

/**
 * Does an act up to its write and no further: gives how it comes out where it writes nothing, because it is refused or because
 * the same request had its answer before; else the entry that it would leave. Throws where an act writes before it commits.
 */
export async function rehearse<Asked extends readonly unknown[], Outcome>(
  does: (deps: Deps, ...asked: Asked) => Promise<Outcome>,
  deps: Deps,
  ...asked: Asked
): Promise<Outcome | { readonly would: AuditEntry }> {
  let would: AuditEntry | undefined;
  async function stop(writes: readonly Write[]): Promise<never> {
    for (const write of writes) if ("put" in write && "commandHash" in write.put) would = entryOf(write.put);
    throw new Error("an act that is rehearsed has come to its write");
  }
  const table: Table = { ...deps.table, writeAll: stop, writeOne: (write) => stop([write]) };
  try {
    return await does({ ...deps, table }, ...asked);
  } catch (error) {
    if (would === undefined) throw error;
    return { would };
  }
}
