import type { CommonRefusal } from "../kernel/refusal.ts";
import { type Instant, MINUTE, plus } from "../kernel/instant.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import type { ConfirmContactMail, ContactConfirmation, Organisation } from "./schema.ts";

/** The link is sent again no sooner than this after the last time, in ms. */
export const SEND_AGAIN_AFTER = MINUTE;

export type ConfirmationRefusal =
  | Extract<CommonRefusal, { code: "not-found" | "changed-meanwhile" }>
  | { code: "link-not-current" }
  | { code: "already-confirmed"; confirmedAt: Instant }
  | { code: "sent-just-now" };

/**
 * What is to be confirmed after a profile was saved: a new main contact's address is asked for with a new code; undefined
 * when there is nothing to ask. `before` is what was asked before.
 */
export function confirmationFor(
  { contacts: [main] }: Pick<Organisation, "contacts">,
  before: ContactConfirmation | undefined,
  code: string,
  now: Instant,
): ContactConfirmation | undefined {
  if (main === undefined || main.mail === before?.mail) return undefined;
  return { name: main.name, mail: main.mail, code, sentAt: now, version: (before?.version ?? 0) + 1 };
}

/** Decides whether the contact's address is confirmed: by the code of the last link only. */
export function decideConfirmation(
  facts: { confirmation: ContactConfirmation | undefined },
  { code }: ConfirmContactMail,
  now: Instant,
): Result<ContactConfirmation, ConfirmationRefusal> {
  const { confirmation } = facts;
  if (confirmation === undefined) return refuse({ code: "not-found" });
  if (confirmation.code !== code) return refuse({ code: "link-not-current" });
  const { confirmedAt } = confirmation;
  if (confirmedAt !== undefined) return refuse({ code: "already-confirmed", confirmedAt });
  return accept({ ...confirmation, confirmedAt: now, version: confirmation.version + 1 });
}

/** Decides whether the link is sent once more, with a new code: the old link is then worth nothing. */
export function decideSendingAgain(
  facts: { confirmation: ContactConfirmation | undefined; newCode: string },
  now: Instant,
): Result<ContactConfirmation, ConfirmationRefusal> {
  const { confirmation, newCode } = facts;
  if (confirmation === undefined) return refuse({ code: "not-found" });
  const { confirmedAt, sentAt } = confirmation;
  if (confirmedAt !== undefined) return refuse({ code: "already-confirmed", confirmedAt });
  if (now < plus(sentAt, SEND_AGAIN_AFTER)) return refuse({ code: "sent-just-now" });
  return accept({ ...confirmation, code: newCode, sentAt: now, version: confirmation.version + 1 });
}
