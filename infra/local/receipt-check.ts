import { createHash } from "node:crypto";
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import {
  BESIDES_BYTES,
  type GivenFile,
  isBesides,
  jsonIn,
  verifyReceipt,
} from "../../shared/kernel/receipt-verification.ts";
import { type Report, reportInWords } from "../../shared/kernel/receipt-words.ts";
import { publishedKeys } from "./receipt-keys.ts";

/** A file or address that cannot be read, in the one line that is printed. */
export class CannotCheck extends Error {}

/** Where the published keys are taken from: a file or an address of them, or else the portal whose data lie here. */
type KeySource = { readonly published: string } | { readonly dataDir: string };

/**
 * What holds of a receipt on disk and the files that are named with it; a folder stands for all that is in it. Files are
 * read as they flow.
 */
export async function checkReceiptFile(
  receiptFile: string,
  named: readonly string[],
  source: KeySource,
): Promise<Report> {
  const receipt = readJson(receiptFile);
  const keys = await keysOf(source);
  const files = await Promise.all(named.flatMap(filesAt).map(hashed));
  return reportInWords(await verifyReceipt({ receipt, keys, files }));
}

function filesAt(named: string): readonly string[] {
  if (statSync(named, { throwIfNoEntry: false })?.isDirectory() !== true) return [named];
  const inside = readdirSync(named, { recursive: true, withFileTypes: true });
  return inside.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function keysOf(source: KeySource): Promise<unknown> {
  if ("published" in source)
    return /^https?:\/\//.test(source.published) ? fetched(source.published) : readJson(source.published);
  const keys = await publishedKeys(source.dataDir);
  if (keys.length === 0)
    throw new CannotCheck(
      `No portal has run in ${source.dataDir}: name the published keys with --keys, a file or an address.`,
    );
  return { keys };
}

async function fetched(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address);
    if (answer.ok) return await answer.json();
  } catch {
    // Said below, whatever it was.
  }
  throw new CannotCheck(`No keys can be read at ${address}.`);
}

function readJson(file: string): unknown {
  const json = jsonIn(readBytes(file));
  if (json === undefined) throw new CannotCheck(`${file} is not JSON.`);
  return json;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new CannotCheck(`${file} cannot be read.`);
  }
}

async function hashed(file: string): Promise<GivenFile> {
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      if (!(chunk instanceof Buffer)) throw new TypeError("a file is read as bytes");
      hash.update(chunk);
      size += chunk.length;
    }
  } catch {
    throw new CannotCheck(`${file} cannot be read.`);
  }
  const besides = size <= BESIDES_BYTES && isBesides(readBytes(file));
  return { name: basename(file), size, sha256: hash.digest("hex"), besides };
}
