import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { DOOR_PATHS, DOORS, type Door } from "../../../shared/kernel/names.ts";
import { writeRefusal, writeResult } from "./answer.ts";
import { gatewayEvent, type GatewayEvent, type GatewayResult } from "./gateway-event.ts";
import { type Listening, listen, LOOPBACK } from "./listen.ts";
import { longestPrefix } from "./path-prefix.ts";
import { type BodyLimits, readBody } from "./request-body.ts";
import { type RequestHead, readHead } from "./request-head.ts";

/** A door as Lambda would call it. */
export type DoorHandler = (lambdaEvent: GatewayEvent) => Promise<GatewayResult>;

/** Something that exists on one machine only and answers plain HTTP under a path of its own. */
export type Mount = {
  prefix: string;
  handle(req: IncomingMessage, res: ServerResponse): void | Promise<void>;
};

export type FrontLine = { code: "request-failed"; requestId: string; where: string; error: unknown };

export type FrontOptions = {
  port: number;
  hosts?: readonly string[];
  doors: Record<Door, DoorHandler>;
  mounts: readonly Mount[];
  /** The portal clock, in milliseconds. */
  now: () => number;
  log: (line: FrontLine) => void;
  limits?: Partial<FrontLimits>;
};

type FrontLimits = BodyLimits & { handlerMs: number };

/** The gateway's own limits, as they bite a function: 6 MB of event once a body is base64, and 30 seconds. */
const LIMITS: FrontLimits = { maxBytes: 4.5 * 1024 * 1024, timeoutMs: 30_000, handlerMs: 30_000 };

/** An upload to the object store may take this long; doors have their own, shorter limit. */
const SERVER_OPTIONS = { headersTimeout: 20_000, requestTimeout: 30 * 60_000, keepAliveTimeout: 5_000 };

const DOOR_OF_PATH = DOORS.flatMap((door) => DOOR_PATHS[door].map((prefix) => [prefix, door] as const));

const WORDS = {
  "too-large": { status: 413, words: "What you sent is too large. The limit is 4.5 MB." },
  "too-slow": { status: 408, words: "The request took too long to arrive. Try again." },
  "cut-off": { status: 400, words: "The request ended too early. Try again." },
  "body-on-read": { status: 400, words: "A request that only reads cannot have a body." },
  "took-too-long": { status: 503, words: "The service took too long to answer. Try again." },
  failed: { status: 500, words: "Sorry, there is a problem with the service. Try again later." },
} as const;

/** Opens the one port that browsers and API clients talk to. Resolves when it listens; throws PortInUse. */
export function startFront(options: FrontOptions): Promise<Listening> {
  const { port, hosts = LOOPBACK, now } = options;
  return listen(hosts, port, SERVER_OPTIONS, (req, res) => void answer(options, req, res, now()));
}

async function answer(options: FrontOptions, req: IncomingMessage, res: ServerResponse, arrivedAt: number) {
  const head = readHead(req);
  if ("status" in head) return writeRefusal(res, head);
  const mounts = options.mounts.map((mount) => [mount.prefix, mount] as const);
  const mount = longestPrefix(mounts, head.encodedPath);
  const door = longestPrefix(DOOR_OF_PATH, head.path) ?? "public";
  try {
    if (mount) await mount.handle(req, res);
    else await askDoor(options, door, req, res, head, arrivedAt);
  } catch (error) {
    const requestId = randomUUID();
    options.log({ code: "request-failed", requestId, where: mount?.prefix ?? door, error });
    writeRefusal(res, { ...WORDS.failed, reference: requestId });
  }
}

async function askDoor(
  { doors, limits }: FrontOptions,
  door: Door,
  req: IncomingMessage,
  res: ServerResponse,
  head: RequestHead,
  arrivedAt: number,
): Promise<void> {
  const { handlerMs, ...bodyLimits } = { ...LIMITS, ...limits };
  const read = await readBody(req, bodyLimits);
  if (!read.ok) return writeRefusal(res, WORDS[read.why]);
  if (read.body.length > 0 && (head.method === "GET" || head.method === "HEAD"))
    return writeRefusal(res, WORDS["body-on-read"]);

  const result = await inTime(doors[door](gatewayEvent(req, head, read.body, arrivedAt)), handlerMs);
  if (result === "took-too-long") return writeRefusal(res, WORDS["took-too-long"]);
  writeResult(res, result);
}

async function inTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | "took-too-long"> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<"took-too-long">((resolve) => {
    timer = setTimeout(() => resolve("took-too-long"), milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
