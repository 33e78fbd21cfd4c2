import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  KEY_HISTORY,
  newReceiptKey,
  publishedKeys,
  receiptSigner,
  replace,
  SIGNING_KEY,
} from "../../../infra/local/receipt-keys.ts";
import { CannotStart } from "../../../infra/local/settings.ts";
import { SigningKey } from "../../../functions/platform/signer-jwk.ts";
import { toBase64url } from "../../../shared/kernel/base64url.ts";
import { Instant } from "../../../shared/kernel/instant.ts";
import { messageOf, type SignedReceipt } from "../../../shared/kernel/receipt.ts";
import { verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { aStatement } from "../../builders/receipt.ts";
import { TEST_KEY } from "../../builders/signing-key.ts";
import { aFolder } from "../dynamo/stores.ts";

const MADE = Instant.parse("2013-09-16T08:00:00.000Z");
const LATER = Instant.parse("2013-10-15T08:00:00.000Z");

/** What the data of a folder know of keys, as the table keeps it. */
function facts() {
  const kept = new Map<string, string>();
  return {
    getMeta: async (name: string): Promise<unknown> => JSON.parse(kept.get(name) ?? "null") ?? undefined,
    setMeta: async (name: string, json: unknown) => void kept.set(name, JSON.stringify(json)),
  };
}

/** A data folder whose portal has signed a receipt. */
async function signed() {
  const [data, known] = [await aFolder(), facts()];
  await newReceiptKey(data, MADE);
  const signer = await receiptSigner(data, known);
  const statement = aStatement();
  const signature = toBase64url(await signer.sign(await messageOf(statement)));
  return { data, known, receipt: { statement, keyId: signer.keyId, signature } satisfies SignedReceipt };
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
  const { data, known, receipt } = await signed();
  await newReceiptKey(data, LATER, known);
  const [signing, earlier] = await publishedKeys(data);
  expect([signing?.validFrom, earlier?.keyId]).toEqual([LATER, receipt.keyId]);
  expect((await receiptSigner(data, known)).keyId).toBe(signing?.keyId);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("a lost key is not replaced in silence, and another may follow it", async () => {
  const { data, known, receipt } = await signed();
  rmSync(join(data, SIGNING_KEY));
  await expect(receiptSigner(data, known)).rejects.toThrow(CannotStart);
  await expect(receiptSigner(data, known)).rejects.toThrow("go on with a new one by --new-receipt-key");
  await newReceiptKey(data, LATER, known);
  await receiptSigner(data, known);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("a data folder without any key is not given one in silence", async () => {
  await expect(receiptSigner(await aFolder(), facts())).rejects.toThrow(CannotStart);
});

/** Does what must be refused, and gives back the one line that is said: the file, and nothing of what is in it. */
async function lineSaid(act: Promise<unknown>, file: string): Promise<string> {
  const error: unknown = await act.catch((thrown: unknown) => thrown);
  if (!(error instanceof CannotStart)) throw error;
  // Not of the folder, whose name is chosen at random.
  expect(error.message.replace(file, "")).not.toMatch(/\n|kty|OKP|keyId|Unexpected|JSON/);
  expect(error.message.startsWith(`${file} cannot be read: put it back from a copy, or `)).toBe(true);
  return error.message;
}
const DAMAGED: readonly (readonly [string, (text: string) => string])[] = [
  ["is cut", (text) => text.slice(0, text.length / 2)],
  ["is empty", () => ""],
  ["holds something else", () => "{}"],
];

it.each<(typeof DAMAGED)[number]>([
  ...DAMAGED,
  ["holds two halves that are of no key", (text) => text.replace(/"x":"[^"]*"/, `"x":"${TEST_KEY.x}"`)],
])("a key file that %s is told in one line, and another key may follow", async (_, damaged) => {
  const { data, known, receipt } = await signed();
  const file = join(data, SIGNING_KEY);
  writeFileSync(file, damaged(readFileSync(file, "utf8")));
  expect(await lineSaid(receiptSigner(data, known), file)).toContain("--new-receipt-key");
  await newReceiptKey(data, LATER, known);
  await receiptSigner(data, known);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it.each(DAMAGED)(
  "a list of published keys that %s is told in one line where nothing else knows them",
  async (_, damaged) => {
    const { data, known } = await signed();
    const file = join(data, KEY_HISTORY);
    writeFileSync(file, damaged(readFileSync(file, "utf8")));
    expect(await lineSaid(receiptSigner(data, facts()), file)).toContain("delete it");
    await receiptSigner(data, known);
    expect(await publishedKeys(data)).toHaveLength(1);
  },
);

it("a key that never signed here is refused", async () => {
  const { data, known } = await signed();
  const own = readFileSync(join(data, SIGNING_KEY), "utf8");
  writeFileSync(join(data, SIGNING_KEY), JSON.stringify(TEST_KEY));
  await expect(receiptSigner(data, known)).rejects.toThrow(CannotStart);
  // Nor when it has the name of the key that did, or when the published keys are gone as well.
  const { kid } = SigningKey.parse(JSON.parse(own));
  writeFileSync(join(data, SIGNING_KEY), JSON.stringify({ ...TEST_KEY, kid }));
  await expect(receiptSigner(data, known)).rejects.toThrow(CannotStart);
  rmSync(join(data, KEY_HISTORY));
  await expect(receiptSigner(data, known)).rejects.toThrow(CannotStart);
});

it("a lost file of published keys is written again, however many have signed", async () => {
  const { data, known, receipt } = await signed();
  for (let turn = 0; turn < 3; turn += 1) await newReceiptKey(data, LATER, known);
  rmSync(join(data, KEY_HISTORY));
  await receiptSigner(data, known);
  expect(await publishedKeys(data)).toHaveLength(4);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("the next key follows all that the data know, also where the file of published keys is lost", async () => {
  const { data, known, receipt } = await signed();
  await newReceiptKey(data, LATER, known);
  rmSync(join(data, KEY_HISTORY));
  await newReceiptKey(data, LATER, known);
  await receiptSigner(data, known);
  expect(await publishedKeys(data)).toHaveLength(3);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

it("a key of a portal that kept no history signs on, and stays published after the next", async () => {
  const { data, receipt } = await signed();
  const known = facts();
  rmSync(join(data, KEY_HISTORY));
  expect((await receiptSigner(data, known)).keyId).toBe(receipt.keyId);
  await newReceiptKey(data, LATER, known);
  expect(await signatureHolds(data, receipt)).toBe(true);
});

describe("a kill between two steps of making a key", () => {
  /** Makes a key and is killed before it writes its nth file. */
  async function killed(nth: number, data: string, known?: ReturnType<typeof facts>): Promise<void> {
    let written = 0;
    const put: typeof replace = (...given) => {
      if ((written += 1) === nth) throw new Error("killed");
      replace(...given);
    };
    await expect(newReceiptKey(data, LATER, known, put)).rejects.toThrow("killed");
  }

  it("leaves a new folder its first key, which signs and is published", async () => {
    const data = await aFolder();
    await killed(2, data);
    const { keyId } = await receiptSigner(data, facts());
    expect(await publishedKeys(data)).toMatchObject([{ keyId, validFrom: LATER }]);
  });

  const HISTORIES = ["with a history", "without one"];
  /** A folder that has signed, with or without a history of keys, in which another key was being made. */
  async function cutShort(nth: number, history: string) {
    const folder = await signed();
    const known = history === "without one" ? facts() : folder.known;
    if (history === "without one") rmSync(join(folder.data, KEY_HISTORY));
    await killed(nth, folder.data, known);
    return { ...folder, known };
  }

  it.each(HISTORIES.flatMap((history) => [1, 2].map((nth) => [nth, history] as const)))(
    "before file %i leaves a folder %s the key that signed",
    async (nth, history) => {
      const { data, known, receipt } = await cutShort(nth, history);
      expect((await receiptSigner(data, known)).keyId).toBe(receipt.keyId);
      expect(await signatureHolds(data, receipt)).toBe(true);
    },
  );

  it.each(HISTORIES)("after the key lets no other sign in silence, in a folder %s", async (history) => {
    const { data, known, receipt } = await cutShort(3, history);
    await expect(receiptSigner(data, known)).rejects.toThrow(CannotStart);
    await newReceiptKey(data, LATER, known);
    expect((await receiptSigner(data, known)).keyId).not.toBe(receipt.keyId);
    expect(await signatureHolds(data, receipt)).toBe(true);
  });
});
