import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/**
 * The one table. Its stream carries keys only, since images would reach readers whom the fence shuts out.
 * Contributor insights stay off: they list the busiest keys, which is to say who has submitted.
 */
export function table(
  scope: Construct,
  settings: { encryptionKey: Key; removalPolicy: RemovalPolicy; warmed: boolean },
): TableV2 {
  return new TableV2(scope, "Table", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.customerManagedKey(settings.encryptionKey),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: settings.removalPolicy === RemovalPolicy.RETAIN,
    dynamoStream: StreamViewType.KEYS_ONLY,
    timeToLiveAttribute: "ttl",
    removalPolicy: settings.removalPolicy,
    // A new table bears 4,000 write units a second; a thousand submissions in one second need 8,000.
    ...(settings.warmed && { warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 8_000 } }),
  });
}
