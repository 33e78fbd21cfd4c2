import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHead } from "./request-head.ts";

/** What API Gateway (HTTP API, payload 2.0) hands to a function. */
export type GatewayEvent = {
  version: "2.0";
  routeKey: "$default";
  rawPath: string;
  rawQueryString: string;
  cookies?: string[];
  headers: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  requestContext: {
    accountId: string;
    apiId: string;
    authentication: null;
    authorizer: Record<string, never>;
    domainName: string;
    domainPrefix: string;
    http: { method: string; path: string; protocol: string; sourceIp: string; userAgent: string };
    requestId: string;
    routeKey: "$default";
    stage: "$default";
    time: string;
    timeEpoch: number;
  };
  body: string | null;
  isBase64Encoded: boolean;
};

/** What a function gives back. */
export type GatewayResult = {
  statusCode: number;
  headers?: Record<string, string | readonly string[]>;
  cookies?: readonly string[];
  body?: string;
  isBase64Encoded?: boolean;
};

/** Set by what stands between client and function, or about this one connection: never taken from a client. */
const NOT_FROM_CLIENTS =
  /^(x-forwarded-.*|forwarded|x-amzn-.*|x-real-ip|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|proxy-.*)$/;

/** The types whose bodies the gateway passes as text; every other body, forms included, goes as base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml)\s*(;|$))/i;

/** The event of one request. `timeEpoch` is the portal clock when the head arrived, in milliseconds. */
export function gatewayEvent(
  req: IncomingMessage,
  head: RequestHead,
  body: Buffer,
  timeEpoch: number,
): GatewayEvent {
  const headers = headersForFunction(req);
  const query = [...new URLSearchParams(head.rawQueryString)];
  const cookies = req.headers.cookie?.split(/;\s*/).filter((cookie) => cookie !== "");
  const asText = body.length === 0 || TEXT.test(headers["content-type"] ?? "");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: head.path,
    rawQueryString: head.rawQueryString,
    ...(cookies && cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(query.length > 0 ? { queryStringParameters: joined(query) } : {}),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      authentication: null,
      authorizer: {},
      domainName: head.host,
      domainPrefix: head.host.split(/[.:]/)[0] ?? "",
      http: {
        method: head.method,
        path: head.path,
        protocol: `HTTP/${req.httpVersion}`,
        sourceIp: req.socket.remoteAddress ?? "",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: gatewayTime(timeEpoch),
      timeEpoch,
    },
    body: body.length === 0 ? null : body.toString(asText ? "utf8" : "base64"),
    isBase64Encoded: !asText,
  };
}

function headersForFunction(req: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(req.headersDistinct).flatMap(([name, values]): [string, string][] =>
    values === undefined || name === "cookie" || NOT_FROM_CLIENTS.test(name)
      ? []
      : [[name, values.join(",")]],
  );
  return joined(pairs);
}

/** Repeated names are joined by a comma. */
function joined(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

/** The gateway's own notation: `08/May/2014:08:00:00 +0000`. */
function gatewayTime(epoch: number): string {
  const [, day, month, year, clock] = new Date(epoch).toUTCString().split(" ");
  return `${day}/${month}/${year}:${clock} +0000`;
}
