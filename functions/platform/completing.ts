import * as z from "zod";
import type { AuditEntry, Facts } from "../../shared/kernel/chain.ts";
import { type FileId, RequestKey, type StageId, type SubmissionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import type { ReceiptItem, ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import { type ActRequest, commit, earlierEntry } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { loadSignature, signedReceipt, signOnce } from "./receipts.ts";
import { receivedIn, type Submission } from "./receive.ts";
import { bidderStream, type Participation } from "./stream.ts";
import type { Item, Table } from "./table.ts";

/** A file that was handed in and checked: what the receipt states of it, and what it is for. */
export type FileHandedIn = {
  readonly item: ReceiptItem;
  readonly fileId: FileId;
  readonly subject: string;
  /** Nobody of the authority can open it. */
  readonly refused: boolean;
};

/** What is handed in, for the receipt; a file that is still being checked has no hash yet. */
export type Items = {
  readonly items: readonly ReceiptItem[];
  readonly uncheckedFiles: number;
  /** Which of the items are files. */
  readonly files: readonly FileHandedIn[];
  /** The version of the statement that they are made for: one that was signed stays as it was. */
  readonly version: ReceiptStatement["version"];
};

/** What the windows of one kind have of their own on the one way of everything that a deadline judges. */
export type HandingIn = {
  /** What handing in is called in the log; taking it back has another name. */
  readonly submitted: string;
  /** What was asked for: the same request key with something else is refused. */
  readonly commandOf: (submission: Submission) => ActRequest["command"];
  /** How many turns of a window are completed, as the head of the organisation's stream says. */
  readonly turns: (head: Item | undefined, window: StageId) => number;
  /** What the entry says of it, beside for whom it was and when the window closed. */
  readonly detail: (submission: Submission) => Facts;
  /** What the head of the organisation's stream says from then on: what stands now. */
  readonly fold: (head: Item | undefined, submission: Submission) => Readonly<Record<string, unknown>>;
  readonly items: (
    deps: Pick<Deps, "table">,
    participation: Participation,
    submission: Submission,
  ) => Promise<Items>;
};

/** How something is handed in: in which competition, by its title too, and for which organisation. */
export type HandingInFor = Participation & { readonly handing: HandingIn; readonly title: string };
type Signing = Pick<Deps, "table" | "signer" | "log">;

const askedBy = (part: HandingInFor, submission: Submission): ActRequest => ({
  stream: bidderStream(part.organisationId, part.competitionId),
  what: submission.what,
  who: submission.who,
  command: part.handing.commandOf(submission),
});

/**
 * The key under which a submission is committed: what was received is the record of the request. Its entry lies under
 * nothing that anybody chose, so that nothing else can lie there and keep it from being completed.
 */
const keyOf = ({ submissionId }: Submission): RequestKey => RequestKey.parse(submissionId);

/** The audit entry of a submission, once it was completed. */
const completedEntry = (deps: Pick<Deps, "table">, part: HandingInFor, submission: Submission) =>
  earlierEntry(deps, askedBy(part, submission), keyOf(submission));

/**
 * Completes what was received in time: the head of the organisation's stream says what stands now, and the entry holds
 * what the receipt will state, as it is known then. Called by the request itself, by a repeat of it, by a colleague who
 * meets it, and by the seal worker; happens once. `known` is the head if the caller has just read it.
 */
async function commitReceived(
  deps: Pick<Deps, "table" | "newSalt">,
  part: HandingInFor & { readonly organisationName: string },
  submission: Submission,
  known?: { readonly head: Item | undefined },
) {
  const { submissionId, receivedAt, closesAt } = submission;
  const { organisationName, competitionId, handing } = part;
  const act = {
    ...askedBy(part, submission),
    at: receivedAt,
    competitionId,
    subject: submissionId,
    detail: { ...handing.detail(submission), organisationName, closesAt },
    answer: { submissionId, receivedAt },
    fold: (head: Item | undefined) => handing.fold(head, submission),
  };
  return commit(deps, [], act, keyOf(submission), known);
}

/** Completes what the request of a person handed in, and signs its receipt if it can be signed already. */
export async function completeSubmission(
  deps: Signing & Pick<Deps, "newSalt">,
  part: HandingInFor & { readonly organisationName: string },
  submission: Submission,
  known: { readonly head: Item | undefined },
) {
  const completed = await commitReceived(deps, part, submission, known);
  if (!completed.ok) return completed;
  const items = await part.handing.items(deps, part, submission);
  const statement = stated(part, submission, completed.value.entry, items);
  if (items.uncheckedFiles === 0) await signOnce(deps, statement);
  return completed;
}

/**
 * For the seal worker: completes everything that was received in a window and not yet committed, and signs each receipt.
 * `ready` does what is still to be done to a submission before its receipt is made.
 */
export async function completeAll(
  deps: Signing & Pick<Deps, "newSalt">,
  part: HandingInFor,
  window: StageId,
  nameOf: () => Promise<string>,
  ready: (submission: Submission) => Promise<void> = async () => {},
): Promise<void> {
  for (const submission of await receivedIn(deps.table, part, window)) {
    let entry = await completedEntry(deps, part, submission);
    if (entry === undefined) {
      const named = { ...part, organisationName: await nameOf() };
      const completed = await commitReceived(deps, named, submission);
      if (!completed.ok) throw new Error("a received submission could not be completed");
      entry = completed.value.entry;
    }
    await ready(submission);
    const [items, signature] = await itemsAndSignature(deps, part, submission);
    const statement = stated(part, submission, entry, items);
    if (items.uncheckedFiles === 0) await signedReceipt(deps, statement, signature);
  }
}

/** Everything an organisation submitted or took back in a window, newest first, whether or not it was completed. */
export async function loadHistory(table: Table, handing: HandingIn, of: Participation, window: StageId) {
  const submissions = await receivedIn(table, of, window);
  return submissions.map((one) => pastAct(handing, one)).toReversed();
}

const pastAct = (
  { submitted }: HandingIn,
  { submissionId, receivedAt, what, who, manifest }: Submission,
) => ({
  submissionId,
  reference: referenceOf(submissionId),
  receivedAt,
  withdrawn: what !== submitted,
  who,
  manifest,
});
type PastAct = ReturnType<typeof pastAct>;

/** A receipt as far as there is one: without a signature as long as a file of the submission is being checked. */
export type HandedIn = {
  readonly submission: Submission;
  readonly statement: ReceiptStatement;
  /** How many of its files are still being checked. */
  readonly uncheckedFiles: number;
  readonly files: readonly FileHandedIn[];
  readonly signed: SignedReceipt | undefined;
  /** The submission that it replaced, or took back; none where nothing stood. */
  readonly before: PastAct | undefined;
  /** What replaced it, or took it back. */
  readonly after: PastAct | undefined;
};

/** The receipt of one of an organisation's own submissions to a window, signed if it can be; another's is not found. */
export async function loadHandedIn(
  deps: Signing,
  part: HandingInFor,
  window: StageId,
  submissionId: SubmissionId,
): Promise<HandedIn | undefined> {
  const all = await receivedIn(deps.table, part, window);
  const index = all.findIndex((one) => one.submissionId === submissionId);
  const submission = all[index];
  if (submission === undefined) return undefined;
  const turns = all.map((one) => pastAct(part.handing, one));
  const before = turns[index - 1];
  // Asked for together: none of it needs another.
  const [entry, [items, signature]] = await Promise.all([
    completedEntry(deps, part, submission),
    itemsAndSignature(deps, part, submission),
  ]);
  if (entry === undefined) return undefined;
  const { uncheckedFiles, files } = items;
  const statement = stated(part, submission, entry, items);
  const signed = uncheckedFiles > 0 ? undefined : await signedReceipt(deps, statement, signature);
  return {
    submission,
    statement,
    uncheckedFiles,
    files,
    signed,
    before: before?.withdrawn === true ? undefined : before,
    after: turns[index + 1],
  };
}

const Stated = z.object({ organisationName: z.string(), closesAt: Instant });

const itemsAndSignature = (deps: Pick<Deps, "table">, part: HandingInFor, submission: Submission) =>
  Promise.all([
    part.handing.items(deps, part, submission),
    loadSignature(deps, { ...part, submissionId: submission.submissionId }),
  ]);

/** What the receipt of a submission states: nothing but what was received, and what its entry holds. */
function stated(
  part: HandingInFor,
  submission: Submission,
  { seq, hash, detail }: AuditEntry,
  { items, version }: Items,
): ReceiptStatement {
  const { submissionId, window, what, receivedAt, who } = submission;
  const { handing, competitionId, title } = part;
  const { organisationName, closesAt } = Stated.parse(detail);
  return {
    version,
    what: what === handing.submitted ? "submitted" : "withdrawn",
    reference: referenceOf(submissionId),
    submissionId,
    competition: { competitionId, title },
    organisation: { organisationId: part.organisationId, name: organisationName },
    window,
    receivedAt,
    closesAt,
    by: who.name,
    items: [...items],
    stream: { seq, entryHash: hash },
  };
}
