import type { BidderActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { inHex } from "../../shared/kernel/hex.ts";
import type { FileAt, StoredFile } from "../../shared/files/schema.ts";
import { FileId, RequestKey, spellId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { safeFileName } from "../../shared/files/name.ts";
import { contradicts, decideFile, isSameFile, isSameUnfinished } from "../../shared/files/rules.ts";
import type { StartUpload, UploadOf, UploadParts } from "../../shared/responses/schema.ts";
import { decideAttaching, decideOpen } from "../../shared/responses/rules.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { Participation } from "../platform/stream.ts";
import { requestMark } from "../platform/request-mark.ts";
import {
  type AnnouncedUpload,
  beginUpload,
  finishUpload,
  giveUpUpload,
  keepFile,
  noteAnnounced,
  noteTakenOff,
} from "../files/uploads.ts";
import { loadFile, loadUploads, partLinks, partsArrived } from "../files/facts.ts";
import { recallQuestionnaire } from "../questionnaire/facts.ts";
import { attachFile, detachFile } from "./attaching-operations.ts";
import { attachedIds } from "./file-facts.ts";
import { keepRemoved, loadRemoved } from "./store.ts";

/**
 * Begins to upload a file for a question, or goes on with it. The same request key names the same file for good; who states
 * the bytes goes on with what somebody else began of them. Says which parts have arrived.
 *
 * Refuses what `decideAttaching` and `decideFile` refuse, and the key of another file. A repeat is told how far it is, whatever
 * they would say by now. Announcing a file again that was removed takes it back: its upload begins anew, or is completed.
 */
export async function startUpload(
  deps: Deps,
  actor: BidderActor,
  command: StartUpload,
  requestKey: RequestKey,
) {
  const announced = await announce(deps, actor, command, requestKey, ({ takenOff }) => takenOff !== true);
  if (!announced.ok) return announced;
  const { at, announcing, earlier } = announced.value;
  const file = earlier ?? (await beginUpload(deps, at, announcing));
  if (file.takenOff === true) await noteTakenOff(deps, at, false);
  const { announcedSha256 } = announcing;
  const isNews = announcedSha256 !== undefined && file.announcedSha256 === undefined;
  if (isNews && file.state === "uploading" && !(await noteAnnounced(deps, at, announcedSha256)))
    return refuse({ code: "changed-meanwhile" });
  return underWay(deps, file);
}

/**
 * Keeps a small file that came whole with a form, and attaches it. Refuses like `startUpload`. Only the same bytes under the
 * same key are the same file: a form that is sent again with another one adds it. What is there already, bytes and name, is
 * refused too.
 */
export async function uploadSmallFile(
  deps: Deps,
  actor: BidderActor,
  command: Omit<StartUpload, "size" | "sha256">,
  bytes: Uint8Array,
  requestKey: RequestKey,
) {
  const content = inHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))));
  const key = RequestKey.parse(await sha256(`${requestKey} ${content}`));
  const announced = await announce(deps, actor, { ...command, size: bytes.length, sha256: content }, key);
  if (!announced.ok) return announced;
  const { at, announcing, earlier, isNew, others } = announced.value;
  if (isNew && others.some((other) => isSameFile(other, announcing)))
    return refuse({ code: "file-there-already" });
  const file = earlier ?? (await keepFile(deps, at, announcing, bytes));
  return attach(deps, actor, { ...command, fileId: file.fileId }, file);
}

/** Says where parts of an upload are to be sent, each for a few minutes. Nothing of it passes through the portal. */
export async function linkParts(deps: Deps, actor: BidderActor, command: UploadParts) {
  const found = await findUpload(deps, actor, command);
  return found.ok ? accept(await partLinks(deps, found.value.file, command.parts)) : found;
}

/** Says which parts of an upload have arrived, so that it can go on after the connection was lost. */
export async function findParts(deps: Deps, actor: BidderActor, command: UploadOf) {
  const found = await findUpload(deps, actor, command);
  return found.ok ? underWay(deps, found.value.file) : found;
}

/**
 * Completes an upload and attaches the file to its question; from then on it is being checked and never changes.
 * Refuses as long as parts are missing, and a file that was found to be bad before. Doing it again changes nothing, also
 * when the PQQ has closed or the file was taken off since.
 */
export async function completeUpload(deps: Deps, actor: BidderActor, command: UploadOf) {
  const found = await findUpload(deps, actor, command, ({ state }) => state !== "uploading");
  if (!found.ok) return found;
  const finished = await finishUpload(deps, found.value.at, found.value.file, deps.now());
  return finished.ok ? attach(deps, actor, command, finished.value) : finished;
}

/**
 * Takes a file off its question, or gives up its upload. What was submitted with it keeps it. A repeat with the same key is
 * told the same, also after closing, and takes nothing off that was added again since. Refuses the key of another removal.
 */
export async function removeFile(deps: Deps, actor: BidderActor, command: UploadOf, requestKey: RequestKey) {
  const { competitionId, questionId, fileId } = command;
  const of = { organisationId: actor.organisationId, competitionId };
  const request = await requestMark(actor, requestKey);
  const found = await findUpload(deps, actor, command);
  if (found.ok) {
    const { at, file } = found.value;
    const kept = keepRemoved(of, request, { questionId, fileId });
    // Noted before it is taken off: from then on no repeat of adding it adds it, and a repeat of this does what is left.
    const noted =
      file.state === "uploading"
        ? await giveUpUpload(deps, at, file, kept)
        : await noteTakenOff(deps, at, true, kept);
    if (noted) return takeOff(deps, actor, command);
  }
  const earlier = await loadRemoved(deps.table, of, request);
  if (earlier === undefined) return found.ok ? refuse({ code: "changed-meanwhile" }) : found;
  if (earlier.questionId !== questionId || earlier.fileId !== fileId)
    return refuse({ code: "request-key-reused" });
  return takeOff(deps, actor, command);
}

async function takeOff(deps: Deps, actor: BidderActor, upload: UploadOf) {
  const detached = await detachFile(deps, actor, upload);
  return detached.ok ? accept({ fileId: upload.fileId }) : detached;
}

async function attach(deps: Deps, actor: BidderActor, upload: UploadOf, file: StoredFile) {
  if (file.problem !== undefined) return refuse({ code: "file-refused", problem: file.problem });
  const attached = await attachFile(deps, actor, upload);
  return attached.ok ? accept({ file }) : attached;
}

/** A file as far as it has come: what is still to be sent, and in how large parts. */
async function underWay(deps: Deps, file: StoredFile) {
  const arrived = await partsArrived(deps, file);
  return accept({ file, arrived: arrived.map(({ number }) => number) });
}

/**
 * Decides whether a file may come. Its id is made of the request key, so that a repeat finds what the first one began; where
 * no file may come any more, that is `earlier`.
 */
async function announce(
  deps: Deps,
  actor: BidderActor,
  command: StartUpload,
  requestKey: RequestKey,
  isRepeat: (known: StoredFile) => boolean = () => true,
) {
  const { competitionId, questionId, size, sha256: announcedSha256 } = command;
  const of = { organisationId: actor.organisationId, competitionId };
  const name = safeFileName(command.name);
  const named = await fileIdOf(of, requestKey);
  const [competition, frozen, uploads, attached] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    recallQuestionnaire(deps, competitionId),
    loadUploads(deps.table, of),
    attachedIds(deps.table, of, questionId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });
  const now = deps.now();
  const inQuestion = uploads.filter(
    (file) => attached.includes(file.fileId) || (file.subject === questionId && file.state === "uploading"),
  );
  const known =
    uploads.find(({ fileId }) => fileId === named) ??
    inQuestion.find((file) => isSameUnfinished(file, { ...command, name }));
  const fileId = known?.fileId ?? named;
  const facts = { actor, competition, questionnaire: frozen?.questionnaire };
  const others = inQuestion.filter((file) => file.fileId !== fileId);
  const isNew = known === undefined;
  const isOther = ({ subject, ...file }: StoredFile) =>
    subject !== questionId || file.name !== name || file.size !== size || contradicts(file, command);
  if (known !== undefined && isOther(known)) return refuse({ code: "request-key-reused" });
  const attaching = decideAttaching(facts, questionId, others.length + 1, now);
  const begun = uploads.length - (known === undefined ? 0 : 1);
  const decision = attaching.ok ? decideFile({ begun }, { name, size }) : attaching;
  const announcing: AnnouncedUpload = {
    subject: questionId,
    name,
    size,
    startedAt: now,
    startedBy: actor.name,
    announcedSha256,
  };
  const at: FileAt = { ...of, fileId };
  if (decision.ok) return accept({ at, announcing, isNew, others, earlier: undefined });
  return known !== undefined && isRepeat(known)
    ? accept({ at, announcing, isNew, others, earlier: known })
    : decision;
}

async function fileIdOf({ organisationId, competitionId }: Participation, requestKey: RequestKey) {
  const hash = await sha256(`${organisationId} ${competitionId} ${requestKey}`);
  return FileId.parse(spellId("file", Buffer.from(hash, "hex")));
}

/**
 * A file of the organisation's own response that may be worked on now, or with which the act is done already; another's is
 * not found.
 */
async function findUpload(
  deps: Deps,
  { organisationId }: BidderActor,
  { competitionId, questionId, fileId }: UploadOf,
  isDone: (file: StoredFile) => boolean = () => false,
) {
  const at = { organisationId, competitionId, fileId };
  const [competition, frozen, file] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    recallQuestionnaire(deps, competitionId),
    loadFile(deps.table, at),
  ]);
  if (competition === undefined || file?.subject !== questionId) return refuse({ code: "not-found" });
  const open = decideOpen({ competition, questionnaire: frozen?.questionnaire }, deps.now());
  return open.ok || isDone(file) ? accept({ at, file }) : open;
}
