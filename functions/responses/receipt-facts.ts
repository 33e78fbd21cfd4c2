import type { SubmissionId } from "../../shared/kernel/id.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { loadHandedIn } from "../platform/completing.ts";
import type { Participation } from "../platform/stream.ts";
import { handingInResponse } from "./submission.ts";

/** The receipt of one of the organisation's own submissions or withdrawals; another's is not found. */
export async function loadReceipt(
  deps: Pick<Deps, "table" | "signer" | "log">,
  { organisationId, competitionId }: Participation,
  submissionId: SubmissionId,
) {
  const competition = await loadCompetition(deps.table, competitionId);
  const window = competition && pqqOf(competition)?.stageId;
  if (competition === undefined || window === undefined) return undefined;
  return loadHandedIn(
    deps,
    { ...competition, organisationId, handing: handingInResponse },
    window,
    submissionId,
  );
}
