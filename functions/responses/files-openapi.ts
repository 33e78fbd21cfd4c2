import * as z from "zod";
import { StoredFile } from "../../shared/files/schema.ts";
import { FileId } from "../../shared/kernel/id.ts";
import { StartUpload, UploadParts } from "../../shared/responses/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const UPLOADS = "/api/v1/bidder/competitions/:competition/pqq/files/:question/uploads";
const UPLOAD = `${UPLOADS}/:file`;

const File = StoredFile.pick({
  fileId: true,
  name: true,
  size: true,
  state: true,
  sha256: true,
  mediaType: true,
  problem: true,
});
const UnderWay = File.extend({
  partSize: z.int().describe("Bytes of every part but the last"),
  parts: z.int().describe("How many parts the file is sent in, numbered from 1"),
  arrived: z.array(z.int()).describe("The parts that have arrived"),
});

const SHUT = ["not-found", "competition-cancelled", "pqq-not-open", "pqq-closed", "no-questionnaire"];

/** The operations of `files-api.ts` as the OpenAPI document describes them. */
export const uploadsOperations: readonly ApiOperation[] = [
  {
    operationId: "startUpload",
    method: "post",
    path: UPLOADS,
    summary:
      "Announces a file for a question, or goes on with one: the same Idempotency-Key names the same file for good. Send its parts with PUT to the links of uploadParts, then completeUpload",
    audience: "bidder",
    body: StartUpload.omit({ competitionId: true, questionId: true }),
    answer: UnderWay,
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...SHUT, "too-many-files", "file-refused", "too-many-uploads", "request-key-reused"],
  },
  {
    operationId: "getUpload",
    method: "get",
    path: UPLOAD,
    summary: "How far a file is: which parts have arrived, and what the check of it found",
    audience: "bidder",
    answer: UnderWay,
    status: 200,
    refusals: SHUT,
  },
  {
    operationId: "uploadParts",
    method: "post",
    path: `${UPLOAD}/parts`,
    summary: "Where to send these parts with PUT, each of exactly its size, for five minutes",
    audience: "bidder",
    body: UploadParts.pick({ parts: true }),
    answer: z.strictObject({ links: z.array(z.strictObject({ part: z.int(), url: z.url() })) }),
    status: 200,
    refusals: SHUT,
  },
  {
    operationId: "completeUpload",
    method: "post",
    path: `${UPLOAD}/completion`,
    summary:
      "Makes a file of its parts and attaches it to its question. It is checked then, and never changes. Harmless when it is sent again",
    audience: "bidder",
    answer: File,
    status: 200,
    refusals: [...SHUT, "parts-missing", "file-refused", "too-many-files", "changed-meanwhile"],
  },
  {
    operationId: "removeFile",
    method: "delete",
    path: UPLOAD,
    summary: "Takes a file off its question, or gives up its upload. What was submitted with it keeps it",
    audience: "bidder",
    answer: z.strictObject({ fileId: FileId }),
    status: 200,
    refusals: [...SHUT, "changed-meanwhile"],
  },
];
