import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { xmlDocument } from "./xml.ts";

export type StoreAnswer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | AsyncIterable<Buffer>;
};

export function xmlAnswer(root: string, content: string, headers: Record<string, string> = {}): StoreAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/xml", ...headers },
    body: xmlDocument(root, content),
  };
}

/** Writes an answer. A body that fails midway cuts the connection, so that nobody takes half of it for the whole. */
export async function writeAnswer(
  res: ServerResponse,
  { status, headers, body }: StoreAnswer,
): Promise<void> {
  for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value);
  res.statusCode = status;
  if (typeof body === "string") {
    const bytes = Buffer.from(body);
    if (status !== 204 && status !== 304) res.setHeader("content-length", bytes.length);
    res.end(res.req.method === "HEAD" ? undefined : bytes);
  } else if (body && res.req.method !== "HEAD") {
    await pipeline(Readable.from(body, { objectMode: false }), res);
  } else {
    res.end();
  }
}
