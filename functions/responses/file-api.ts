import * as z from "zod";
import { fileParts, partSizeOf } from "../../shared/files/upload-parts.ts";
import { StoredFile } from "../../shared/files/schema.ts";
import { EVERYBODY } from "../../shared/kernel/actor.ts";
import { FileId } from "../../shared/kernel/id.ts";
import { accept } from "../../shared/kernel/result.ts";
import { StartUpload, UploadOf, UploadParts } from "../../shared/responses/schema.ts";
import { uploadRefusalInWords } from "../../shared/responses/words.ts";
import { anAct, at, answering } from "../platform/act.ts";
import { aRead } from "../platform/read.ts";
import { PQQ, SHUT } from "./declared.ts";
import { completeUpload, findParts, linkParts, removeFile, startUpload } from "./file-operations.ts";

const start = answering(startUpload);
const link = answering(linkParts);
const complete = answering(completeUpload);
const remove = answering(removeFile);

const UPLOADS = `${PQQ}/files/:question/uploads`;
const UPLOAD = `${UPLOADS}/:file`;
const ofFiles = { audience: "bidder", who: EVERYBODY, words: uploadRefusalInWords } as const;

const ToldFile = StoredFile.pick({
  fileId: true,
  name: true,
  size: true,
  state: true,
  sha256: true,
  mediaType: true,
  problem: true,
});
const UnderWay = ToldFile.extend({
  partSize: z.int().describe("Bytes of every part but the last"),
  parts: z.int().describe("How many parts the file is sent in, numbered from 1"),
  arrived: z.array(z.int()).describe("The parts that have arrived"),
});

/** Of a file as it is kept, what is told of it. */
const fileReply = (file: StoredFile) => ToldFile.strip().parse(file);

const uploadReply = ({ file, arrived }: { file: StoredFile; arrived: readonly number[] }) => ({
  ...fileReply(file),
  partSize: partSizeOf(file.size),
  parts: fileParts(file.size).length,
  arrived,
});

const startingUpload = anAct({
  ...ofFiles,
  id: "startUpload",
  path: UPLOADS,
  summary:
    "Announces a file for a question, or goes on with one: the same Idempotency-Key names the same file for good, and the same sha256 the same file that is not finished. Send its parts with PUT to the links of uploadParts, then completeUpload",
  command: StartUpload,
  answer: () => UnderWay,
  tells: uploadReply,
  refusals: at("files", ...SHUT, "too-many-files", "file-refused", "too-many-uploads", "changed-meanwhile"),
  does: start,
});

const upload = aRead({
  ...ofFiles,
  id: "getUpload",
  path: UPLOAD,
  summary: "How far a file is: which parts have arrived, and what the check of it found",
  address: UploadOf,
  answer: () => UnderWay,
  refusals: SHUT,
  reads: async (deps, actor, asked) => {
    const found = await findParts(deps, actor, asked);
    return found.ok ? accept({ body: uploadReply(found.value) }) : found;
  },
});

const linkingParts = anAct({
  ...ofFiles,
  id: "uploadParts",
  path: `${UPLOAD}/parts`,
  summary: "Where to send these parts with PUT, each of exactly its size, for five minutes",
  command: UploadParts,
  key: "none",
  answer: () => z.strictObject({ links: z.array(z.strictObject({ part: z.int(), url: z.url() })) }),
  tells: (links) => ({ links }),
  status: 200,
  refusals: at("files", ...SHUT),
  does: link,
});

const completingUpload = anAct({
  ...ofFiles,
  id: "completeUpload",
  path: `${UPLOAD}/completion`,
  summary:
    "Makes a file of its parts and attaches it to its question. It is checked then, and never changes. Harmless when it is sent again",
  command: UploadOf,
  key: "none",
  answer: () => ToldFile,
  tells: ({ file }) => fileReply(file),
  status: 200,
  refusals: at("files", ...SHUT, "parts-missing", "file-refused", "too-many-files", "changed-meanwhile"),
  does: complete,
});

const removingFile = anAct({
  ...ofFiles,
  id: "removeFile",
  method: "delete",
  path: UPLOAD,
  summary:
    "Takes a file off its question, or gives up its upload. What was submitted with it keeps it. Whoever wants the file again sends startUpload with its key again",
  command: UploadOf,
  answer: () => z.strictObject({ fileId: FileId }),
  refusals: at("files", ...SHUT, "changed-meanwhile"),
  does: remove,
});

/** Files for the questions of a bidder's own response, sent in parts straight to the object store. */
export const uploadsDeclared = [
  startingUpload,
  upload,
  linkingParts,
  completingUpload,
  removingFile,
] as const;
