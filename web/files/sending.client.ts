import { inHex } from "../../shared/kernel/hex.ts";
import { fileParts } from "../../shared/files/upload-parts.ts";
import { type InTurn, slots } from "../../shared/kernel/slots.ts";
import { bytesFrom, Changed, sha256Of } from "./sha256.client.ts";

/** Attempts at one thing, one after the other with longer and longer pauses: about four minutes in all. */
const ATTEMPTS = 12;
const LONGEST_PAUSE = 30_000;

/** Why something cannot go on: in the server's words, or without any when it gave none. */
export class Refused extends Error {}
/** The session has ended. What has arrived is kept for whoever signs in again. */
export class SignedOut extends Error {}
/** The very same file, under the same name, is there already. */
export class AlreadyThere extends Error {}
/** The network failed, or what lies behind it did: another attempt may do. */
export class Interrupted extends Error {}

/** What one file is sent with. */
type Sending = {
  /** Where it is announced. */
  readonly to: string;
  /** For whom the page was opened: the portal refuses what is sent for anybody else. */
  readonly openedFor: string;
  readonly file: File;
  /** Whether a file that has arrived is on the page: it may have been removed, and then is wanted again. */
  readonly isThere: (fileId: string) => boolean;
  readonly stopped: AbortSignal;
  readonly inTurn: InTurn;
  /** How much of it has arrived, from 0 to 1. */
  readonly onProgress: (done: number) => void;
  readonly onInterrupted: () => void;
};

type Upload = {
  fileId: string;
  here: string;
  isWhole: boolean;
  arrived: readonly number[];
};
/** What was read of a file when it was announced: the SHA-256 of it all, and of each part that it is sent in. */
type Read = { readonly whole: string; readonly parts: readonly string[] };

/**
 * Sends one file: reads and announces it, sends the parts that have not arrived yet, each again as often as the connection is
 * lost, and completes it. Throws `Changed`, `SignedOut`, `Refused` or `Interrupted`. When it is stopped, or the file is
 * another by now, the server forgets what has arrived. Throws `AlreadyThere` where there is nothing to send.
 */
export async function send(sending: Sending): Promise<void> {
  const { read, upload } = await announcing(async () => {
    const found = await readWhole(sending.file);
    return { read: found, upload: await again(sending, () => announce(sending, found.whole)) };
  });
  if (upload.isWhole && sending.isThere(upload.fileId)) throw new AlreadyThere();
  try {
    if (!upload.isWhole) await sendParts(sending, upload, read);
    await again(sending, () => ask(sending, "POST", `${upload.here}/completion`));
  } catch (error) {
    const key = { "idempotency-key": crypto.randomUUID() };
    if (sending.stopped.aborted || error instanceof Changed)
      await ask(sending, "DELETE", upload.here, undefined, key).catch(() => undefined);
    throw error;
  }
}

async function readWhole(file: File): Promise<Read> {
  const parts: string[] = [];
  const whole = await sha256Of(file, async (bytes) => void parts.push(await sha256(bytes)));
  return { whole, parts };
}

/**
 * The same file has the same key, today and tomorrow: so the server finds what has arrived of it. It is the same by all of
 * its bytes, because another may have its name, size and date.
 */
async function announce(sending: Sending, whole: string): Promise<Upload> {
  const { to, file } = sending;
  const key = await sha256(new TextEncoder().encode([to, file.name, whole].join("\n")));
  const announced = { name: file.name, size: file.size, sha256: whole };
  const begun = await ask(sending, "POST", to, announced, { "idempotency-key": key });
  const fileId = String(begun["fileId"]);
  return {
    fileId,
    here: `${to}/${fileId}`,
    isWhole: begun["state"] !== "uploading",
    arrived: [begun["arrived"]].flat().map(Number),
  };
}

const sha256 = async (bytes: BufferSource): Promise<string> =>
  inHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/** Sends what has not arrived; each part only as it was read at first. With the first that cannot be sent all others end. */
async function sendParts(sending: Sending, { here, arrived }: Upload, read: Read): Promise<void> {
  const { file, inTurn, onProgress } = sending;
  const ended = new AbortController();
  sending.stopped.addEventListener("abort", () => ended.abort());
  if (sending.stopped.aborted) ended.abort();
  const going = { ...sending, stopped: ended.signal };
  const all = fileParts(file.size);
  const sent = new Map(all.map(({ number, size }) => [number, arrived.includes(number) ? size : 0]));
  const sendPart = async ({ number, start, size }: (typeof all)[number]) => {
    const { links } = await ask(going, "POST", `${here}/parts`, { parts: [number] });
    const bytes = await bytesFrom(file, start, size);
    if ((await sha256(bytes)) !== read.parts[number - 1]) throw new Changed();
    await put(String(record([links].flat()[0])["url"]), bytes, going.stopped, (many) => {
      sent.set(number, many);
      onProgress([...sent.values()].reduce((sum, one) => sum + one, 0) / file.size);
    });
  };
  const missing = all.filter(({ number }) => !arrived.includes(number));
  try {
    await Promise.all(missing.map((part) => inTurn(() => again(going, () => sendPart(part)))));
  } finally {
    ended.abort();
  }
}

/** Tries until it works, unless it is stopped or refused. Pauses are doubled, and end at once when it is stopped. */
async function again<T>({ stopped, onInterrupted }: Sending, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    stopped.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Interrupted) || stopped.aborted || attempt === ATTEMPTS) throw error;
      onInterrupted();
      await pause(Math.min(LONGEST_PAUSE, 250 * 2 ** attempt), stopped);
    }
  }
}

/** Waits, but no longer than until it is stopped. */
export const pause = (milliseconds: number, stopped?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, stopped?.aborted ? 0 : milliseconds);
    stopped?.addEventListener("abort", () => resolve());
  });

type Answer = { readonly [name: string]: unknown };
const record = (value: unknown): Answer => (typeof value === "object" && value !== null ? { ...value } : {});

/** Asks the portal something. Every answer shows that the session lives, which the other tabs are told. */
async function ask(
  { openedFor }: Sending,
  method: string,
  to: string,
  body?: Answer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const all = { ...headers, "x-opened-for": encodeURIComponent(openedFor) };
  const content =
    body === undefined
      ? { headers: all }
      : { body: JSON.stringify(body), headers: { ...all, "content-type": "application/json" } };
  const answer = await fetch(to, { method, redirect: "manual", ...content }).catch(() => undefined);
  if (answer?.status === 401) throw new SignedOut();
  if (answer === undefined || answer.status >= 500 || answer.status === 429) throw new Interrupted();
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  const said = record(isJson ? await answer.json() : undefined);
  if (!answer.ok) throw new Refused(typeof said["detail"] === "string" ? said["detail"] : "");
  new BroadcastChannel("session-alive").postMessage("alive");
  return said;
}

/** Sends one part to where the object store takes it. Only this older way of asking tells how far it is. */
const put = (
  to: string,
  bytes: ArrayBuffer,
  stopped: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    // It may have been stopped while its address was asked for: then the signal tells nothing any more.
    if (stopped.aborted) return reject(new Interrupted());
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    stopped.addEventListener("abort", abort);
    request.upload.addEventListener("progress", ({ loaded }) => onSent(Math.min(loaded, bytes.byteLength)));
    request.addEventListener("loadend", () => {
      stopped.removeEventListener("abort", abort);
      const arrived = request.status === 200;
      onSent(arrived ? bytes.byteLength : 0);
      if (arrived) resolve();
      else reject(new Interrupted());
    });
    request.open("PUT", to);
    request.send(bytes);
  });

/** One is announced after the other, so that the server can say which is one too many. */
const announcing = slots(1);
