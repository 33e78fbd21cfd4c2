import type { Notice } from "../../shared/notices/rules.ts";
import type { InboxNotice } from "../../shared/notices/schema.ts";
import { competitionOf } from "../../shared/notices/rules.ts";
import { mailText, noticeInWords } from "../../shared/notices/words.ts";
import { type Instant, londonDay } from "../../shared/kernel/instant.ts";
import type { Deps } from "../platform/deps.ts";
import { stash } from "../platform/stash.ts";
import { type Recipient, recipientsOf } from "./recipients.ts";
import {
  loadNotice,
  noteFailure,
  noteMailed,
  noticeIdOf,
  putNotice,
  putUndelivered,
  takeInvitationSlot,
} from "./store.ts";

type Parts = Pick<Deps, "table" | "mail" | "now" | "wall" | "log" | "settings">;

/** A mail that could not be handed over this often is given up and shown to the national leads. */
const MOST_FAILURES = 5;

/** What happened, for which people are told, with the hash that names it. */
export type Cause = { readonly at: Instant; readonly hash: string };

/**
 * Gives a notice to everybody it is for: into the inbox once, and by mail at least once per person. Nothing is lost when this is
 * cut short: done again, it goes on where it was. False when a mail has to be tried again.
 */
export async function deliver(deps: Parts, notice: Notice, cause: Cause): Promise<boolean> {
  const recipients = await recipientsOf(deps.table, competitionOf(notice.content), notice.to);
  const mailed = new Set<string>();
  let settled = true;
  for (const recipient of recipients) {
    const inInbox = await putIntoInbox(deps, notice, cause, recipient);
    if (recipient.suspended || mailed.has(recipient.personId)) continue;
    // Somebody who acts for two organisations has two inboxes, and one mail box.
    mailed.add(recipient.personId);
    settled = (await sendMail(deps, inInbox, recipient)) && settled;
  }
  return settled;
}

async function putIntoInbox(
  deps: Parts,
  { content }: Notice,
  { at, hash }: Cause,
  { personId, capacity }: Recipient,
): Promise<InboxNotice> {
  const noticeId = noticeIdOf(at, hash);
  await stash(deps, putNotice(capacity, { noticeId, personId, at, content }));
  const inInbox = await loadNotice(deps.table, personId, capacity, noticeId);
  if (inInbox === undefined) throw new Error("a notice was put into an inbox and is not there");
  return inInbox;
}

async function sendMail(deps: Parts, notice: InboxNotice, recipient: Recipient): Promise<boolean> {
  if (notice.mailedAt !== undefined) return true;
  if (notice.failures >= MOST_FAILURES) return giveUp(deps, notice, recipient);
  if (notice.content.kind === "place-offered" && !(await mayInvite(deps, notice))) return true;
  const { capacity, audience, mail: to, opens } = recipient;
  const { publicOrigin } = deps.settings;
  const words = noticeInWords(notice.content);
  const at = deps.now();
  try {
    await deps.mail.send({
      key: `${notice.noticeId}-${notice.personId}`,
      to,
      subject: words.subject,
      text: mailText(words, `${publicOrigin}/${audience}/notices`, opens && `${publicOrigin}${opens}`),
      at,
    });
  } catch {
    const failures = notice.failures + 1;
    deps.log.warn("mail-not-taken", {
      worker: "notify",
      personId: notice.personId,
      attempts: failures,
    });
    await stash(deps, noteFailure(capacity, notice));
    return failures >= MOST_FAILURES && giveUp(deps, notice, recipient);
  }
  await stash(deps, noteMailed(capacity, notice, at));
  return true;
}

/** The invitations that one person is mailed on a day, from whomever: more than these stand at sign-in, without a mail. */
const MOST_INVITATIONS_MAILED = 5;

/** Whether this invitation is one of the day's few: each takes a slot, the same one when it is tried again. */
async function mayInvite(deps: Parts, { personId, noticeId }: InboxNotice): Promise<boolean> {
  const day = londonDay(deps.now());
  for (let slot = 1; slot <= MOST_INVITATIONS_MAILED; slot += 1)
    if (await stash(deps, takeInvitationSlot(personId, `${day}-${slot}`, noticeId, deps.wall()))) return true;
  return false;
}

async function giveUp(
  deps: Parts,
  notice: InboxNotice,
  { capacity, audience, name, mail }: Recipient,
): Promise<true> {
  const { at, content } = notice;
  const undelivered = { at, givenUpAt: deps.now(), audience, name, mail, content };
  await stash(deps, putUndelivered(capacity, notice, undelivered));
  return true;
}
