import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { DOOR_PATHS, DOORS, type Door } from "../../shared/kernel/names.ts";
import type { Running } from "./functions.ts";

/** The HTTP API: each door answers its own paths, the public door everything else. */
export function http(
  scope: Construct,
  doors: Readonly<Record<Door, Running>>,
  removalPolicy: RemovalPolicy,
): HttpApi {
  const integration = (door: Door) =>
    new HttpLambdaIntegration(door, doors[door].live, {
      scopePermissionToRoute: false,
      timeout: Duration.seconds(29),
    });

  const api = new HttpApi(scope, "Api", {
    createDefaultStage: false,
    defaultIntegration: integration("public"),
  });
  Validations.of(api).acknowledge({
    id: "AwsSolutions-APIG4",
    reason:
      "Sessions are rows of the table, checked by every door with one strong read; some pages are public.",
  });
  for (const door of DOORS) {
    if (door === "public") continue;
    const answer = integration(door);
    for (const prefix of DOOR_PATHS[door])
      for (const path of [prefix, `${prefix}/{proxy+}`])
        api.addRoutes({ path, methods: [HttpMethod.ANY], integration: answer });
  }

  const log = new LogGroup(scope, "AccessLog", { retention: RetentionDays.ONE_YEAR, removalPolicy });
  new HttpStage(scope, "Stage", {
    httpApi: api,
    stageName: "$default",
    autoDeploy: true,
    throttle: { rateLimit: 2_000, burstLimit: 2_000 },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLine },
  });
  return api;
}

/** Codes only: routes rather than paths, which hold ids, and no addresses. */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    at: "$context.requestTimeEpoch",
    method: "$context.httpMethod",
    route: "$context.routeKey",
    status: "$context.status",
    latency: "$context.responseLatency",
    bytes: "$context.responseLength",
    fault: "$context.integrationErrorMessage",
  }),
);
