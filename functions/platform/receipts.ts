import { toBase64url } from "../../shared/kernel/base64url.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { messageOf, type ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import type { Deps } from "./deps.ts";
import { faultFields } from "./log.ts";
import { stash } from "./stash.ts";
import { type Item, withoutKey } from "./table.ts";

const Signature = SignedReceipt.omit({ statement: true });

/**
 * Signs what was committed and keeps the signature beside it, once: 1 write unit. Nothing is given back when the
 * signer or the table fails: the submission stands all the same, and its receipt is pending until `signedReceipt`
 * succeeds. The statement must be made of what the commit wrote, so that it is the same whenever it is made.
 */
export async function signOnce(
  deps: Pick<Deps, "table" | "signer" | "log">,
  statement: ReceiptStatement,
): Promise<SignedReceipt | undefined> {
  const { table, signer, log } = deps;
  try {
    const signature = {
      keyId: signer.keyId,
      signature: toBase64url(await signer.sign(await messageOf(statement))),
    };
    const key = receiptKey(statement);
    if (await stash({ table }, { put: { ...key, ...signature }, if: "absent" }))
      return { statement, ...signature };
    return await storedReceipt(deps, statement);
  } catch (error) {
    log.error("receipt-not-signed", faultFields(error));
    return undefined;
  }
}

/** The receipt of a submission: as it was signed, or signed now if that failed so far. */
export const signedReceipt = async (
  deps: Pick<Deps, "table" | "signer" | "log">,
  statement: ReceiptStatement,
): Promise<SignedReceipt | undefined> => (await storedReceipt(deps, statement)) ?? signOnce(deps, statement);

async function storedReceipt(
  { table }: Pick<Deps, "table">,
  statement: ReceiptStatement,
): Promise<SignedReceipt | undefined> {
  const item = await table.get(receiptKey(statement));
  return item && { statement, ...signatureOf(item) };
}

const signatureOf = (item: Item) => Signature.parse(withoutKey(item));

/** Beside the bid, so that only the bidder's door and the seal worker come near it. */
const receiptKey = ({
  organisation: { organisationId },
  competition: { competitionId },
  submissionId,
}: ReceiptStatement): Key => ({
  pk: partition("BID", organisationId, competitionId),
  sk: sort("RECEIPT", submissionId),
});
