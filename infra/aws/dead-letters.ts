import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

/** Where what could not be done waits for a person: kept for 14 days, the longest there is. */
export function deadLetters(
  scope: Construct,
  id: string,
  removalPolicy: RemovalPolicy,
  kind: { readonly fifo?: true } = {},
): Queue {
  const queue = new Queue(scope, id, {
    ...kind,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy,
  });
  Validations.of(queue).acknowledge({
    id: "AwsSolutions-SQS3",
    reason: "It is a dead-letter queue: the stream's and the scheduler's, which the rule does not look at.",
  });
  return queue;
}
