import { Duration, type RemovalPolicy } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

const closed = { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true, minimumTLSVersion: 1.2 };

/**
 * Buckets. What is uploaded lies in staging for a day at most; what counts is copied to sealed, where no version
 * can be replaced or deleted before its time. Logs hold who asked for what.
 */
export function objects(
  scope: Construct,
  settings: { encryptionKey: Key; removalPolicy: RemovalPolicy; publicOrigin: string },
) {
  const { encryptionKey, removalPolicy } = settings;

  const logs = new Bucket(scope, "Logs", {
    ...closed,
    removalPolicy,
    // Neither S3 nor CloudFront delivers logs under a key of ours; CloudFront still delivers by ACL.
    encryption: BucketEncryption.S3_MANAGED,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });

  const holding: BucketProps = {
    ...closed,
    removalPolicy,
    encryptionKey,
    encryption: BucketEncryption.KMS,
    bucketKeyEnabled: true,
    serverAccessLogsBucket: logs,
  };

  const staging = new Bucket(scope, "Staging", {
    ...holding,
    serverAccessLogsPrefix: "staging/",
    lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    cors: [
      {
        allowedOrigins: [settings.publicOrigin],
        allowedMethods: [HttpMethods.PUT, HttpMethods.POST],
        allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
        exposedHeaders: ["ETag"],
        maxAge: 3600,
      },
    ],
  });

  const sealed = new Bucket(scope, "Sealed", {
    ...holding,
    serverAccessLogsPrefix: "sealed/",
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(400)),
  });

  return { logs, staging, sealed };
}
