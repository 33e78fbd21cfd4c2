import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jwkSigner, SigningKey } from "../../functions/platform/signer-jwk.ts";
import type { Signer } from "../../functions/platform/signer.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type PublishedKey, PublishedKeys } from "../../shared/kernel/receipt.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";
import { CannotStart } from "./settings.ts";

/** The file of a data folder that holds the key which signs, private half included. */
export const SIGNING_KEY = "receipt-key.json";
/** The file that holds the public half of every key that ever signed in a data folder, the one that signs first. */
export const KEY_HISTORY = "receipt-keys.json";

/** Under which the data know which keys signed in them: what is known there is not forgotten with a file. */
export const KNOWN_KEYS = "receipt-keys";
type Known = Pick<EmbeddedDynamo, "getMeta" | "setMeta">;

/**
 * Makes a key that signs from an instant on, before all keys that signed until then: those stay published. The data are
 * told of it, where there are any yet.
 */
export async function newReceiptKey(
  dataDir: string,
  validFrom: Instant,
  known?: Known,
  put = replace,
): Promise<void> {
  const earlier = (known && (await knownKeys(known))) ?? (await publishedKeys(dataDir));
  const key = await newKey(validFrom);
  // Of a folder without a history the key itself is all that tells of it: it is written down before it is replaced.
  if (earlier.length > 0) put(dataDir, KEY_HISTORY, { keys: earlier });
  // A start may stop after this file is written and before the next. The next start then uses a key that is the folder's
  // first, because nothing names another; it refuses a later key, because the history does not name it.
  put(dataDir, SIGNING_KEY, key);
  const keys = await jwkSigner(key, earlier).publishedKeys();
  put(dataDir, KEY_HISTORY, { keys });
  await known?.setMeta(KNOWN_KEYS, keys);
}

/**
 * What receipts are signed with in a data folder. Throws `CannotStart` where the key is missing or is not the one that
 * the data know as the last: it is never replaced in silence, because whoever holds a receipt could not tell that from a
 * forgery. A lost file of published keys is written again.
 */
export async function receiptSigner(dataDir: string, known: Known): Promise<Signer> {
  const key = readSigningKey(dataDir);
  const keys = (await knownKeys(known)) ?? (await publishedKeys(dataDir));
  const [signing, ...earlier] = keys;
  if (key === undefined || key.kid !== signing?.keyId || key.x !== signing.publicKey)
    throw new CannotStart(
      `${join(dataDir, SIGNING_KEY)} does not hold the key that signs receipts: put that key back, or go on with a new one by --new-receipt-key (receipts of before can still be checked).`,
    );
  replace(dataDir, KEY_HISTORY, { keys });
  await known.setMeta(KNOWN_KEYS, keys);
  return jwkSigner(key, earlier);
}

async function knownKeys(known: Known): Promise<readonly PublishedKey[] | undefined> {
  const keys = await known.getMeta(KNOWN_KEYS);
  return keys === undefined ? undefined : PublishedKeys.parse({ keys }).keys;
}

/** The published keys of a data folder, the one that signs first; none where no portal has run. */
export async function publishedKeys(dataDir: string): Promise<readonly PublishedKey[]> {
  const file = join(dataDir, KEY_HISTORY);
  if (existsSync(file)) return PublishedKeys.parse(JSON.parse(readFileSync(file, "utf8"))).keys;
  // A folder has a key and no history when its portal was older than the history, or stopped before it was written.
  const key = readSigningKey(dataDir);
  return key === undefined ? [] : jwkSigner(key).publishedKeys();
}

function readSigningKey(dataDir: string): SigningKey | undefined {
  const file = join(dataDir, SIGNING_KEY);
  return existsSync(file) ? SigningKey.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** Readable by its owner alone, and renamed into place: never there with half of its content. */
export function replace(dataDir: string, name: string, json: unknown): void {
  const file = join(dataDir, name);
  writeFileSync(`${file}.new`, JSON.stringify(json), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function newKey(validFrom: Instant): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  const { kty, crv, x = "", d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const kid = (await sha256(x)).slice(0, 16);
  return SigningKey.parse({ kty, crv, x, d, kid, validFrom });
}
