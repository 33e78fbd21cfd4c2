import * as z from "zod";
import { FileAt } from "../../shared/files/schema.ts";
import { checkFile, fileAt } from "../files/checking.ts";
import type { Deps } from "../platform/deps.ts";
import { handlerOf } from "../platform/runtime.ts";
import { ChangeRecord, workThrough, type WorkedThrough } from "./change-records.ts";

const Woken = z.union([
  /** Changes that waited in the lane of their organisation. */
  z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) }),
  /** The seal worker asks, and waits for the verdict. */
  z.strictObject({ scan: FileAt }),
]);

/** The worker that looks into uploaded files: woken by changes of their rows, one lane an organisation, or asked for one. */
export const createWorker =
  (deps: Deps) =>
  async (given: unknown): Promise<WorkedThrough> => {
    const woken = Woken.parse(given);
    if ("scan" in woken) {
      await checkFile(deps, woken.scan);
      return { batchItemFailures: [] };
    }
    const Records = woken.Records.map(({ messageId, body }) => {
      const { eventName, dynamodb } = ChangeRecord.parse(JSON.parse(body));
      return { eventName, dynamodb: { ...dynamodb, SequenceNumber: messageId } };
    });
    return workThrough(deps, "scan", { Records }, async (key) => {
      const file = fileAt(key);
      if (file !== undefined) await checkFile(deps, file);
      return true;
    });
  };

export const handler = handlerOf(createWorker);
