import { STATUS_CODES, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { EdgeCode } from "../../../shared/kernel/edge-words.ts";
import { type EdgePage, refusalResult } from "./answer.ts";
import { ADDRESS_LIMIT } from "./request-head.ts";

/** What node says of a request that it could not read. */
type Broken = Error & { code?: string | undefined; rawPacket?: Uint8Array | undefined };

/**
 * Answers what could not be read as a request, or did not arrive in time: a page instead of a closed connection. `answering`
 * is the answer under way on the same connection, if there is one; once it has begun nothing can be put in its place.
 */
export async function answerBroken(
  page: EdgePage,
  error: Broken,
  socket: Duplex & { readonly bytesRead?: number },
  answering: ServerResponse | undefined,
): Promise<void> {
  const hasBegun = answering?.headersSent === true && !answering.writableEnded;
  // A connection that a browser opened ahead and never used is closed; so is one that its client has given up.
  if (hasBegun || socket.bytesRead === 0 || !socket.writable) return void socket.destroy();
  const sent = Buffer.from(error.rawPacket ?? []).toString("latin1");
  const path = /^[A-Z]+ (\S*)/.exec(sent)?.[1] ?? answering?.req.url ?? "";
  const { statusCode, headers, body = "" } = await refusalResult(page, path, { code: codeOf(error, path) });
  const head = { ...headers, "content-length": Buffer.byteLength(body), connection: "close" };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  if (!socket.writable) return void socket.destroy();
  socket.end(`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ""}\r\n${lines.join("")}\r\n${body}`);
}

function codeOf({ code }: Broken, path: string): EdgeCode {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "too-slow";
  if (code !== "HPE_HEADER_OVERFLOW") return "not-understood";
  return path.length > ADDRESS_LIMIT ? "address-too-long" : "head-too-large";
}
