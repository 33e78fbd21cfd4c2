import * as z from "zod";
import { fromBase64url } from "./base64url.ts";
import { messageOf, PublishedKeys, type ReceiptItem, SignedReceipt } from "./receipt.ts";
import { accept, refuse, type Result } from "./result.ts";

/** A file that somebody holds, to be compared with what a receipt says was submitted. */
export const GivenFile = z.strictObject({
  name: z.string(),
  size: z.int().min(0),
  sha256: z.string().length(64),
  /** A receipt or published keys, as `isBesides` knows them: they lie in the folder beside what was submitted. */
  besides: z.boolean().optional(),
});
export type GivenFile = z.infer<typeof GivenFile>;

type Pair = { readonly item: ReceiptItem; readonly file: GivenFile };

/**
 * What holds of a receipt. Only if its signature does is the rest worth anything: whether it was received before the
 * closing instant, and what the given files are.
 */
export type ReceiptCheck = SignedReceipt & {
  readonly holds: "yes" | "no" | "key-unknown";
  readonly inTime: boolean;
} & Compared;

type Compared = {
  /** Files that are what was submitted, under whatever name. */
  readonly same: readonly Pair[];
  /** Files that are called like the one thing that was submitted under that name, which is not at hand otherwise. */
  readonly changed: readonly Pair[];
  /** Other files that are called like what was submitted, and are nothing of it: of which they are, nobody can tell. */
  readonly namesakes: readonly GivenFile[];
  /** What was submitted and is not among the files under any name. */
  readonly missing: readonly ReceiptItem[];
  /** Files that are nothing of what was submitted, by content or by name. */
  readonly strangers: readonly GivenFile[];
  /** Files that nobody took for submitted. */
  readonly besides: readonly GivenFile[];
};

type Given = {
  /** What was in the file of the receipt, as JSON. */
  readonly receipt: unknown;
  /** What the portal publishes of its keys, as JSON. */
  readonly keys: unknown;
  readonly files: readonly GivenFile[];
};
export type VerificationRefusal = { code: "not-a-receipt" } | { code: "not-published-keys" };
/** All that keeps something from being checked. */
export type CannotBeChecked = { code: "cannot-be-checked"; because: readonly VerificationRefusal[] };

/**
 * Checks a receipt against the published keys and the files at hand, with nothing but WebCrypto: the same in a
 * browser and on the command line, and without the portal. Refuses what is no receipt and what are no keys.
 */
export async function verifyReceipt(given: Given): Promise<Result<ReceiptCheck, CannotBeChecked>> {
  const receipt = SignedReceipt.safeParse(given.receipt);
  const published = PublishedKeys.safeParse(given.keys);
  if (!receipt.success || !published.success)
    return refuse({
      code: "cannot-be-checked",
      because: [
        ...(receipt.success ? [] : [{ code: "not-a-receipt" } as const]),
        ...(published.success ? [] : [{ code: "not-published-keys" } as const]),
      ],
    });
  const { statement } = receipt.data;
  return accept({
    ...receipt.data,
    holds: await whetherSigned(receipt.data, published.data),
    inTime: statement.receivedAt < statement.closesAt,
    ...compare(statement.items, given.files),
  });
}

/** Everything holds: signed, in time, every item at hand and nothing else. */
export const allHolds = ({ holds, inTime, ...compared }: ReceiptCheck): boolean =>
  holds === "yes" &&
  inTime &&
  [compared.changed, compared.namesakes, compared.missing, compared.strangers].every(
    ({ length }) => length === 0,
  );

/** A receipt that holds, with nothing at hand to compare with what it says was submitted. */
export const isReceiptAlone = ({ holds, inTime, ...compared }: ReceiptCheck): boolean =>
  holds === "yes" &&
  inTime &&
  compared.missing.length > 0 &&
  [compared.same, compared.changed, compared.namesakes, compared.strangers].every(
    ({ length }) => length === 0,
  );

/**
 * Content decides: a file may have been renamed, and be the same as another. Only then does its name say what it was, if there
 * is one thing alone that it can have been.
 */
function compare(items: readonly ReceiptItem[], files: readonly GivenFile[]): Compared {
  const same: Pair[] = [];
  const left = new Set(files);
  const pair = (item: ReceiptItem, file: GivenFile | undefined) => {
    if (file === undefined) return;
    same.push({ item, file });
    left.delete(file);
  };
  const without = () => items.filter((item) => !same.some((one) => one.item === item));
  // What was submitted under two names may be kept once, and what was submitted once under two.
  const passes = [
    { among: left, fits: (file: GivenFile, item: ReceiptItem) => isSame(file, item) && isCalled(file, item) },
    { among: left, fits: isSame },
    { among: files, fits: isSame },
  ];
  for (const { among, fits } of passes)
    for (const item of without())
      pair(
        item,
        [...among].find((file) => fits(file, item)),
      );
  for (const item of items) for (const file of left) if (isSame(file, item)) pair(item, file);

  const missing = without();
  const others = [...left];
  const changed = missing.flatMap((item) => {
    const [file, ...more] = others.filter((one) => isCalled(one, item));
    const isOnly = more.length === 0 && items.every((one) => one === item || !isCalled(one, item));
    return file === undefined || !isOnly ? [] : [{ item, file }];
  });
  const isNamesake = (file: GivenFile) => items.some((item) => isCalled(file, item));
  const unnamed = others.filter((file) => !isNamesake(file));
  return {
    same: same.toSorted((one, other) => items.indexOf(one.item) - items.indexOf(other.item)),
    changed,
    namesakes: others.filter((file) => isNamesake(file) && !changed.some((one) => one.file === file)),
    missing: missing.filter((item) => !changed.some((one) => one.item === item)),
    strangers: unnamed.filter((file) => !isAside(file)),
    besides: unnamed.filter(isAside),
  };
}

type Named = { readonly name: string };
/** Computers write some names otherwise than portals. */
export const isCalled = (one: Named, other: Named): boolean =>
  one.name.normalize("NFC").toLowerCase() === other.name.normalize("NFC").toLowerCase();

/** Systems keep files of their own in a folder. */
const isAside = ({ name, besides }: GivenFile): boolean =>
  besides === true || /^(\..*|thumbs\.db|desktop\.ini)$/i.test(name);

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

/** A receipt and published keys have no more bytes than this. */
export const BESIDES_BYTES = 1_048_576;

/** Whether this is the content of a receipt. */
export const isReceipt = (bytes: Uint8Array): boolean => SignedReceipt.safeParse(jsonIn(bytes)).success;

/** Whether this is the content of a receipt or of published keys, which lie beside what was submitted. */
export const isBesides = (bytes: Uint8Array): boolean =>
  isReceipt(bytes) || PublishedKeys.safeParse(jsonIn(bytes)).success;

/** What a file says as JSON, also when a program has saved it with a mark of its encoding; undefined when it is no JSON. */
export function jsonIn(bytes: Uint8Array): unknown {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return JSON.parse(new TextDecoder(encoding).decode(bytes));
  } catch {
    return undefined;
  }
}
