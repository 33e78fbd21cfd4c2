import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { link, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Notifier } from "../../../functions/platform/mail.ts";
import { mailFile } from "./mail-file.ts";

export const SENDER = "Competition portal <no-reply@portal.invalid>";

/**
 * "Sends" mail by keeping each in a file of its folder. A key is sent once: the name of the file comes from it, and a
 * file that is there is left as it is, so a repeat after a crash neither doubles a mail nor changes it.
 */
export function fileNotifier(dir: string, from = SENDER): Notifier {
  mkdirSync(dir, { recursive: true });
  return {
    async send(mail) {
      const id = createHash("sha256").update(mail.key).digest("hex").slice(0, 32);
      const draft = join(dir, `.${randomUUID()}`);
      await writeFile(draft, mailFile(mail, { from, id }));
      try {
        await link(draft, join(dir, `${id}.eml`));
      } catch (error) {
        if (!isThere(error)) throw error;
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}

function isThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
