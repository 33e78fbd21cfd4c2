import type { Hono } from "hono";
import { type APIGatewayProxyResult, handle, type LambdaEvent } from "hono/aws-lambda";
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
  return (event) => answer({ ...event, rawPath: encodedPath(event.rawPath) });
}

const encodedPath = (path: string): string =>
  path
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");

/** A handler that is made at the first request, when the function is up, and kept. */
export function madeOnce(make: () => GatewayHandler): GatewayHandler {
  let made: GatewayHandler | undefined;
  return (event) => (made ??= make())(event);
}
