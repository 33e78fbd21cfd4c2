import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { fileParts } from "../../shared/files/upload-parts.ts";
import { SMALL, startPortalAt } from "../journeys/portal.ts";

const MB = 2 ** 20;
const SAMPLE_MS = 25;
/** Parts on their way at a time, as the page's script sends them. */
const PARALLEL = 3;

const Competitions = z.object({ items: z.array(z.object({ competitionId: z.string() })) });
const Upload = z.object({ fileId: z.string(), state: z.string(), arrived: z.array(z.int()) });
const Links = z.object({ links: z.array(z.object({ url: z.string() })) });
const Verdict = z.object({ state: z.string(), sha256: z.string().optional() });

export type LargeUpload = {
  readonly seconds: number;
  /** Parts that had arrived when the connection broke, and of how many. */
  readonly arrivedAtBreak: number;
  readonly parts: number;
  /** How much the portal's memory grew at most over what it was before, in MB; checking included. */
  readonly grewMb: number;
  /** Whether the portal hashed the very bytes that were sent, and found them in order. */
  readonly isWhole: boolean;
};

/**
 * Uploads an attachment of some megabytes to a portal in a process of its own: its connection breaks in the middle of a
 * part halfway through, whoever sends it has forgotten everything, asks what has arrived and sends the rest.
 */
export async function largeUpload({ megabytes }: { megabytes: number }): Promise<LargeUpload> {
  const portal = await startPortalAt("2013-10-10T09:00", SMALL);
  try {
    const ask = asking(portal.origin, await tokenOf(portal.origin));
    const listed = Competitions.parse(await ask("GET", "/api/v1/bidder/competitions"));
    const uploads = `/api/v1/bidder/competitions/${listed.items[0]?.competitionId}/pqq/files/accounts/uploads`;
    const file = aLargeText(megabytes * MB);
    const announce = async () =>
      Upload.parse(await ask("POST", uploads, { name: "accounts.txt", size: file.size }, "one-large-file"));

    await pause(1_000);
    const memory = sampled(portal.pid);
    const started = Date.now();
    const { fileId } = await announce();
    const linkOf = async (part: number) => {
      const { links } = Links.parse(await ask("POST", `${uploads}/${fileId}/parts`, { parts: [part] }));
      return links[0]?.url ?? "";
    };
    const half = file.parts.slice(0, Math.floor(file.parts.length / 2));
    await together(half.slice(0, -1), async (part) => put(await linkOf(part.number), file.bytesOf(part)));
    const last = half.at(-1) ?? { number: 1, start: 0, size: 0 };
    await broken(await linkOf(last.number), file.bytesOf(last));

    const { arrived } = await announce();
    const missing = file.parts.filter(({ number }) => !arrived.includes(number));
    await together(missing, async (part) => put(await linkOf(part.number), file.bytesOf(part)));
    await ask("POST", `${uploads}/${fileId}/completion`);
    let verdict = Verdict.parse(await ask("GET", `${uploads}/${fileId}`));
    while (verdict.state === "checking") {
      await pause(100);
      verdict = Verdict.parse(await ask("GET", `${uploads}/${fileId}`));
    }
    return {
      seconds: (Date.now() - started) / 1_000,
      arrivedAtBreak: arrived.length,
      parts: file.parts.length,
      grewMb: memory.grewMb(),
      isWhole: verdict.state === "clean" && verdict.sha256 === file.sha256(),
    };
  } finally {
    await portal.close();
  }
}

/**
 * A text of exactly so many bytes, which nothing could pack: made part by part when they are asked for. It flows through the
 * check of files, as all kinds do but PDFs, whose parts refer to each other: those are held whole.
 */
function aLargeText(size: number) {
  const parts = fileParts(size);
  const noise = randomBytes(parts[0]?.size ?? 0).map((byte) => 32 + (byte % 90));
  const bytesOf = ({ number, size: length }: (typeof parts)[number]) => {
    const bytes = Buffer.from(noise.subarray(0, length));
    bytes.write(String(number), 100);
    return bytes;
  };
  return {
    size,
    parts,
    bytesOf,
    sha256: () =>
      parts.reduce((hash, part) => hash.update(bytesOf(part)), createHash("sha256")).digest("hex"),
  };
}

async function tokenOf(origin: string): Promise<string> {
  const body = new URLSearchParams({ mail: "submit@capita.example" });
  return (await (await fetch(`${origin}/local/token`, { method: "POST", body })).text()).trim();
}

const asking =
  (origin: string, token: string) =>
  async (method: string, path: string, body?: unknown, key?: string): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${origin}${path}`, { method, headers, ...sent });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };

async function put(url: string, bytes: Buffer): Promise<void> {
  const answer = await fetch(url, { method: "PUT", body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Sends the first half of a part, and then the connection is gone. */
const broken = (url: string, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const sending = request(url, { method: "PUT", headers: { "content-length": bytes.length } });
    sending.on("error", () => resolve());
    sending.write(bytes.subarray(0, bytes.length / 2), () =>
      sending.destroy(new Error("the cable was pulled")),
    );
  });

/** Works through a list, a few at a time. */
async function together<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** Watches how much memory of a process and those that it started is resident. */
function sampled(pid: number) {
  const residentMb = () =>
    execFileSync("ps", ["-A", "-o", "rss=,pid=,ppid="], { encoding: "utf8" })
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number))
      .reduce((sum, [rss = 0, ...ids]) => (ids.includes(pid) ? sum + rss / 1_024 : sum), 0);
  const before = residentMb();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, residentMb())), SAMPLE_MS);
  return {
    grewMb() {
      clearInterval(timer);
      return most - before;
    },
  };
}
