import * as z from "zod";
import { fromBase64url } from "./base64url.ts";
import { messageOf, PublishedKeys, type ReceiptItem, SignedReceipt } from "./receipt.ts";
import { accept, refuse, type Result } from "./result.ts";

/** A file that somebody holds, to be compared with what a receipt says was submitted. */
export const GivenFile = z.strictObject({
  name: z.string(),
  size: z.int().min(0),
  sha256: z.string().length(64),
});
export type GivenFile = z.infer<typeof GivenFile>;

/**
 * What holds of a receipt. Only if its signature does is the rest worth anything: whether it was received before the
 * closing instant, which of the given files are what was submitted, and which are not in it.
 */
export type ReceiptCheck = SignedReceipt & {
  readonly holds: "yes" | "no" | "key-unknown";
  readonly inTime: boolean;
  readonly items: readonly { readonly item: ReceiptItem; readonly file: GivenFile | undefined }[];
  readonly strangers: readonly GivenFile[];
};

type Given = {
  /** What was in the file of the receipt, as JSON. */
  readonly receipt: unknown;
  /** What the portal publishes of its keys, as JSON. */
  readonly keys: unknown;
  readonly files: readonly GivenFile[];
};
export type VerificationRefusal = { code: "not-a-receipt" } | { code: "not-published-keys" };

/**
 * Checks a receipt against the published keys and the files at hand, with nothing but WebCrypto: the same in a
 * browser and on the command line, and without the portal. Refuses what is no receipt and what are no keys.
 */
export async function verifyReceipt(given: Given): Promise<Result<ReceiptCheck, VerificationRefusal>> {
  const receipt = SignedReceipt.safeParse(given.receipt);
  const published = PublishedKeys.safeParse(given.keys);
  if (!receipt.success) return refuse({ code: "not-a-receipt" });
  if (!published.success) return refuse({ code: "not-published-keys" });
  const { statement } = receipt.data;
  return accept({
    ...receipt.data,
    holds: await whetherSigned(receipt.data, published.data),
    inTime: statement.receivedAt < statement.closesAt,
    items: statement.items.map((item) => ({ item, file: given.files.find((file) => isSame(file, item)) })),
    strangers: given.files.filter((file) => !statement.items.some((item) => isSame(file, item))),
  });
}

/** Everything holds: signed, in time, every item at hand and nothing else. */
export const allHolds = ({ holds, inTime, items, strangers }: ReceiptCheck): boolean =>
  holds === "yes" && inTime && strangers.length === 0 && items.every(({ file }) => file !== undefined);

/** A file may have been renamed; its content decides. */
const isSame = (file: GivenFile, item: ReceiptItem) =>
  file.sha256 === item.sha256 && (item.size === undefined || file.size === item.size);

async function whetherSigned(
  { statement, keyId, signature }: SignedReceipt,
  { keys }: PublishedKeys,
): Promise<ReceiptCheck["holds"]> {
  const key = keys.find((one) => one.keyId === keyId);
  if (key === undefined) return "key-unknown";
  const [publicKey, bytes] = [fromBase64url(key.publicKey), fromBase64url(signature)];
  if (publicKey === undefined || bytes === undefined) return "no";
  const imported = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
  const signed = await crypto.subtle.verify({ name: "Ed25519" }, imported, bytes, await messageOf(statement));
  return signed ? "yes" : "no";
}
