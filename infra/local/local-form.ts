import type { IncomingMessage } from "node:http";
import { readBody } from "./front/request-body.ts";

const LIMITS = { maxBytes: 10_000, timeoutMs: 10_000 };

/** A small form as a browser sends it; undefined when it is larger than any of ours, or does not arrive. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams | undefined> {
  const read = await readBody(req, LIMITS);
  return read.ok ? new URLSearchParams(read.body.toString("utf8")) : undefined;
}
