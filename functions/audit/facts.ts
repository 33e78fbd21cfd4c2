import { hasWindow } from "../../shared/competition/stages.ts";
import type { HidingWindow } from "../../shared/audit/rules.ts";
import { loadCompetitions } from "../competition/facts.ts";
import type { Table } from "../platform/table.ts";

/** The windows of all competitions, as far as they decide what is withheld. */
export async function loadHidingWindows(table: Table): Promise<readonly HidingWindow[]> {
  return (await loadCompetitions(table)).flatMap(({ competitionId, stages, sealed, cancelled }) =>
    stages.filter(hasWindow).map(({ stageId, opensAt, closesAt }) => ({
      competitionId,
      opensAt,
      closesAt,
      sealedAt: sealed[stageId],
      cancelledAt: cancelled?.at,
    })),
  );
}
