import { STATUS_CODES, type ServerResponse } from "node:http";
import type { GatewayResult } from "./gateway-event.ts";

/** What the front itself refuses: words for a page, a problem document for the API. */
export type Refusal = { status: number; words: string; reference?: string };

/** Headers that this connection decides, whatever a function says. */
const OWN_HEADERS = new Set(["content-length", "connection", "transfer-encoding", "keep-alive"]);

/** Writes what a function gave back. */
export function writeResult(res: ServerResponse, result: GatewayResult): void {
  for (const [name, value] of Object.entries(result.headers ?? {}))
    if (!OWN_HEADERS.has(name.toLowerCase())) res.setHeader(name, value);
  if (result.cookies && result.cookies.length > 0) res.setHeader("set-cookie", [...result.cookies]);
  res.statusCode = result.statusCode;
  const body = Buffer.from(result.body ?? "", result.isBase64Encoded ? "base64" : "utf8");
  if (res.req.method === "HEAD" || result.statusCode === 204 || result.statusCode === 304) res.end();
  else res.setHeader("content-length", body.length).end(body);
}

/** Writes a refusal of the front's own. Closes the connection when the request was not read to its end. */
export function writeRefusal(res: ServerResponse, { status, words, reference }: Refusal): void {
  if (res.headersSent || res.destroyed) return void res.destroy();
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  if (!res.req.complete) res.setHeader("connection", "close");
  const isApi = res.req.url?.startsWith("/api/") ?? false;
  const problem = { type: "about:blank", title: STATUS_CODES[status] ?? "Refused", status, detail: words };
  writeResult(res, {
    statusCode: status,
    headers: {
      "content-type": isApi ? "application/problem+json" : "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
    body: isApi
      ? JSON.stringify(reference === undefined ? problem : { ...problem, instance: reference })
      : `${words}${reference === undefined ? "" : `\nReference: ${reference}`}\n`,
  });
}
