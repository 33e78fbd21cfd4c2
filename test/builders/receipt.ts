import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { jwkSigner } from "../../functions/platform/signer-jwk.ts";
import { toBase64url } from "../../shared/kernel/base64url.ts";
import { messageOf, ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import type { GivenFile } from "../../shared/kernel/receipt-verification.ts";
import { TEST_KEY } from "./signing-key.ts";

/** A file as somebody holds it. */
export const given = (name: string, bytes: Uint8Array): GivenFile => ({
  name,
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** What was handed in with `aReceipt`. */
export const HANDED_IN: ReadonlyMap<string, Buffer> = new Map([
  ["capability.json", Buffer.from('{"answers":{"delivery":"Through the gate, in every prison."}}')],
  ["accounts.pdf", Buffer.from("%PDF-1.7 three years of accounts, with no change but this line")],
]);

/** The profile that was handed in beside it, in the golden receipt of version 2. */
export const PROFILE: readonly [string, Buffer] = [
  "profile.json",
  Buffer.from(
    '{"kind":"company","members":[{"kind":"company","name":"Capita","numbers":[]}],"name":"Capita","version":1}',
  ),
];

/** A receipt of that version as the portal gave it out once, under the test key: never made again, and to hold for ever. */
export const goldenReceipt = (version: 1 | 2): SignedReceipt =>
  SignedReceipt.parse(
    JSON.parse(readFileSync(new URL(`golden-receipts/version-${version}.json`, import.meta.url), "utf8")),
  );

/** A statement as a commit makes it; `changes` are made before it is signed. */
export const aStatement = (changes: Partial<ReceiptStatement> = {}): ReceiptStatement => ({
  ...ReceiptStatement.parse({
    version: 1,
    what: "submitted",
    reference: "0QF-7KD-9SA",
    submissionId: "sub_0qf7kd9sa00000000000000000",
    competition: { competitionId: "cmp_00000000000000000000000000", title: "Probation services" },
    organisation: { organisationId: "org_00000000000000000000000000", name: "Capita" },
    window: "pqq",
    receivedAt: "2013-11-14T11:59:59.999Z",
    closesAt: "2013-11-14T12:00:00.000Z",
    by: "Sam Submitter",
    items: [...HANDED_IN].map(([name, bytes]) => given(name, bytes)),
    stream: { seq: 7, entryHash: "0f".repeat(32) },
  }),
  ...changes,
});

const signer = jwkSigner(TEST_KEY);

/** A receipt signed with the test key. */
export async function aReceipt(changes: Partial<ReceiptStatement> = {}): Promise<SignedReceipt> {
  const statement = aStatement(changes);
  const signature = toBase64url(await signer.sign(await messageOf(statement)));
  return { statement, keyId: signer.keyId, signature };
}

/** What the portal with the test key publishes. */
export const publishedTestKeys = async () => ({ keys: await signer.publishedKeys() });
