/** Attempts at one thing, one after the other with longer and longer pauses: about four minutes in all. */
const ATTEMPTS = 12;
const LONGEST_PAUSE = 30_000;

/** Why something cannot go on: in the server's words, or without any when it gave none. */
export class Refused extends Error {}
/** The network failed, or what lies behind it did: another attempt may do. */
export class Interrupted extends Error {}

/** What one file is sent with. */
type Sending = {
  /** Where it is announced. */
  readonly to: string;
  /** For whom the page was opened: the portal refuses what is sent for anybody else. */
  readonly openedFor: string;
  readonly file: File;
  readonly stopped: AbortSignal;
  readonly inTurn: InTurn;
  /** How much of it has arrived, from 0 to 1. */
  readonly onProgress: (done: number) => void;
  readonly onInterrupted: () => void;
};

type Upload = {
  here: string;
  isWhole: boolean;
  size: number;
  partSize: number;
  parts: number;
  arrived: readonly number[];
};

/**
 * Sends one file: announces it, sends the parts that have not arrived yet, each again as often as the connection is lost,
 * and completes it. Throws `Refused` or `Interrupted`. When it is stopped, the server forgets what has arrived.
 */
export async function send(sending: Sending): Promise<void> {
  const upload = await announcing(() => again(sending, () => announce(sending)));
  try {
    if (!upload.isWhole) await sendParts(sending, upload);
    await again(sending, () => ask(sending, "POST", `${upload.here}/completion`));
  } catch (error) {
    const key = { "idempotency-key": crypto.randomUUID() };
    if (sending.stopped.aborted)
      await ask(sending, "DELETE", upload.here, undefined, key).catch(() => undefined);
    throw error;
  }
}

/** How much of a file is read at a time to name it, in bytes. */
const READ_AT_ONCE = 8_388_608;

/**
 * The same file has the same key, today and tomorrow: so the server finds what has arrived of it. It is the same by all of
 * its bytes, because another may have its name, size and date.
 */
async function announce(sending: Sending): Promise<Upload> {
  const { to, file } = sending;
  const said = [to, file.name];
  for (let start = 0; start < file.size; start += READ_AT_ONCE)
    said.push(await sha256(await file.slice(start, start + READ_AT_ONCE).arrayBuffer()));
  const key = await sha256(new TextEncoder().encode(said.join("\n")));
  const whole = { name: file.name, size: file.size };
  const begun = await ask(sending, "POST", to, whole, { "idempotency-key": key });
  return {
    here: `${to}/${String(begun["fileId"])}`,
    isWhole: begun["state"] !== "uploading",
    size: Number(begun["size"]),
    partSize: Number(begun["partSize"]),
    parts: Number(begun["parts"]),
    arrived: [begun["arrived"]].flat().map(Number),
  };
}

async function sha256(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sendParts(sending: Sending, upload: Upload): Promise<void> {
  const sizeOf = (part: number) => Math.min(upload.partSize, upload.size - (part - 1) * upload.partSize);
  const sent = new Map(upload.arrived.map((part) => [part, sizeOf(part)]));
  const all = Array.from({ length: upload.parts }, (_, index) => index + 1);
  const missing = all.filter((part) => !sent.has(part));
  const sendPart = async (part: number) => {
    const { links } = await ask(sending, "POST", `${upload.here}/parts`, { parts: [part] });
    const start = (part - 1) * upload.partSize;
    const bytes = sending.file.slice(start, start + sizeOf(part));
    await put(String(record([links].flat()[0])["url"]), bytes, sending.stopped, (arrived) => {
      sent.set(part, arrived);
      sending.onProgress([...sent.values()].reduce((sum, one) => sum + one, 0) / upload.size);
    });
  };
  await Promise.all(missing.map((part) => sending.inTurn(() => again(sending, () => sendPart(part)))));
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
  if (answer === undefined || answer.status >= 500 || answer.status === 429) throw new Interrupted();
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  const said = record(isJson ? await answer.json() : undefined);
  if (!answer.ok) throw new Refused(typeof said["detail"] === "string" ? said["detail"] : "");
  new BroadcastChannel("session-alive").postMessage("alive");
  return said;
}

/** Sends one part to where the object store takes it. Only this older way of asking tells how far it is. */
const put = (to: string, bytes: Blob, stopped: AbortSignal, onSent: (bytes: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    // It may have been stopped while its address was asked for: then the signal tells nothing any more.
    if (stopped.aborted) return reject(new Interrupted());
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    stopped.addEventListener("abort", abort);
    request.upload.addEventListener("progress", ({ loaded }) => onSent(Math.min(loaded, bytes.size)));
    request.addEventListener("loadend", () => {
      stopped.removeEventListener("abort", abort);
      const arrived = request.status === 200;
      onSent(arrived ? bytes.size : 0);
      if (arrived) resolve();
      else reject(new Interrupted());
    });
    request.open("PUT", to);
    request.send(bytes);
  });

/** Has something done when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One is announced after the other, so that the server can say which is one too many. */
const announcing = slots(1);

/** Lets no more than so many works run at once; the others wait. */
export function slots(count: number): InTurn {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
