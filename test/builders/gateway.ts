import type { GatewayEvent } from "../../web/doors/lambda.ts";

/** A request as the gateway would hand it over. */
export function gatewayEvent(given: Partial<GatewayEvent>, timeEpoch: number, method = "GET"): GatewayEvent {
  const http = {
    method,
    path: given.rawPath ?? "/",
    protocol: "HTTP/1.1",
    sourceIp: "192.0.2.1",
    userAgent: "test",
  };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: "/",
    rawQueryString: "",
    headers: {},
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: "0",
      apiId: "x",
      authentication: null,
      authorizer: {},
      domainName: "portal.example",
      domainPrefix: "portal",
      http,
      requestId: "request-1",
      routeKey: "$default",
      stage: "$default",
      time: "",
      timeEpoch,
    },
    ...given,
  };
}
