import type * as z from "zod";
import { toBase64url } from "../../shared/kernel/base64url.ts";
import type { CompetitionId, OrganisationId, SubmissionId } from "../../shared/kernel/id.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { messageOf, type ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import type { Deps } from "./deps.ts";
import { faultFields } from "./log.ts";
import { stash } from "./stash.ts";
import { withoutKey } from "./table.ts";

const Signature = SignedReceipt.omit({ statement: true });
type Signature = z.infer<typeof Signature>;

/**
 * Signs what was committed and keeps the signature beside it, once: 1 write unit. Nothing is given back when the
 * signer or the table fails: the submission stands all the same, and its receipt is pending until `signedReceipt`
 * succeeds. The statement must be made of what the commit wrote, so that it is the same whenever it is made.
 */
export async function signOnce(deps: Pick<Deps, "table" | "signer" | "log">, statement: ReceiptStatement) {
  const { table, signer, log } = deps;
  try {
    const signature = {
      keyId: signer.keyId,
      signature: toBase64url(await signer.sign(await messageOf(statement))),
    };
    const { organisation, competition, submissionId } = statement;
    const at = { ...organisation, ...competition, submissionId };
    const isFirst = await stash({ table }, { put: { ...receiptKey(at), ...signature }, if: "absent" });
    const kept = isFirst ? signature : await loadSignature(deps, at);
    return kept && { statement, ...kept };
  } catch (error) {
    log.error("receipt-not-signed", faultFields(error));
    return undefined;
  }
}

/** The receipt of a submission: as it was signed, or signed now if that failed so far. */
export const signedReceipt = async (
  deps: Pick<Deps, "table" | "signer" | "log">,
  statement: ReceiptStatement,
  signature: Signature | undefined,
): Promise<SignedReceipt | undefined> =>
  signature === undefined ? signOnce(deps, statement) : { statement, ...signature };

/** The signature of a receipt, once it was made. */
export async function loadSignature({ table }: Pick<Deps, "table">, at: SubmissionAt) {
  const item = await table.get(receiptKey(at));
  return item && Signature.parse(withoutKey(item));
}

/** Which submission, and whose. */
type SubmissionAt = {
  readonly organisationId: OrganisationId;
  readonly competitionId: CompetitionId;
  readonly submissionId: SubmissionId;
};

/** Beside the bid, so that only the bidder's door and the seal worker come near it. */
const receiptKey = ({ organisationId, competitionId, submissionId }: SubmissionAt): Key => ({
  pk: partition("BID", organisationId, competitionId),
  sk: sort("RECEIPT", submissionId),
});
