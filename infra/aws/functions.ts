import path from "node:path";
import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  Alias,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { WORKERS } from "../../shared/kernel/names.ts";
import { CALLS, type Holder } from "./fence.ts";
import { role } from "./roles.ts";

/** One function as the rest of the stack sees it: what is called is always the alias, never the newest code. */
export interface Running {
  readonly live: Alias;
  readonly role: ReturnType<typeof role>;
}

interface Parts {
  readonly table: TableV2;
  /** Folder of bundles, one folder per function with `index.mjs` in it. */
  readonly bundles: string;
  readonly environment: (holder: Holder) => Record<string, string>;
  readonly removalPolicy: RemovalPolicy;
  readonly nameOf: (holder: Holder) => string;
}

// The gateway gives up after 30 seconds; a door must have answered before.
const door = { memorySize: 1024, timeout: Duration.seconds(29) };
const sizes: Record<Holder, { memorySize: number; timeout: Duration }> = {
  signin: door,
  public: door,
  bidder: door,
  partner: door,
  authority: door,
  // Copies the files of every response, and waits for verdicts that are still out.
  seal: { memorySize: 1024, timeout: Duration.minutes(15) },
  project: { memorySize: 512, timeout: Duration.minutes(2) },
  notify: { memorySize: 512, timeout: Duration.minutes(2) },
  // Reads one file as it flows, the largest in well under the longest time there is; nothing of it touches the disk. A PDF
  // is held whole, and the library that reads it needs as much again.
  scan: { memorySize: 3008, timeout: Duration.minutes(15) },
};

/** Every door and worker, each from its own bundle under its own role. */
export function functions(scope: Construct, parts: Parts): Record<Holder, Running> {
  const run = (holder: Holder) => running(new Construct(scope, `Function-${holder}`), holder, parts);
  const all = {
    signin: run("signin"),
    public: run("public"),
    bidder: run("bidder"),
    partner: run("partner"),
    authority: run("authority"),
    seal: run("seal"),
    project: run("project"),
    notify: run("notify"),
    scan: run("scan"),
  };
  for (const worker of WORKERS)
    for (const caller of CALLS[worker])
      all[caller].role.addToPolicy(
        new PolicyStatement({
          sid: `Wake${worker}`,
          actions: ["lambda:InvokeFunction"],
          resources: [all[worker].live.functionArn],
        }),
      );
  return all;
}

function running(scope: Construct, holder: Holder, parts: Parts): Running {
  const log = new LogGroup(scope, "Log", {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: parts.removalPolicy,
  });
  const own = role(scope, holder, { table: parts.table, log });
  Validations.of(own).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "X-Ray knows no resources: sending trace segments can only be allowed for all of them.",
  });
  const made = new LambdaFunction(scope, "Function", {
    functionName: parts.nameOf(holder),
    description: `${holder} of the portal`,
    code: Code.fromAsset(path.join(parts.bundles, holder)),
    handler: "index.handler",
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    role: own,
    logGroup: log,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
    environment: parts.environment(holder),
    ...sizes[holder],
  });
  return { role: own, live: new Alias(scope, "Live", { aliasName: "live", version: made.currentVersion }) };
}
