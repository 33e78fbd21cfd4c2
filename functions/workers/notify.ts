import { causesNotice, noticesOf, warningOf } from "../../shared/notices/rules.ts";
import { Reminder } from "../../shared/notices/schema.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { Key } from "../../shared/kernel/key.ts";
import { loadCompetition } from "../competition/facts.ts";
import { deliver } from "../notices/delivering.ts";
import { entryOf } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { handlerOf } from "../platform/runtime.ts";
import { ChangeRecords, workThrough, type WorkedThrough } from "./change-records.ts";

/** The worker that tells people what happened: woken by entries of the audit streams and by requests to warn of a draft. */
export const createWorker =
  (deps: Deps) =>
  async (lambdaEvent: unknown): Promise<WorkedThrough> =>
    workThrough(deps, "notify", ChangeRecords.parse(lambdaEvent), async (key) => {
      if (key.pk.startsWith("AUD") && key.sk.startsWith("ENTRY#")) return tellOfEntry(deps, key);
      if (key.pk.startsWith("REMIND#")) return warnOfDraft(deps, key);
      return true;
    });

async function tellOfEntry(deps: Deps, key: Key): Promise<boolean> {
  const item = await deps.table.get(key);
  if (item === undefined) throw new Error("an entry that is not there");
  const entry = entryOf(item);
  if (!causesNotice(entry)) return true;
  const { competitionId } = entry;
  const competition = competitionId && (await loadCompetition(deps.table, competitionId));
  let settled = true;
  for (const notice of noticesOf(entry, competition))
    settled = (await deliver(deps, notice, { at: entry.at, hash: entry.hash })) && settled;
  return settled;
}

async function warnOfDraft(deps: Deps, key: Key): Promise<boolean> {
  const item = await deps.table.get(key);
  if (item === undefined) return true;
  const { pk, sk, ...row } = item;
  const reminder = Reminder.parse(row);
  const competition = await loadCompetition(deps.table, reminder.competitionId);
  const notice = competition && warningOf(reminder, competition, deps.now());
  return (
    notice === undefined || deliver(deps, notice, { at: reminder.at, hash: await sha256(`${pk} ${sk}`) })
  );
}

export const handler = handlerOf(createWorker);
