import { inWords } from "../../shared/kernel/instant.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import type { StageWords, Submitted } from "./stage-page.tsx";

/** What an organisation has submitted that counts, when nothing can be submitted any more; without its full stop. */
export const standsInWords = (
  { here }: StageWords,
  stands: Pick<Submitted, "submissionId" | "receivedAt"> | undefined,
): string =>
  stands === undefined
    ? `Nothing of yours is submitted${here === undefined ? "" : ` ${here}`}`
    : `What you submitted before stands: ${referenceOf(stands.submissionId)}, received at ${inWords(stands.receivedAt)}`;
