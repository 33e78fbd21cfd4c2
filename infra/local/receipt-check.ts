import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import { allHolds, type GivenFile, verifyReceipt } from "../../shared/kernel/receipt-verification.ts";
import { checkInWords, verificationRefusalInWords } from "../../shared/kernel/receipt-words.ts";
import { publishedKeys } from "./receipt-keys.ts";

/** A file or address that cannot be read, in the one line that is printed. */
export class CannotCheck extends Error {}

/** Where the published keys are taken from: a file or an address of them, or else the portal whose data lie here. */
type KeySource = { readonly published: string } | { readonly dataDir: string };

/** What holds of a receipt on disk and the files beside it, in lines to print. Files are read as they flow. */
export async function checkReceiptFile(receiptFile: string, files: readonly string[], source: KeySource) {
  const checked = await verifyReceipt({
    receipt: readJson(receiptFile),
    keys: await keysOf(source),
    files: await Promise.all(files.map(hashed)),
  });
  if (!checked.ok) return { holds: false, lines: [verificationRefusalInWords(checked.error)] };
  return {
    holds: allHolds(checked.value),
    lines: checkInWords(checked.value).map(({ holds, words }) => `${holds ? "holds" : "FAILS"}  ${words}`),
  };
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
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CannotCheck(`${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotCheck(`${file} is not JSON.`);
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
  return { name: basename(file), size, sha256: hash.digest("hex") };
}
