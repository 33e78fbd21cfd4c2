import type { Competition } from "../../shared/competition/schema.ts";
import type { Facts } from "../../shared/kernel/chain.ts";
import type { CompetitionId, OrganisationId, StageId } from "../../shared/kernel/id.ts";
import { submittedAfter, pqqOf } from "../../shared/kernel/window.ts";
import { ResponseManifest, type SubmittedResponse } from "../../shared/responses/schema.ts";
import { type Asked, commit, earlierEntry } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import type { Submission } from "../platform/receive.ts";
import { bidderStream } from "../platform/stream.ts";
import type { Item } from "../platform/table.ts";
import { submittedIn } from "./store.ts";

/** The acts of an organisation that the PQQ's deadline judges. */
export const SUBMITTED = "pqq.submitted";
export const WITHDRAWN = "pqq.withdrawn";

const askedBy = (
  competition: CompetitionId,
  organisation: OrganisationId,
  submission: Submission,
): Asked => ({
  stream: bidderStream(organisation, competition),
  what: submission.what,
  who: submission.who,
  command: { seen: ResponseManifest.parse(submission.manifest).seen },
});

/** What the receipt states beyond the submission itself, as it was known when it was committed. */
export type StatedFacts = { readonly competition: Competition; readonly organisationName: string };

/**
 * Completes what was received in time: the head of the organisation's stream says what stands now, and the entry holds
 * what the receipt will state. Called by the request itself, by a repeat of it, and by the seal worker; happens once.
 */
export async function completeSubmission(
  deps: Pick<Deps, "table" | "newSalt">,
  { competition, organisationName }: StatedFacts,
  organisation: OrganisationId,
  submission: Submission,
  known?: { readonly head: Item | undefined },
) {
  const { competitionId } = competition;
  const { submissionId, receivedAt, window, manifestHash } = submission;
  const stage = pqqOf(competition);
  if (stage === undefined) throw new Error("a response to a competition without a PQQ");
  const detail: Facts = { window, organisationName, closesAt: stage.closesAt, manifestHash };
  return commit(
    deps,
    [],
    {
      ...askedBy(competitionId, organisation, submission),
      at: receivedAt,
      competitionId,
      subject: submissionId,
      detail,
      answer: { submissionId, receivedAt },
      fold: (head) => ({ responses: withLatest(submittedIn(head), window, submission) }),
    },
    submission.requestKey,
    known,
  );
}

function withLatest(
  before: Readonly<Record<string, SubmittedResponse>>,
  window: StageId,
  { submissionId, receivedAt, who, manifest }: Submission,
): Record<string, SubmittedResponse> {
  const { seen, sections } = ResponseManifest.parse(manifest);
  const received = {
    submissionId,
    receivedAt,
    by: who.name,
    withdrawn: sections === undefined,
    timesSaved: Number(seen.split(".")[0]),
  };
  return { ...before, [window]: submittedAfter(before[window], received) };
}

/** The audit entry of a submission, once it was completed. */
export const completedEntry = (
  deps: Pick<Deps, "table">,
  competition: CompetitionId,
  organisation: OrganisationId,
  submission: Submission,
) => earlierEntry(deps, askedBy(competition, organisation, submission), submission.requestKey);
