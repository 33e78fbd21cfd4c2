import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  KEY_HISTORY,
  newReceiptKey,
  publishedKeys,
  receiptSigner,
  SIGNING_KEY,
} from "../../../infra/local/receipt-keys.ts";
import { CannotStart } from "../../../infra/local/settings.ts";
import { toBase64url } from "../../../shared/kernel/base64url.ts";
import { Instant } from "../../../shared/kernel/instant.ts";
import { messageOf, type SignedReceipt } from "../../../shared/kernel/receipt.ts";
import { verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { aStatement } from "../../builders/receipt.ts";
import { TEST_KEY } from "../../builders/signing-key.ts";
import { aFolder } from "../dynamo/stores.ts";

const MADE = Instant.parse("2013-09-16T08:00:00.000Z");
const LATER = Instant.parse("2013-10-15T08:00:00.000Z");

/** A data folder whose portal has signed a receipt. */
async function signed() {
  const data = await aFolder();
  await newReceiptKey(data, MADE);
  const signer = await receiptSigner(data);
  const statement = aStatement();
  const signature = toBase64url(await signer.sign(await messageOf(statement)));
  return { data, receipt: { statement, keyId: signer.keyId, signature } satisfies SignedReceipt };
}
const signatureHolds = async (data: string, receipt: SignedReceipt): Promise<boolean> => {
  const checked = await verifyReceipt({ receipt, keys: { keys: await publishedKeys(data) }, files: [] });
  return checked.ok && checked.value.holds === "yes";
};

it("a new key signs, is published from its instant on, and can be read by its owner alone", async () => {
  const { data, receipt } = await signed();
  expect(await publishedKeys(data)).toMatchObject([{ keyId: receipt.keyId, validFrom: MADE }]);
  for (const file of [SIGNING_KEY, KEY_HISTORY]) expect(statSync(join(data, file)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, KEY_HISTORY), "utf8")).not.toContain('"d"');
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("a receipt of before can be checked when another key signs", async () => {
  const { data, receipt } = await signed();
  await newReceiptKey(data, LATER);
  const [signing, earlier] = await publishedKeys(data);
  expect([signing?.validFrom, earlier?.keyId]).toEqual([LATER, receipt.keyId]);
  expect((await receiptSigner(data)).keyId).toBe(signing?.keyId);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("a lost key is not replaced in silence, and another may follow it", async () => {
  const { data, receipt } = await signed();
  rmSync(join(data, SIGNING_KEY));
  await expect(receiptSigner(data)).rejects.toThrow(CannotStart);
  await expect(receiptSigner(data)).rejects.toThrow("go on with a new one by --new-receipt-key");
  await newReceiptKey(data, LATER);
  await receiptSigner(data);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("a data folder without any key is not given one in silence", async () => {
  await expect(receiptSigner(await aFolder())).rejects.toThrow(CannotStart);
});

it("a key that never signed here is refused", async () => {
  const { data } = await signed();
  writeFileSync(join(data, SIGNING_KEY), JSON.stringify(TEST_KEY));
  await expect(receiptSigner(data)).rejects.toThrow(CannotStart);
});

it("a key of a portal that kept no history signs on, and stays published after the next", async () => {
  const { data, receipt } = await signed();
  rmSync(join(data, KEY_HISTORY));
  expect((await receiptSigner(data)).keyId).toBe(receipt.keyId);
  await newReceiptKey(data, LATER);
  expect(await signatureHolds(data, receipt)).toBe(true);
});
