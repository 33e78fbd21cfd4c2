import { createWorker } from "../../../functions/workers/project.ts";
import { submitPreferences } from "../../../functions/preferences/operations.ts";
import { loadMyPreferences } from "../../../functions/preferences/facts.ts";
import { seenVersionOf } from "../../../shared/preferences/rules.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { AuditEntry } from "../../../shared/kernel/chain.ts";
import { LotId, StageId } from "../../../shared/kernel/id.ts";
import { changesOf, keysIn } from "../../builders/changes.ts";
import { anyKey, must, type RunningCompetition } from "../../builders/competition.ts";
import type { TestPortal } from "../../builders/portal.ts";
import { fenced } from "../../builders/fenced.ts";

export const ROUND_1 = StageId.parse("preferences-1");

/** Submits a choice of lots in round 1, as somebody does who looks first. */
export async function submit(
  { portal: { deps }, competitionId }: RunningCompetition,
  actor: BidderActor,
  ...lots: readonly string[]
) {
  const mine = await loadMyPreferences(deps.table, { ...actor, competitionId }, ROUND_1);
  const seenVersion = seenVersionOf(mine?.draft, mine?.choices[ROUND_1]);
  const command = { competitionId, round: ROUND_1, seenVersion, lots: lots.map((lot) => LotId.parse(lot)) };
  return must(await submitPreferences(deps, actor, command, anyKey()));
}

/** Lets the project worker see every entry there is, and every competition. */
export async function project(portal: TestPortal): Promise<void> {
  await createWorker(fenced(portal.deps, "project"))(changesOf(await keysIn(portal, "AUD", "CMP#")));
}

/** The copies in the auditor's logs. */
export async function copiesIn(portal: TestPortal): Promise<readonly AuditEntry[]> {
  const keys = (await keysIn(portal, "LOG#")).filter(({ sk }) => sk.startsWith("AT#"));
  const items = await Promise.all(keys.map((key) => portal.deps.table.get(key)));
  return items.flatMap((item) => {
    if (item === undefined) return [];
    const { pk: _pk, sk: _sk, ...entry } = item;
    return [AuditEntry.parse(entry)];
  });
}
