import * as z from "zod";
import type { Competition } from "../../shared/competition/schema.ts";
import type { AuditEntry } from "../../shared/kernel/chain.ts";
import { canonical } from "../../shared/kernel/digest.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import type { ReceiptItem, ReceiptStatement } from "../../shared/kernel/receipt.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import { CHOICE_FILE } from "../../shared/preferences/receipt.ts";
import { Manifest } from "../../shared/preferences/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { signOnce } from "../platform/receipts.ts";
import type { Submission } from "../platform/receive.ts";
import { SUBMITTED } from "./submission.ts";

const Stated = z.object({ organisationName: z.string(), closesAt: Instant });

/** What the receipt of a submission states: nothing but what was received, and what its entry holds. */
export function statementOf(
  { competitionId, title }: Pick<Competition, "competitionId" | "title">,
  organisationId: OrganisationId,
  submission: Submission,
  { seq, hash, detail }: AuditEntry,
): ReceiptStatement {
  const { submissionId, window, what, receivedAt, who } = submission;
  const { organisationName, closesAt } = Stated.parse(detail);
  return {
    version: 1,
    what: what === SUBMITTED ? "submitted" : "withdrawn",
    reference: referenceOf(submissionId),
    submissionId,
    competition: { competitionId, title },
    organisation: { organisationId, name: organisationName },
    window,
    receivedAt,
    closesAt,
    by: who.name,
    items: what === SUBMITTED ? [choiceItem(submission)] : [],
    stream: { seq, entryHash: hash },
  };
}

function choiceItem({ manifest, manifestHash }: Submission): ReceiptItem {
  const size = new TextEncoder().encode(canonical(Manifest.parse(manifest))).length;
  return { name: CHOICE_FILE, size, sha256: manifestHash };
}

/** Signs what was just committed. When the signer does not answer, the receipt is pending until somebody reads it. */
export async function signReceipt(
  deps: Pick<Deps, "table" | "signer" | "log">,
  competition: Pick<Competition, "competitionId" | "title">,
  organisationId: OrganisationId,
  submission: Submission,
  entry: AuditEntry,
): Promise<void> {
  await signOnce(deps, statementOf(competition, organisationId, submission, entry));
}
