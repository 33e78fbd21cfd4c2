import { hasWindow, stageOf } from "../../shared/competition/rules.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { CompetitionId, OrganisationId, StageId } from "../../shared/kernel/id.ts";
import { submittedAfter } from "../../shared/kernel/window.ts";
import { Manifest, type SubmittedChoice, type SubmittedChoices } from "../../shared/preferences/schema.ts";
import { type Asked, commit, earlierEntry } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import type { Submission } from "../platform/receive.ts";
import { bidderStream } from "../platform/stream.ts";
import type { Item } from "../platform/table.ts";
import { choicesOf } from "./store.ts";

/** The acts of an organisation that a round's deadline judges. */
export const SUBMITTED = "lot-preferences.submitted";
export const WITHDRAWN = "lot-preferences.withdrawn";

const askedBy = (
  competition: CompetitionId,
  organisation: OrganisationId,
  submission: Submission,
): Asked => ({
  stream: bidderStream(organisation, competition),
  what: submission.what,
  who: submission.who,
  command: Manifest.parse(submission.manifest),
});

/** What the receipt states beyond the submission itself, as it was known when it was committed. */
type StatedFacts = { readonly competition: Competition; readonly organisationName: string };

/**
 * Completes what was received in time: the head of the organisation's stream says what stands now, and the entry holds
 * what the receipt will state. May be called by the request itself, by a repeat of it, and by the seal worker; it
 * happens once.
 */
export async function completeSubmission(
  deps: Pick<Deps, "table" | "newSalt">,
  { competition, organisationName }: StatedFacts,
  organisation: OrganisationId,
  submission: Submission,
  known?: { readonly head: Item | undefined },
) {
  const { competitionId } = competition;
  const { submissionId, receivedAt, window } = submission;
  const { lots } = Manifest.parse(submission.manifest);
  const stage = stageOf(competition, window);
  if (stage === undefined || !hasWindow(stage)) throw new Error("a submission to no round");
  const stated = { organisationName, closesAt: stage.closesAt };
  return commit(
    deps,
    [],
    {
      ...askedBy(competitionId, organisation, submission),
      at: receivedAt,
      competitionId,
      subject: submissionId,
      detail: { round: window, ...(lots === undefined ? {} : { lots }), ...stated },
      answer: { submissionId, receivedAt },
      fold: (head) => ({ preferences: withLatest(choicesOf(head), window, submission, lots) }),
    },
    submission.requestKey,
    known,
  );
}

function withLatest(
  choices: SubmittedChoices,
  round: StageId,
  { submissionId, receivedAt, who }: Submission,
  lots: Manifest["lots"],
): SubmittedChoices {
  const received: Omit<SubmittedChoice, "version"> = {
    submissionId,
    receivedAt,
    by: who.name,
    ...(lots === undefined ? {} : { lots }),
  };
  return { ...choices, [round]: submittedAfter(choices[round], received) };
}

/** The audit entry of a submission, once it was completed. */
export const completedEntry = (
  deps: Pick<Deps, "table">,
  competition: CompetitionId,
  organisation: OrganisationId,
  submission: Submission,
) => earlierEntry(deps, askedBy(competition, organisation, submission), submission.requestKey);
