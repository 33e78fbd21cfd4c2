import * as z from "zod";
import type { Bytes } from "./base64url.ts";
import { digestOf } from "./digest.ts";
import { CompetitionId, OrganisationId, StageId, SubmissionId } from "./id.ts";
import { Instant } from "./instant.ts";

/** Something that was submitted: what it is called, the SHA-256 of its bytes in hexadecimal, and of a file its size in bytes. */
export const ReceiptItem = z.strictObject({
  name: z.string(),
  size: z.int().min(0).optional(),
  sha256: z.string().length(64),
});
export type ReceiptItem = z.infer<typeof ReceiptItem>;

/**
 * What the portal states about a submission: who handed in what, when it was received, and where it stands in the
 * organisation's own audit stream. Everything in it was written by the commit; signing it later adds nothing.
 */
export const ReceiptStatement = z.strictObject({
  /** 1: what was typed and attached. 2: also the organisation’s profile as it was shown, as `profile.json` among the items. */
  version: z.literal([1, 2]),
  what: z.enum(["submitted", "withdrawn"]),
  reference: z.string(),
  submissionId: SubmissionId,
  competition: z.strictObject({ competitionId: CompetitionId, title: z.string() }),
  organisation: z.strictObject({ organisationId: OrganisationId, name: z.string() }),
  window: StageId,
  receivedAt: Instant,
  /** When the window closed, as it stood at the submission. */
  closesAt: Instant,
  by: z.string(),
  items: z.array(ReceiptItem),
  stream: z.strictObject({ seq: z.int().min(1), entryHash: z.string().length(64) }),
});
export type ReceiptStatement = z.infer<typeof ReceiptStatement>;

/** A statement with the portal's signature: Ed25519 over its canonical text, by the key of this name. */
export const SignedReceipt = z.strictObject({
  statement: ReceiptStatement,
  /** Which of the published keys signed it. */
  keyId: z.string(),
  /** 64 bytes in base64url. */
  signature: z.string(),
});
export type SignedReceipt = z.infer<typeof SignedReceipt>;

/** The public half of a key that signs receipts: anybody can check with it, and nobody can sign. */
export const PublishedKey = z.strictObject({
  keyId: z.string().min(1),
  algorithm: z.literal("Ed25519"),
  /** 32 bytes in base64url. */
  publicKey: z.string().length(43),
  validFrom: Instant,
});
export type PublishedKey = z.infer<typeof PublishedKey>;

/** What is published of the keys: the one that signs now, and those that signed before it. */
export const PublishedKeys = z.strictObject({ keys: z.array(PublishedKey) });
export type PublishedKeys = z.infer<typeof PublishedKeys>;

/**
 * The bytes that are signed: a line that says what kind of thing it is, so that the signature fits nothing else, and
 * the SHA-256 of the statement's canonical JSON, so that they are few however much was submitted. The line names the
 * version of the statement, so that one of a version cannot be passed off as one of another.
 */
export const messageOf = async (statement: ReceiptStatement): Promise<Bytes> =>
  new TextEncoder().encode(`crc-portal-receipt-v${statement.version}\n${await digestOf(statement)}`);
