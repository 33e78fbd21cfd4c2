import {
  type CompetitionId,
  letterIndex,
  type OrganisationId,
  type StageId,
} from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition } from "../../shared/kernel/key.ts";
import { GATE_SHARDS } from "../../shared/kernel/window.ts";
import type { Deps } from "./deps.ts";
import { pauseBefore } from "./pause.ts";
import type { Participation } from "./stream.ts";
import type { Write } from "./table.ts";

const ATTEMPTS = 40;

/** The shard of a window's gate that an organisation goes through: the last of the 32 letters of its random id. */
export function shardOf(organisation: OrganisationId): number {
  return letterIndex(organisation.slice(-1)) % GATE_SHARDS;
}

export const gateKey = (competition: CompetitionId, window: StageId, shard: number): Key => ({
  pk: partition("GATE", competition, window, shard),
  sk: "GATE",
});

/** Through which gate a write goes, and the instant that the gate judges. */
export type Gate = Participation & {
  readonly window: StageId;
  readonly at: Instant;
  /** When the window closes, where that has to be known for sure. */
  readonly closesAt?: Instant;
};

/**
 * Writes if the window is open at an instant (opensAt <= at < closesAt, and not shut) and the writes' own conditions hold;
 * all are judged in the write. `shut` when the gate refused, `stale` when only others did.
 */
export async function writeAtGate(
  deps: Pick<Deps, "table">,
  { competitionId, organisationId, window, at, closesAt }: Gate,
  ...writes: readonly Write[]
): Promise<"written" | "shut" | "stale"> {
  const gate = {
    check: gateKey(competitionId, window, shardOf(organisationId)),
    if: { gateOpenAt: at, ...(closesAt === undefined ? {} : { closesAt }) },
  };
  const failed = await writeTogether(deps, [gate, ...writes]);
  if (failed.length === 0) return "written";
  return failed.includes(0) ? "shut" : "stale";
}

/** Writes all or nothing, again when others were writing at that instant. Says which conditions did not hold; none: written. */
export async function writeTogether({ table }: Pick<Deps, "table">, writes: readonly Write[]) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await table.writeAll(writes);
    if (outcome.written) return [];
    if (outcome.failed.length > 0) return outcome.failed;
    await pauseBefore(attempt);
  }
  throw new Error("what is written stayed contended");
}
