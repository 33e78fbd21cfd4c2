import type { Common } from "../kernel/refusal.ts";
import { type Instant, MINUTE, plus } from "../kernel/instant.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { ContactConfirmation, Organisation } from "./schema.ts";

/** The link is sent again no sooner than this after the last time, in ms. */
export const SEND_AGAIN_AFTER = MINUTE;

export type ConfirmationRefusal =
  | Common<"not-found" | "changed-meanwhile">
  | { code: "link-not-current" }
  | { code: "already-confirmed"; confirmedAt: Instant }
  | { code: "sent-just-now" };

/**
 * What is to be confirmed after a profile was saved: a new main contact's address is asked for with a new code; undefined
 * when there is nothing to ask. `before` is what was asked before.
 */
export function confirmationFor(
  { name: organisationName, contacts: [main] }: Pick<Organisation, "name" | "contacts">,
  before: ContactConfirmation | undefined,
  codeHash: string,
  now: Instant,
): ContactConfirmation | undefined {
  if (main === undefined || main.mail === before?.mail) return undefined;
  const { name, mail } = main;
  return { organisationName, name, mail, codeHash, sentAt: now, version: (before?.version ?? 0) + 1 };
}

/** Decides whether the contact's address is confirmed: by the code of the last link only, whoever has it. */
export function decideConfirmation(
  facts: { confirmation: ContactConfirmation | undefined; codeHash: string },
  now: Instant,
) {
  const { confirmation } = facts;
  if (confirmation === undefined) return refuse({ code: "not-found" });
  if (confirmation.codeHash !== facts.codeHash) return refuse({ code: "link-not-current" });
  const { confirmedAt } = confirmation;
  if (confirmedAt !== undefined) return refuse({ code: "already-confirmed", confirmedAt });
  return accept<ContactConfirmation>({
    ...confirmation,
    confirmedAt: now,
    version: confirmation.version + 1,
  });
}

/** Decides whether the link is sent once more, with a new code: the old link is then worth nothing. */
export function decideSendingAgain(
  facts: { confirmation: ContactConfirmation | undefined; newCodeHash: string },
  now: Instant,
) {
  const { confirmation, newCodeHash } = facts;
  if (confirmation === undefined) return refuse({ code: "not-found" });
  const { confirmedAt, sentAt } = confirmation;
  if (confirmedAt !== undefined) return refuse({ code: "already-confirmed", confirmedAt });
  if (now < plus(sentAt, SEND_AGAIN_AFTER)) return refuse({ code: "sent-just-now" });
  return accept<ContactConfirmation>({
    ...confirmation,
    codeHash: newCodeHash,
    sentAt: now,
    version: confirmation.version + 1,
  });
}
