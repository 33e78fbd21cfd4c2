import { Hono } from "hono";
import { fileParts, partSizeOf } from "../../shared/files/parts.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import { CompetitionId, FileId } from "../../shared/kernel/id.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import { uploadRefusalInWords } from "../../shared/responses/words.ts";
import { StartUpload, UploadParts } from "../../shared/responses/schema.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { readJson } from "../platform/read-body.ts";
import { completeUpload, findParts, linkParts, removeFile, startUpload } from "./file-operations.ts";

const UPLOADS = "/competitions/:competition/pqq/files/:question/uploads";
const UPLOAD = `${UPLOADS}/:file`;

/**
 * Files for the questions of a bidder's own response, sent in parts straight to the object store. Mounted at
 * `/api/v1/bidder` for programs, and at `/bidder` for the script of the page.
 */
export const uploadsBidderApi = new Hono<PortalEnv>()
  .post(UPLOADS, async (c) => {
    const question = inQuestion(c);
    if (question === undefined) return c.notFound();
    const asked = await readAct(c, StartUpload, question);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const begun = await startUpload(c.get("deps"), actorOf(c, "bidder"), command, key);
    return begun.ok ? c.json(uploadAnswer(begun.value), 201) : refused(c, begun.error);
  })
  .get(UPLOAD, async (c) => {
    const asked = oneUpload(c);
    if (asked === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const found = await findParts(c.get("deps"), actorOf(c, "bidder"), asked);
    return found.ok ? c.json(uploadAnswer(found.value)) : refused(c, found.error);
  })
  .post(`${UPLOAD}/parts`, async (c) => {
    const asked = oneUpload(c);
    if (asked === undefined) return c.notFound();
    const command = await readJson(c, UploadParts, asked);
    if (!command.ok) return problem(c, command.error);
    const linked = await linkParts(c.get("deps"), actorOf(c, "bidder"), command.value);
    return linked.ok ? c.json({ links: linked.value }) : refused(c, linked.error);
  })
  .post(`${UPLOAD}/completion`, async (c) => {
    const asked = oneUpload(c);
    if (asked === undefined) return c.notFound();
    const completed = await completeUpload(c.get("deps"), actorOf(c, "bidder"), asked);
    return completed.ok ? c.json(fileAnswer(completed.value.file)) : refused(c, completed.error);
  })
  .delete(UPLOAD, async (c) => {
    const asked = oneUpload(c);
    if (asked === undefined) return c.notFound();
    const removed = await removeFile(c.get("deps"), actorOf(c, "bidder"), asked);
    return removed.ok ? c.json(removed.value) : refused(c, removed.error);
  });

/** The question that the address names. */
function inQuestion(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const questionId = addressed(c, "question", QuestionId);
  return competitionId && questionId && { competitionId, questionId };
}

/** The file of a question that the address names. */
function oneUpload(c: PortalContext) {
  const question = inQuestion(c);
  const fileId = addressed(c, "file", FileId);
  return question && fileId && { ...question, fileId };
}

const fileAnswer = ({ fileId, name, size, state, sha256, mediaType, problem: why }: StoredFile) => ({
  fileId,
  name,
  size,
  state,
  sha256,
  mediaType,
  problem: why,
});

const uploadAnswer = ({ file, arrived }: { file: StoredFile; arrived: readonly number[] }) => ({
  ...fileAnswer(file),
  partSize: partSizeOf(file.size),
  parts: fileParts(file.size).length,
  arrived,
});

const refused = (c: PortalContext, refusal: Parameters<typeof uploadRefusalInWords>[0]) =>
  problem(c, refusalProblem(refusal.code, uploadRefusalInWords(refusal)));
