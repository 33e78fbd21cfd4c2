import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { HOUR, type Instant } from "../../shared/kernel/instant.ts";
import { PublishedKeys } from "../../shared/kernel/receipt.ts";
import { areSame, sourcesOf } from "../build/sources.ts";
import { type EmbeddedDynamo, openDynamo } from "./dynamo/open.ts";
import { SENDER } from "./mail/file-notifier.ts";
import { mailFile, readMailFile } from "./mail/mail-file.ts";
import { KEY_HISTORY, KNOWN_KEYS, newReceiptKey, publishedKeys } from "./receipt-keys.ts";

/** What a replay depends on: the code that acts, and the record of what is played. */
const CODE = ["shared", "functions", "infra/local", "infra/build"];
/** Sessions, sign-ins under way and keys stay with the folder that they were made in. */
const OWN = { items: ["SESSION", "SIGNIN"], facts: [KNOWN_KEYS] };
/** A beginning that is being made in a data folder, and the file that says that it is whole. */
const BEGINNING = ".beginning";
const WHOLE = "whole";
const FILES = ["objects", "mail"];

/**
 * A replay that was played once on this machine, kept beside the build under a hash of code and record. A new data folder
 * begins with a copy of it: the same acts, receipts and mails, but a key of its own, and links to its own address. Of the
 * replay's key only the public half is copied, so that the receipts can be checked; the private half stays in the data
 * folder in which the replay was played.
 */
export function keptReplay(root: string, build: string, origin: string) {
  const all = join(build, "replayed");
  const sources = sourcesOf(root, CODE);
  const kept = join(all, sources.hash.slice(0, 32));
  /** What other code had played, and what was begun an hour ago and never done. */
  const isDone = (path: string): boolean =>
    path !== kept && (!basename(path).startsWith(".") || statSync(path).mtimeMs < Date.now() - HOUR);

  return {
    isThere: (): boolean => existsSync(kept),

    /**
     * Keeps what a data folder holds now, and drops what other code had played. Nothing may be under way in it. Where
     * somebody changed a source since, nobody knows what code has played, and nothing is kept.
     */
    async keep(dynamo: EmbeddedDynamo, dataDir: string): Promise<void> {
      if (!areSame(sourcesOf(root, CODE), sources)) return;
      const unfinished = join(all, `.${randomUUID()}`);
      mkdirSync(unfinished, { recursive: true });
      await dynamo.copyTo(join(unfinished, "table"), OWN);
      for (const part of FILES) cpSync(join(dataDir, part), join(unfinished, part), { recursive: true });
      const keys = PublishedKeys.parse({ keys: await publishedKeys(dataDir) });
      writeFileSync(join(unfinished, KEY_HISTORY), JSON.stringify(keys));
      writeFileSync(join(unfinished, "origin"), origin);
      // Another portal may be about the same, and may have been quicker.
      for (const other of readdirSync(all))
        if (isDone(join(all, other))) rmSync(join(all, other), { recursive: true });
      if (existsSync(kept)) rmSync(unfinished, { recursive: true });
      else renameSync(unfinished, kept);
    },

    /**
     * Begins a new data folder with what is kept, and with a key of its own that signs from an instant on. False, with
     * nothing begun, where what is kept cannot be read: it is dropped, and the replay can be played anew.
     */
    async begin(dataDir: string, validFrom: Instant): Promise<boolean> {
      const beginning = join(dataDir, BEGINNING);
      rmSync(beginning, { recursive: true, force: true });
      cpSync(kept, beginning, { recursive: true });
      try {
        await seenWhole(beginning);
        pointLinksAt(origin, join(beginning, "mail"), readFileSync(join(beginning, "origin"), "utf8"));
        await newReceiptKey(beginning, validFrom);
      } catch {
        for (const folder of [beginning, kept]) rmSync(folder, { recursive: true, force: true });
        return false;
      }
      rmSync(join(beginning, "origin"));
      writeFileSync(join(beginning, WHOLE), "");
      finishBeginning(dataDir);
      return true;
    },
  };
}

/** Throws unless all that was kept is there, and every row of the table as it was written. */
async function seenWhole(beginning: string): Promise<void> {
  for (const part of [...FILES, "table", KEY_HISTORY]) statSync(join(beginning, part));
  await (await openDynamo({ path: join(beginning, "table") })).close();
}

/** Puts a beginning that is whole into its place, also one that a kill has left half in place. Answers whether there was one. */
export function finishBeginning(dataDir: string): boolean {
  const beginning = join(dataDir, BEGINNING);
  const isWhole = existsSync(join(beginning, WHOLE));
  if (isWhole)
    for (const name of readdirSync(beginning).filter((one) => one !== WHOLE))
      renameSync(join(beginning, name), join(dataDir, name));
  rmSync(beginning, { recursive: true, force: true });
  return isWhole;
}

/** Makes the links of the mails in a folder lead to another address. */
function pointLinksAt(to: string, folder: string, from: string): void {
  if (from === to) return;
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".eml"))) {
    const file = join(folder, name);
    const mail = readMailFile(readFileSync(file, "utf8"));
    const text = mail.text.replaceAll(from, to);
    writeFileSync(
      file,
      mailFile({ ...mail, text, key: name }, { from: SENDER, id: name.replace(".eml", "") }),
    );
  }
}
