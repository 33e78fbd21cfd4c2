import type { Notice } from "../../shared/notices/rules.ts";
import type { InboxNotice, NoticeContent } from "../../shared/notices/schema.ts";
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
  takeMailSlot,
} from "./store.ts";

type Parts = Pick<Deps, "table" | "mail" | "now" | "wall" | "log" | "settings">;

/** A mail that could not be handed over this often is given up and shown to the national leads. */
const MOST_FAILURES = 5;

/** What happened, for which people are told, with the hash that names it. */
type Cause = { readonly at: Instant; readonly hash: string };

/**
 * Gives a notice to everybody it is for: into the inbox once, and by mail at least once per person. Nothing is lost when this is
 * cut short: done again, it goes on where it was. False when a mail has to be tried again.
 */
export async function deliver(deps: Parts, notice: Notice, cause: Cause): Promise<boolean> {
  const recipients = await recipientsOf(deps, competitionOf(notice.content), notice.to);
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
  if (TO_STRANGERS.includes(notice.content.kind) && !(await mayGoToStranger(deps, notice, recipient)))
    return true;
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

/** The mails of one kind that strangers can have sent to one address on a day: more than these are not sent. */
const MOST_FROM_STRANGERS = 5;

/**
 * Whether a mail that goes to whatever address somebody typed is one of the day's few. Each takes a slot, the same one when
 * it is tried again. An invitation is mailed once a day for each who invites; those of the authority wait for no bidder's.
 */
async function mayGoToStranger(
  deps: Parts,
  { personId, noticeId, content }: InboxNotice,
  { capacity, audience }: Recipient,
): Promise<boolean> {
  const day = londonDay(deps.now());
  const takes = (slot: string) =>
    stash(deps, takeMailSlot(personId, `${day}-${content.kind}-${slot}`, noticeId, deps.wall()));
  if (content.kind === "place-offered" && !(await takes(capacity))) return false;
  if (audience !== "bidder") return true;
  for (let slot = 1; slot <= MOST_FROM_STRANGERS; slot += 1) if (await takes(String(slot))) return true;
  return false;
}

/** What is mailed to people who need not be anybody of the portal. */
const TO_STRANGERS: readonly string[] = ["place-offered", "contact-asked"] satisfies NoticeContent["kind"][];

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
