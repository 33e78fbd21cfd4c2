import type { CompetitionId, OrganisationId, StageId } from "../../shared/kernel/id.ts";
import { afterCompleting } from "../../shared/preferences/rules.ts";
import { Manifest, type StandingChoices } from "../../shared/preferences/schema.ts";
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

/**
 * Completes what was received in time: the head of the organisation's stream says what stands now. May be called by
 * the request itself, by a repeat of it, and by the seal worker; it happens once.
 */
export async function completeSubmission(
  deps: Pick<Deps, "table" | "newSalt">,
  competition: CompetitionId,
  organisation: OrganisationId,
  submission: Submission,
  known?: { readonly head: Item | undefined },
) {
  const { submissionId, receivedAt, window } = submission;
  const { lots } = Manifest.parse(submission.manifest);
  return commit(
    deps,
    [],
    {
      ...askedBy(competition, organisation, submission),
      at: receivedAt,
      competitionId: competition,
      subject: submissionId,
      detail: { round: window, ...(lots === undefined ? {} : { lots }) },
      answer: { submissionId, receivedAt },
      fold: (head) => ({ preferences: standing(choicesOf(head), window, submission, lots) }),
    },
    submission.requestKey,
    known,
  );
}

function standing(
  choices: StandingChoices,
  round: StageId,
  { submissionId, receivedAt, who }: Submission,
  lots: Manifest["lots"],
): StandingChoices {
  const received = { submissionId, receivedAt, by: who.name, ...(lots === undefined ? {} : { lots }) };
  return { ...choices, [round]: afterCompleting(choices[round], received) };
}

/** The audit entry of a submission, once it was completed. */
export const completedEntry = (
  deps: Pick<Deps, "table">,
  competition: CompetitionId,
  organisation: OrganisationId,
  submission: Submission,
) => earlierEntry(deps, askedBy(competition, organisation, submission), submission.requestKey);
