import * as z from "zod";
import { LogName } from "../../shared/audit/schema.ts";
import { checkLog } from "../audit/log-check.ts";
import { releaseWithheld, takeEntry } from "../audit/copying.ts";
import { loadHidingWindows } from "../audit/facts.ts";
import type { StreamCheck } from "../platform/ask.ts";
import type { Deps } from "../platform/deps.ts";
import { handlerOf } from "../platform/runtime.ts";
import { ChangeRecords, workThrough, type WorkedThrough } from "./change-records.ts";

const Woken = z.union([
  ChangeRecords,
  /** A door asks, and waits for the answer. */
  z.object({ check: LogName }),
  /** Every minute: what may be shown by now is shown, though no record came. */
  z.object({ wake: z.literal("due") }),
]);

/**
 * The worker that keeps the auditor's copy: woken by entries, by what changes in a competition (a window was sealed, the
 * competition was cancelled), and every minute.
 */
export const createWorker =
  (deps: Deps) =>
  async (given: unknown): Promise<WorkedThrough | StreamCheck> => {
    const woken = Woken.parse(given);
    if ("check" in woken) return checkLog(deps, woken.check);
    const windows = await loadHidingWindows(deps.table);
    if ("wake" in woken) {
      await releaseWithheld(deps, windows);
      return { batchItemFailures: [] };
    }
    let released = false;
    return workThrough(deps, "project", woken, async (key) => {
      if (isEntry(key)) await takeEntry(deps, key, windows);
      else if (!released && changesWhatIsShown(key)) {
        await releaseWithheld(deps, windows);
        released = true;
      }
      return true;
    });
  };

const isEntry = ({ pk, sk }: { pk: string; sk: string }) => pk.startsWith("AUD") && sk.startsWith("ENTRY#");

const changesWhatIsShown = ({ pk, sk }: { pk: string; sk: string }) =>
  pk.startsWith("CMP#") && (sk.startsWith("SEAL#") || sk === "TIMETABLE");

export const handler = handlerOf(createWorker);
