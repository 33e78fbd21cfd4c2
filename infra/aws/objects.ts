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

/** An upload that was begun is given up after as long as somebody may still come back to it. */
const RESUMABLE = Duration.days(7);

/**
 * Buckets. Files that bidders upload stay in uploads: a draft may wait for weeks, and a bidder fetches its own files long
 * after sealing, so no age makes one superfluous; should one ever be overwritten, its version is there. What counts
 * is copied to sealed, where no version can be replaced or deleted before its time. Logs hold who asked for what.
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

  const uploads = new Bucket(scope, "Uploads", {
    ...holding,
    serverAccessLogsPrefix: "uploads/",
    versioned: true,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: RESUMABLE }],
    cors: [
      {
        allowedOrigins: [settings.publicOrigin],
        allowedMethods: [HttpMethods.PUT],
        allowedHeaders: ["content-type"],
        // A page tells the store's name of each part when it asks to put them together.
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

  return { logs, uploads, sealed };
}
