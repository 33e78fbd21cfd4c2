import type { IncomingMessage } from "node:http";

export type BodyLimits = { maxBytes: number; timeoutMs: number };
type ReadBody = { ok: true; body: Buffer } | { ok: false; why: "too-large" | "too-slow" | "cut-off" };

/** How much of a body that is too large is still read, and thrown away, so that the sender hears the answer. */
const DRAIN_BYTES = 256 * 1024 * 1024;

/**
 * Reads a whole body of at most `maxBytes` within `timeoutMs`. What goes beyond is not kept: a browser that is
 * still sending does not listen, so the rest is drained up to a bound before the refusal is given.
 */
export function readBody(req: IncomingMessage, { maxBytes, timeoutMs }: BodyLimits): Promise<ReadBody> {
  return new Promise((resolve) => {
    let kept: Buffer[] = [];
    let size = 0;
    const settle = (outcome: ReadBody) => {
      clearTimeout(timer);
      req.removeAllListeners("data");
      req.pause();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle({ ok: false, why: "too-slow" }), timeoutMs);
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) kept.push(chunk);
      else kept = [];
      if (size > maxBytes + DRAIN_BYTES) settle({ ok: false, why: "too-large" });
    });
    req.once("end", () =>
      settle(size > maxBytes ? { ok: false, why: "too-large" } : { ok: true, body: Buffer.concat(kept) }),
    );
    req.once("error", () => settle({ ok: false, why: "cut-off" }));
    req.once("close", () => settle({ ok: false, why: "cut-off" }));
  });
}
