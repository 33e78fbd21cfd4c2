import { Aws, type RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/**
 * The key of table and object buckets. It decides nothing by itself: who may read is said by the fence, and the
 * two services may use the key for anybody of this account whom they let in. So no role names the key, and
 * nobody can decrypt anything except through the table and the buckets.
 */
export function encryptionKey(scope: Construct, removalPolicy: RemovalPolicy): Key {
  const key = new Key(scope, "Key", {
    description: "Table and object buckets of the portal",
    enableKeyRotation: true,
    removalPolicy,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "ThroughTableAndBucketsOnly",
      principals: [new AnyPrincipal()],
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      resources: ["*"],
      conditions: {
        StringEquals: {
          "kms:CallerAccount": Aws.ACCOUNT_ID,
          "kms:ViaService": [`dynamodb.${Aws.REGION}.amazonaws.com`, `s3.${Aws.REGION}.amazonaws.com`],
        },
      },
    }),
  );
  return key;
}
