import { InboxNotice, type NoticeContent, NoticeId, Undelivered } from "../../shared/notices/schema.ts";
import type { Capacity } from "../../shared/kernel/actor.ts";
import type { PersonId } from "../../shared/kernel/id.ts";
import { DAY, epochMs, type Instant, SECOND } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import { asKept } from "../platform/as-kept.ts";
import type { Table } from "../platform/table.ts";

/** The name of a notice: when the thing happened, and the hash of what caused it. */
export const noticeIdOf = (at: Instant, cause: string): NoticeId =>
  NoticeId.parse(`${sortable(epochMs(at))}-${cause.slice(0, 32)}`);

const inbox = (person: PersonId, capacity: Capacity): string => partition("INBOX", person, capacity);
const inboxKey = (person: PersonId, capacity: Capacity, notice: NoticeId): Key => ({
  pk: inbox(person, capacity),
  sk: sort("AT", ...notice.split("-")),
});

/** A notice in an inbox, before anything has become of its mail. */
type NewNotice = {
  readonly noticeId: NoticeId;
  readonly personId: PersonId;
  readonly at: Instant;
  readonly content: NoticeContent;
};

/** Puts a notice into an inbox, once. */
export const putNotice = (capacity: Capacity, notice: NewNotice) =>
  ({
    put: { ...inboxKey(notice.personId, capacity, notice.noticeId), ...notice, failures: 0 },
    if: "absent",
  }) as const;

const noticeOf = asKept(InboxNotice);

export async function loadNotice(table: Table, person: PersonId, capacity: Capacity, notice: NoticeId) {
  return noticeOf(await table.get(inboxKey(person, capacity, notice)));
}

/** Notes that the mail of a notice was handed over. */
export const noteMailed = (capacity: Capacity, { personId, noticeId }: NewNotice, mailedAt: Instant) =>
  ({
    update: inboxKey(personId, capacity, noticeId),
    set: { mailedAt },
    if: "present",
  }) as const;

/** Notes one more failure to hand a mail over. */
export const noteFailure = (capacity: Capacity, { personId, noticeId, failures }: InboxNotice) =>
  ({
    update: inboxKey(personId, capacity, noticeId),
    set: { failures: failures + 1 },
    if: { matching: { failures } },
  }) as const;

/** Marks a notice of a person's own inbox as read, if it is there and not read yet. */
export const noteRead = (personId: PersonId, capacity: Capacity, notice: NoticeId, readAt: Instant) =>
  ({
    update: inboxKey(personId, capacity, notice),
    set: { readAt },
    if: { matching: { personId, readAt: undefined } },
  }) as const;

/** One page of an inbox, newest first, beginning after a notice. */
export async function loadInbox(
  table: Table,
  person: PersonId,
  capacity: Capacity,
  after: NoticeId | undefined,
  limit: number,
) {
  const end = after === undefined ? sort("AT", "z") : inboxKey(person, capacity, after).sk;
  // One more for the end itself, which is left out, and one more to know whether there is a next page.
  const { items } = await table.page({
    pk: inbox(person, capacity),
    between: [sort("AT", 0), end],
    newestFirst: true,
    limit: limit + 2,
  });
  const notices = items.filter(({ sk }) => sk !== end).map(noticeOf);
  const shown = notices.slice(0, limit);
  return { notices: shown, next: notices.length > limit ? shown.at(-1)?.noticeId : undefined };
}

/** Takes one of the day's slots for mailing somebody whom anybody can name, if it is free or this notice has it. */
export const takeMailSlot = (person: PersonId, slot: string, notice: NoticeId, wall: number) =>
  ({
    put: {
      pk: partition("LIMIT", person),
      sk: sort("MAILED", slot),
      notice,
      ttl: Math.ceil((wall + 2 * DAY) / SECOND),
    },
    if: { freeOr: { name: "notice", value: notice } },
  }) as const;

const DEAD = partition("DEAD", "all");
const undeliveredOf = asKept(Undelivered);

/** Puts a mail that was given up where a national lead sees it, once. */
export const putUndelivered = (
  capacity: Capacity,
  { noticeId, personId }: NewNotice,
  undelivered: Undelivered,
) =>
  ({
    put: { pk: DEAD, sk: sort("AT", ...noticeId.split("-"), personId, capacity), ...undelivered },
    if: "absent",
  }) as const;

/** Every mail that was given up, newest first. */
export async function loadUndelivered(table: Table): Promise<readonly Undelivered[]> {
  const items = await table.all({ pk: DEAD, beginsWith: sortPrefix("AT"), newestFirst: true });
  return items.map(undeliveredOf);
}
