import { proposalsForStaff } from "../../shared/proposals/hub.ts";
import type { Looking } from "../competition/facts.ts";
import { couldConfirm, loadAllWaiting, loadUnratified } from "./facts.ts";

/** What waits for a second person in a competition, for somebody of the authority. */
export async function proposalsForHub({ deps, actor, competition }: Looking<"authority">) {
  const { competitionId } = competition;
  const [waiting, unratified] = await Promise.all([
    loadAllWaiting(deps, actor, competitionId),
    loadUnratified(deps),
  ]);
  return proposalsForStaff(
    waiting.map((proposal) => ({ proposal, mayConfirm: couldConfirm(actor, proposal) })),
    unratified.filter(({ scope }) => scope === competitionId),
  );
}
