import { Duration } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Running } from "./functions.ts";
import { acknowledgeAllUnder } from "./wildcard.ts";

/**
 * Wakes a worker on changes of rows whose partition key begins with one of the words. Records only wake: the worker re-reads under its own role. A record
 * that keeps failing is halved out of its batch and its position goes to the dead letters.
 */
export function wakeByStream(
  scope: Construct,
  worker: Running,
  parts: {
    table: TableV2;
    words: readonly string[];
    deadLetters: Queue;
  },
): void {
  const { table, deadLetters } = parts;
  const streamArn = letFollow(worker.role, table, deadLetters);
  const mapping = new EventSourceMapping(scope, "Stream", {
    target: worker.live,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(23),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
    filters: [
      FilterCriteria.filter({
        dynamodb: { Keys: { pk: { S: parts.words.flatMap((word) => FilterRule.beginsWith(word)) } } },
      }),
    ],
  });
  mapping.node.addDependency(worker.role);
}

/** Lets a role read the table's stream, and send on what it cannot hand over. The stream's name. */
export function letFollow(role: Role, table: TableV2, ...queues: readonly Queue[]): string {
  const streamArn = table.tableStreamArn;
  if (!streamArn) throw new Error("The table has no stream");
  role.addToPolicy(
    new PolicyStatement({
      sid: "Stream",
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [streamArn],
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      sid: "StreamList",
      actions: ["dynamodb:ListStreams"],
      resources: [`${table.tableArn}/stream/*`],
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      sid: "Send",
      actions: ["sqs:SendMessage"],
      resources: queues.map(({ queueArn }) => queueArn),
    }),
  );
  acknowledgeAllUnder(
    role,
    table,
    "/stream/*",
    "The poller lists the table's streams, which cannot be narrowed to the one stream.",
  );
  return streamArn;
}
