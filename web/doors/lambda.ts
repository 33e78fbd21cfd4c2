import type { Hono } from "hono";
import { type APIGatewayProxyResult, handle, type LambdaEvent } from "hono/aws-lambda";
import type { Deps } from "../../functions/platform/deps.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";

/** A request as the gateway hands it to a function (HTTP API, payload 2.0). */
export type GatewayEvent = Extract<LambdaEvent, { rawPath: string }>;
export type GatewayHandler = (event: GatewayEvent) => Promise<APIGatewayProxyResult>;

/**
 * A door as a function. The gateway gives the path percent-decoded, so that a `?` or `#` in an id would end the path:
 * each segment is encoded again before anything reads it.
 */
export function gatewayHandler(app: Hono<PortalEnv>): GatewayHandler {
  const answer = handle(app);
  return (event) => answer({ ...event, rawPath: encodedBySegment(event.rawPath) });
}

const encodedBySegment = (path: string): string =>
  path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");

/**
 * A door that has answered once while Lambda was making its function ready, which it does with more of a processor than
 * requests get: what is loaded, compiled and connected at the first answer, whoever comes first does not wait for. Nobody has
 * this session, and no door has this page.
 */
export async function warmed(
  createHandler: (deps: Deps) => GatewayHandler,
  deps: Deps,
): Promise<GatewayHandler> {
  const handler = createHandler(deps);
  const { host } = new URL(deps.settings.publicOrigin);
  await handler({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/warm-up",
    rawQueryString: "",
    cookies: ["__Host-session=warm-up"],
    headers: { host },
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: "",
      apiId: "",
      authentication: null,
      authorizer: {},
      domainName: host,
      domainPrefix: "",
      http: { method: "GET", path: "/warm-up", protocol: "", sourceIp: "warm-up", userAgent: "" },
      requestId: "warm-up",
      routeKey: "$default",
      stage: "$default",
      time: "",
      timeEpoch: deps.wall(),
    },
  });
  return handler;
}
