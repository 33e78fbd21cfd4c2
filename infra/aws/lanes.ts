import { Duration, type RemovalPolicy } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { CfnPipe } from "aws-cdk-lib/aws-pipes";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { deadLetters } from "./dead-letters.ts";
import type { Running } from "./functions.ts";
import { letFollow } from "./streams.ts";

/** The partition that a changed row lies in: what lies in one belongs to one organisation. */
const PARTITION = "$.dynamodb.Keys.pk.S";
/** As long as the worker may take: what failed is brought again after it, and until then holds up its own lane alone. */
const OUT_OF_SIGHT = Duration.minutes(15);
const TRIES = 5;

/**
 * Wakes a worker on changes of rows whose partition key begins with one of the words: one after the other within a
 * partition, all partitions at once. Whoever sends much waits for themselves, and nobody else for them.
 */
export function wakeByLanes(
  scope: Construct,
  worker: Running,
  parts: { table: TableV2; words: readonly string[]; removalPolicy: RemovalPolicy },
): void {
  const { table, words, removalPolicy } = parts;
  const unsent = deadLetters(scope, "DeadLetters", removalPolicy);
  const lanes = new Queue(scope, "Lanes", {
    fifo: true,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: OUT_OF_SIGHT,
    deadLetterQueue: {
      queue: deadLetters(scope, "Undone", removalPolicy, { fifo: true }),
      maxReceiveCount: TRIES,
    },
    removalPolicy,
  });
  const pipeRole = new Role(scope, "PipeRole", { assumedBy: new ServicePrincipal("pipes.amazonaws.com") });
  const stream = letFollow(pipeRole, table, lanes, unsent);
  const pipe = new CfnPipe(scope, "Pipe", {
    roleArn: pipeRole.roleArn,
    source: stream,
    sourceParameters: {
      filterCriteria: {
        filters: [
          {
            pattern: JSON.stringify({
              dynamodb: { Keys: { pk: { S: words.map((prefix) => ({ prefix })) } } },
            }),
          },
        ],
      },
      dynamoDbStreamParameters: {
        startingPosition: "TRIM_HORIZON",
        batchSize: 10,
        deadLetterConfig: { arn: unsent.queueArn },
        maximumRetryAttempts: 10,
        onPartialBatchItemFailure: "AUTOMATIC_BISECT",
      },
    },
    target: lanes.queueArn,
    targetParameters: {
      sqsQueueParameters: { messageGroupId: PARTITION, messageDeduplicationId: "$.eventID" },
    },
  });
  pipe.node.addDependency(pipeRole);
  worker.role.addToPolicy(
    new PolicyStatement({
      sid: "Lanes",
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      resources: [lanes.queueArn],
    }),
  );
  const mapping = new EventSourceMapping(scope, "Waking", {
    target: worker.live,
    eventSourceArn: lanes.queueArn,
    batchSize: 1,
    reportBatchItemFailures: true,
  });
  mapping.node.addDependency(worker.role);
}
