import { proposalsForStaff } from "../../shared/proposals/hub.ts";
import type { Looking } from "../competition/facts.ts";
import { couldConfirm, loadAllWaiting } from "./facts.ts";

/** What waits for a second person in a competition, for somebody of the authority. */
export async function proposalsForHub({ deps, actor, competition }: Looking<"authority">) {
  const waiting = await loadAllWaiting(deps, actor, competition.competitionId);
  return proposalsForStaff(
    waiting.map((proposal) => ({ proposal, mayConfirm: couldConfirm(actor, proposal) })),
  );
}
