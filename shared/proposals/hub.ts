import { counted, inALine, type StaffLines } from "../competition/hub-line.ts";
import type { Proposal } from "../kernel/proposal.ts";
import { proposalName, ratificationInWords, spokenOf } from "./words.ts";

type Waiting = { readonly proposal: Proposal; readonly mayConfirm: boolean };

/** What waits for a second person in a competition; for who could confirm it, first of all that is due. */
export function proposalsForStaff(waiting: readonly Waiting[], unratified: readonly Proposal[]): StaffLines {
  const due = waiting
    .filter(({ mayConfirm }) => mayConfirm)
    .map(({ proposal }) => ({
      act: `${spokenOf(proposal).confirm}: ${proposalName(proposal)}`,
      button: "Look at the proposal",
      path: `proposals/${proposal.proposalId}`,
      ...proposal.confirmable,
      details: `${spokenOf(proposal).made} ${proposal.proposedBy.name}: ${proposal.reason}`,
    }));
  const stands = unratified.map(
    (proposal) => `${proposalName(proposal)}: ${ratificationInWords({ proposal, state: "lapsed" })}`,
  );
  const waits =
    waiting.length === 0 ? undefined : `${counted(waiting.length, "waits", "wait")} for a second person`;
  if (waits === undefined && stands.length === 0) return { due };
  const state = waits === undefined ? "plain" : "waiting";
  return { due, parts: [{ path: "proposals", state, details: inALine(waits, ...stands) }] };
}
