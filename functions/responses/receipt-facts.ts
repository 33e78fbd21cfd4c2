import * as z from "zod";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { Competition } from "../../shared/competition/schema.ts";
import type { AuditEntry } from "../../shared/kernel/chain.ts";
import {
  type CompetitionId,
  FileId,
  type OrganisationId,
  type SubmissionId,
} from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import type { ReceiptItem, ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import { submittedSections } from "../../shared/responses/rules.ts";
import { FILES_SECTION, ResponseManifest } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { signedReceipt, signOnce } from "../platform/receipts.ts";
import { receivedIn, type Submission } from "../platform/receive.ts";
import { loadFiles } from "../files/facts.ts";
import { loadSection } from "./store.ts";
import { completedEntry, SUBMITTED } from "./submission.ts";

/** A receipt as far as there is one: without a signature as long as a file of the submission is being checked. */
export type ResponseReceipt = {
  readonly statement: ReceiptStatement;
  readonly signed: SignedReceipt | undefined;
  /** How many of its files are still being checked. */
  readonly uncheckedFiles: number;
};

const Stated = z.object({ organisationName: z.string(), closesAt: Instant });

/** Answers and files of a submission, with their hashes; a file that is still being checked has none yet. */
async function itemsOf(
  { table }: Pick<Deps, "table">,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  manifest: ResponseManifest,
): Promise<{ items: readonly ReceiptItem[]; uncheckedFiles: number }> {
  const sections = submittedSections(manifest);
  const answers = sections.map(({ sectionId, sha256 }) => ({ name: `${sectionId}.json`, sha256 }));
  const ids = await fileIdsOf({ table }, competitionId, organisationId, manifest);
  const files = await loadFiles(table, organisationId, competitionId, ids);
  const checked = files.flatMap(({ name, size, sha256 }) =>
    sha256 === undefined ? [] : [{ name, size, sha256 }],
  );
  return { items: [...answers, ...checked], uncheckedFiles: ids.length - checked.length };
}

/** The files that a submission consists of; nothing is read when it has none. */
export async function fileIdsOf(
  { table }: Pick<Deps, "table">,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  manifest: ResponseManifest,
): Promise<readonly FileId[]> {
  const files = submittedSections(manifest).find(({ sectionId }) => sectionId === FILES_SECTION);
  if (files === undefined) return [];
  const saved = await loadSection(table, organisationId, competitionId, FILES_SECTION, files.version);
  return Object.values(saved?.answers ?? {}).flatMap((listed) =>
    Array.isArray(listed) ? listed.map((id) => FileId.parse(id)) : [],
  );
}

/**
 * Signs what was just committed, unless a file of it is still being checked or the signer does not answer: the receipt is
 * pending then, and whoever reads it next tries again. The submission stands either way.
 */
export async function signReceipt(
  deps: Pick<Deps, "table" | "signer" | "log">,
  competition: Pick<Competition, "competitionId" | "title">,
  organisationId: OrganisationId,
  submission: Submission,
  entry: AuditEntry,
): Promise<void> {
  const { statement, uncheckedFiles } = await statementOf(
    deps,
    competition,
    organisationId,
    submission,
    entry,
  );
  if (uncheckedFiles === 0) await signOnce(deps, statement);
}

/** What the receipt of a submission states, and how many of its files are still being checked. */
async function statementOf(
  deps: Pick<Deps, "table">,
  { competitionId, title }: Pick<Competition, "competitionId" | "title">,
  organisationId: OrganisationId,
  submission: Submission,
  { seq, hash, detail }: AuditEntry,
): Promise<{ statement: ReceiptStatement; uncheckedFiles: number }> {
  const { submissionId, window, what, receivedAt, who } = submission;
  const { organisationName, closesAt } = Stated.parse(detail);
  const manifest = ResponseManifest.parse(submission.manifest);
  const { items, uncheckedFiles } = await itemsOf(deps, competitionId, organisationId, manifest);
  const statement: ReceiptStatement = {
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
    items: [...items],
    stream: { seq, entryHash: hash },
  };
  return { statement, uncheckedFiles };
}

/** The receipt of one of the organisation's own submissions or withdrawals; another's is not found. */
export async function loadReceipt(
  deps: Pick<Deps, "table" | "signer" | "log">,
  organisationId: OrganisationId,
  competitionId: CompetitionId,
  submissionId: SubmissionId,
): Promise<ResponseReceipt | undefined> {
  const competition = await loadCompetition(deps.table, competitionId);
  const stage = competition && pqqOf(competition);
  if (competition === undefined || stage === undefined) return undefined;
  const submissions = await receivedIn(deps.table, competitionId, organisationId, stage.stageId);
  const submission = submissions.find((one) => one.submissionId === submissionId);
  const entry = submission && (await completedEntry(deps, competitionId, organisationId, submission));
  if (submission === undefined || entry === undefined) return undefined;
  const { statement, uncheckedFiles } = await statementOf(
    deps,
    competition,
    organisationId,
    submission,
    entry,
  );
  return {
    statement,
    uncheckedFiles,
    signed: uncheckedFiles > 0 ? undefined : await signedReceipt(deps, statement),
  };
}
