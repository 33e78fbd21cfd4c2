import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerOptions, ServerResponse } from "node:http";
import { GATEWAY_LIMIT } from "../../../functions/platform/limits.ts";
import { DOOR_PATHS, DOORS, type Door } from "../../../shared/kernel/names.ts";
import { type EdgePage, type Refuse, writeRefusal, writeResult } from "./answer.ts";
import { answerBroken } from "./broken-request.ts";
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
  handle(req: IncomingMessage, res: ServerResponse, refuse: Refuse): void | Promise<void>;
};

export type FrontLine = { code: "request-failed"; requestId: string; where: string; error: unknown };

export type FrontOptions = {
  port: number;
  hosts?: readonly string[];
  doors: Record<Door, DoorHandler>;
  mounts: readonly Mount[];
  /** What people see when the front itself refuses. */
  page: EdgePage;
  /** The portal clock, in milliseconds. */
  now: () => number;
  log: (line: FrontLine) => void;
  limits?: Partial<FrontLimits>;
  arriving?: Pick<ServerOptions, "headersTimeout" | "connectionsCheckingInterval">;
};

type FrontLimits = BodyLimits & { handlerMs: number };

/** The limits of gateway and edge: 6 MB of event once a body is base64, 30 seconds to arrive, 28 to be answered. */
const LIMITS: FrontLimits = { maxBytes: GATEWAY_LIMIT, timeoutMs: 30_000, handlerMs: 28_000 };

/** The gateway's limit of a head; and an upload to the object store may take long: doors have their own, shorter limit. */
const SERVER_OPTIONS = {
  maxHeaderSize: 10_240,
  headersTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  requestTimeout: 30 * 60_000,
  keepAliveTimeout: 5_000,
};

const DOOR_OF_PATH = DOORS.flatMap((door) => DOOR_PATHS[door].map((prefix) => [prefix, door] as const));

/** Opens the one port that browsers and API clients talk to. Resolves when it listens; throws PortInUse. */
export function startFront(options: FrontOptions): Promise<Listening> {
  const { port, hosts = LOOPBACK, now, page } = options;
  return listen(
    hosts,
    port,
    { ...SERVER_OPTIONS, ...options.arriving },
    (req, res) => void answer(options, req, res, now()),
    (error, socket, answering) => void answerBroken(page, error, socket, answering),
  );
}

async function answer(options: FrontOptions, req: IncomingMessage, res: ServerResponse, arrivedAt: number) {
  const head = readHead(req);
  const refuse: Refuse = (code, headers = {}) => writeRefusal(res, options.page, { code, headers });
  if ("refused" in head) return refuse(head.refused);
  const mounts = options.mounts.map((mount) => [mount.prefix, mount] as const);
  const mount = longestPrefix(mounts, head.encodedPath);
  const door = longestPrefix(DOOR_OF_PATH, head.path) ?? "public";
  try {
    if (mount) await mount.handle(req, res, refuse);
    else await askDoor(options, door, req, res, head, arrivedAt, refuse);
  } catch (error) {
    const requestId = randomUUID();
    options.log({ code: "request-failed", requestId, where: mount?.prefix ?? door, error });
    await writeRefusal(res, options.page, { code: "failed", reference: requestId });
  }
}

async function askDoor(
  { doors, limits }: FrontOptions,
  door: Door,
  req: IncomingMessage,
  res: ServerResponse,
  head: RequestHead,
  arrivedAt: number,
  refuse: Refuse,
): Promise<void> {
  const { handlerMs, ...bodyLimits } = { ...LIMITS, ...limits };
  const read = await readBody(req, bodyLimits);
  if (!read.ok) return refuse(read.why);
  if (read.body.length > 0 && (head.method === "GET" || head.method === "HEAD"))
    return refuse("not-understood");

  const result = await inTime(doors[door](gatewayEvent(req, head, read.body, arrivedAt)), handlerMs);
  if (result === "took-too-long") return refuse("took-too-long");
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
