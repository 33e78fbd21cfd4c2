import { pqqOf } from "../../shared/kernel/window.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import { accept } from "../../shared/kernel/result.ts";
import { loadSealed } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { loadOpened } from "./store.ts";

/** What the authority may read of the PQQ, as `loadSealed` says. */
export async function loadOpenedResponses(
  deps: Pick<Deps, "table" | "ask" | "now">,
  competitionId: CompetitionId,
) {
  const sealed = await loadSealed(deps, competitionId, pqqOf);
  return sealed.ok ? accept(await loadOpened(deps.table, competitionId, sealed.value)) : sealed;
}

/** One organisation's answers to one section, as they were opened. */
export { loadOpenedAnswers } from "./store.ts";
