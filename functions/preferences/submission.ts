import { submittedAfter } from "../../shared/kernel/window.ts";
import { CHOICE_FILE, choiceIn, submittedChoice } from "../../shared/preferences/receipt.ts";
import { Manifest, type SubmittedChoice } from "../../shared/preferences/schema.ts";
import type { HandingIn } from "../platform/completing.ts";
import { choicesOf } from "./store.ts";

/** The acts of an organisation that a round's deadline judges. */
export const SUBMITTED = "lot-preferences.submitted";
export const WITHDRAWN = "lot-preferences.withdrawn";

/** How lot preferences are handed in. */
export const handingInPreferences: HandingIn = {
  submitted: SUBMITTED,
  commandOf: ({ manifest }) => Manifest.parse(manifest),
  turns: (head, window) => choicesOf(head)[window]?.version ?? 0,
  detail: (submission) => ({ round: submission.window, ...choiceIn(submission) }),
  fold(head, submission) {
    const { window, submissionId, receivedAt, who, turn: version } = submission;
    const choices = choicesOf(head);
    const completed: SubmittedChoice = {
      submissionId,
      receivedAt,
      by: who.name,
      ...choiceIn(submission),
      version,
    };
    return { preferences: { ...choices, [window]: submittedAfter(choices[window], completed) } };
  },
  async items(_deps, _participation, { what, manifest, manifestHash }) {
    const size = new TextEncoder().encode(submittedChoice({ manifest })).length;
    const items = what === SUBMITTED ? [{ name: CHOICE_FILE, size, sha256: manifestHash }] : [];
    return { items, uncheckedFiles: 0, files: [], version: 1 };
  },
};
