import type { IncomingMessage } from "node:http";
import type { EdgeCode } from "../../../shared/kernel/edge-words.ts";

/** The parts of a request's head that decide where it goes. */
export type RequestHead = {
  method: string;
  host: string;
  /** As sent: what signatures are made over, and what mounts are found by. */
  encodedPath: string;
  /** Percent-decoded, as the gateway hands it on. */
  path: string;
  rawQueryString: string;
};

type HeadRefusal = { refused: EdgeCode };

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const MAX_HEADERS = 100;
/** How long an address may be, as the edge has it. */
export const ADDRESS_LIMIT = 8_192;
const HOST = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/** Reads the head, or says why this front will not take the request. */
export function readHead(req: IncomingMessage): RequestHead | HeadRefusal {
  const method = req.method ?? "";
  if (!METHODS.has(method)) return { refused: "not-used-here" };
  if (req.rawHeaders.length / 2 > MAX_HEADERS) return { refused: "head-too-large" };

  const host = req.headers.host ?? "localhost";
  if (!HOST.test(host)) return { refused: "not-understood" };

  const target = req.url ?? "";
  if (target.length > ADDRESS_LIMIT) return { refused: "address-too-long" };
  const at = target.indexOf("?");
  const encodedPath = at < 0 ? target : target.slice(0, at);
  const rawQueryString = at < 0 ? "" : target.slice(at + 1);
  const path = decoded(encodedPath);
  if (!path?.startsWith("/") || decoded(rawQueryString) === undefined) return { refused: "bad-address" };

  return { method, host, encodedPath, path, rawQueryString };
}

/** Undefined when a percent sign is not followed by the two digits of a UTF-8 byte. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
