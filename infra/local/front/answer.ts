import { STATUS_CODES, type ServerResponse } from "node:http";
import { type EdgeCode, edgeRefusals } from "../../../shared/kernel/edge-words.ts";
import { EDGE_PAGE_POLICY } from "../../../shared/kernel/names.ts";
import type { GatewayResult } from "./gateway-event.ts";

/** The page of a refusal that no door gives, with the reference under which a fault was logged. */
export type EdgePage = (code: EdgeCode, reference?: string) => Promise<string>;

/** What the front itself refuses: a page, or a problem document for the API. */
type Refusal = {
  code: EdgeCode;
  reference?: string;
  headers?: Readonly<Record<string, string>>;
};

/** Refuses the request in hand; given to what answers under a path of its own. */
export type Refuse = (code: EdgeCode, headers?: Readonly<Record<string, string>>) => Promise<void>;

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

/** A refusal as a function would answer it, for a page's address or the API's. */
export async function refusalResult(
  page: EdgePage,
  path: string,
  { code, reference, headers }: Refusal,
): Promise<GatewayResult> {
  const { status, detail } = edgeRefusals[code];
  const isApi = path.startsWith("/api/");
  const problem = {
    type: `urn:problem:${code}`,
    title: STATUS_CODES[status] ?? "Refused",
    status,
    code,
    detail,
    ...(reference === undefined ? {} : { instance: `urn:request:${reference}` }),
  };
  return {
    statusCode: status,
    headers: {
      ...headers,
      "content-type": isApi ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      ...(isApi ? {} : { "content-security-policy": EDGE_PAGE_POLICY }),
    },
    body: isApi ? JSON.stringify(problem) : await page(code, reference),
  };
}

/** Writes a refusal of the front's own. Closes the connection when the request was not read to its end. */
export async function writeRefusal(res: ServerResponse, page: EdgePage, refusal: Refusal): Promise<void> {
  const result = await refusalResult(page, res.req.url ?? "", refusal);
  if (res.headersSent || res.destroyed) return void res.destroy();
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  if (!res.req.complete) res.setHeader("connection", "close");
  writeResult(res, result);
}
