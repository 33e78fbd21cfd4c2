import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SigningKey } from "../../functions/platform/signer-jwk.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { Instant } from "../../shared/kernel/instant.ts";

/** Where the key of this machine's portal lies. */
export const receiptKeyFile = (dataDir: string): string => join(dataDir, "receipt-key.json");

/** The key that receipts are signed with on this machine: made once, at `now`, and readable by its owner alone. */
export async function receiptKey(dataDir: string, now: () => Instant): Promise<SigningKey> {
  const file = receiptKeyFile(dataDir);
  if (!existsSync(file))
    writeFileSync(file, JSON.stringify(await newKey(now())), { mode: 0o600, flag: "wx" });
  return SigningKey.parse(JSON.parse(readFileSync(file, "utf8")));
}

async function newKey(validFrom: Instant): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  const { kty, crv, x = "", d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const kid = (await sha256(x)).slice(0, 16);
  return SigningKey.parse({ kty, crv, x, d, kid, validFrom });
}
