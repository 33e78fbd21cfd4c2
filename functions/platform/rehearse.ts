import type * as z from "zod";
import type { PlacedActor } from "../../shared/kernel/actor.ts";
import type { AuditEntry } from "../../shared/kernel/chain.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ActArguments, PageAct, Refusal } from "./act-shape.ts";
import { entryOf } from "./commit.ts";
import type { Table, Write } from "./table.ts";

/**
 * Does an act up to its write and no further: what it would be refused for, the entry that it would leave, or the answer that
 * the same request has had. Throws where an act writes anything before it commits.
 */
export async function rehearse<
  A extends PlacedActor["audience"],
  C extends z.ZodObject,
  R extends Refusal,
  Answer,
>(
  { does }: Pick<PageAct<A, C, R, Answer>, "does">,
  ...[deps, ...asked]: ActArguments<A, C>
): Promise<Result<{ readonly answer: Answer }, R> | { readonly would: AuditEntry }> {
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
