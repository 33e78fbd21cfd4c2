import { isWithheld } from "../../shared/audit/rules.ts";
import {
  type AuthorityActor,
  capacityOf,
  isNationalLead,
  type PlacedActor,
} from "../../shared/kernel/actor.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import {
  type ListNotices,
  type MarkNoticesRead,
  MOST_NOTICES,
  type ReadableNotice,
} from "../../shared/notices/schema.ts";
import { competitionOf } from "../../shared/notices/rules.ts";
import { noticeInWords, wayInPortal } from "../../shared/notices/words.ts";
import { loadHidingWindows } from "../audit/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { stash } from "../platform/stash.ts";
import { loadInbox, loadUndelivered, noteRead } from "./store.ts";

/** The notices that a person has got in the capacity in which they are signed in, newest first. */
export async function listNotices({ table }: Pick<Deps, "table">, actor: PlacedActor, query: ListNotices) {
  const { notices, next } = await loadInbox(
    table,
    actor.personId,
    capacityOf(actor),
    query.cursor,
    query.limit,
  );
  const items = notices.map(({ noticeId, at, content, readAt }): ReadableNotice => {
    const { subject, paragraphs } = noticeInWords(content);
    const way = wayInPortal(content, actor.audience);
    return {
      noticeId,
      at,
      kind: content.kind,
      subject,
      paragraphs,
      ...(way && { way }),
      ...(readAt && { readAt }),
    };
  });
  return { items, next };
}

/** Marks notices of the person's own inbox as read. One that is not there, or read already, is passed over. */
export async function markNoticesRead(
  deps: Pick<Deps, "table" | "now">,
  actor: PlacedActor,
  { notices }: MarkNoticesRead,
) {
  const at = deps.now();
  for (const notice of new Set(notices))
    await stash(deps, noteRead(actor.personId, capacityOf(actor), notice, at));
  return accept({ answer: { notices } });
}

/**
 * The newest mail that was given up, for a national lead to see to. What it would tell of bidders while a window is
 * not sealed is left out, as in the audit log.
 */
export async function listUndelivered(deps: Pick<Deps, "table">, actor: AuthorityActor) {
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  const [undelivered, windows] = await Promise.all([
    loadUndelivered(deps.table),
    loadHidingWindows(deps.table),
  ]);
  const shown = undelivered.filter(
    ({ at, audience, content }) =>
      !isWithheld({ at, audience, competitionId: competitionOf(content) }, windows),
  );
  return accept(shown.slice(0, MOST_NOTICES));
}
