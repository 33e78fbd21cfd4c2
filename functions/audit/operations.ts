import { mayReadLog, type AuthorityActor } from "../../shared/kernel/actor.ts";
import {
  type CheckAuditStreams,
  type ListAuditEntries,
  type LogName,
  type ShownEntry,
} from "../../shared/audit/schema.ts";
import type { AuditEntry, Break } from "../../shared/kernel/chain.ts";
import { PersonId } from "../../shared/kernel/id.ts";
import { fromLondon } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { loadTitles } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { sortKeyOf } from "../platform/cursor.ts";
import { listCopies } from "./listing.ts";

/** The logs there are: one per competition, newest first, and the portal's. */
async function logsFor(deps: Deps, log: LogName | undefined): Promise<readonly LogName[]> {
  const all = [
    ...(await loadTitles(deps.table)).map(({ competitionId }) => competitionId),
    "portal" as const,
  ];
  return log === undefined ? all : all.filter((one) => one === log);
}

/**
 * A page of entries of the auditor's copy, newest first, narrowed to what is asked for. For an auditor and a national lead. What
 * an unsealed window withholds is not in the copy, so that neither an entry nor a number can tell of it.
 */
export async function listAuditEntries(deps: Deps, actor: AuthorityActor, query: ListAuditEntries) {
  if (!mayReadLog(actor)) return refuse({ code: "not-for-your-role" });
  const from = query.from === undefined ? undefined : fromLondon(query.from);
  const to = query.to === undefined ? undefined : fromLondon(query.to);
  if (from?.ok === false) return from;
  if (to?.ok === false) return to;
  const before = query.cursor === undefined ? undefined : sortKeyOf(query.cursor);
  const madeUp = query.cursor !== undefined && before === undefined;
  const logs = await logsFor(deps, query.log);
  if (logs.length === 0 || madeUp) return refuse({ code: "not-found" });
  const { entries, next } = await listCopies(deps.table, logs, {
    from: from?.value,
    to: to?.value,
    before,
    matches: await matching(query),
    limit: query.limit,
  });
  return accept({ items: entries.map(asShown), next });
}

async function matching({ organisation, person, what }: ListAuditEntries) {
  const personId =
    person === undefined ? undefined : (PersonId.safeParse(person).data ?? (await personIdOf(person)));
  return (entry: AuditEntry): boolean =>
    (what === undefined || entry.what === what) &&
    (organisation === undefined ||
      entry.who.organisationId === organisation ||
      entry.subject === organisation) &&
    (personId === undefined || entry.who.personId === personId || entry.subject === personId);
}

const asShown = ({ commandHash: _request, answer: _answer, salt: _salt, ...entry }: AuditEntry): ShownEntry =>
  entry;

/**
 * Asks whether every audit stream holds together and the auditor's copy is the same as the originals, in one log or in
 * all. Answers with the first break; what is withheld is checked too, and never counted or named.
 */
export async function checkAuditStreams(deps: Deps, actor: AuthorityActor, { log }: CheckAuditStreams) {
  if (!mayReadLog(actor)) return refuse({ code: "not-for-your-role" });
  const logs = await logsFor(deps, log);
  if (logs.length === 0) return refuse({ code: "not-found" });
  const breaks: Break[] = [];
  for (const one of logs) {
    const { broken } = await deps.ask.checkStreams(one);
    if (broken !== undefined) breaks.push(broken);
  }
  const broken = breaks.find(({ why }) => why !== "withheld") ?? breaks[0];
  return accept({ answer: { intact: broken === undefined, ...(broken === undefined ? {} : { broken }) } });
}
