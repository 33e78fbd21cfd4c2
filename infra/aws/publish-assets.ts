import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import { ASSETS_PATH } from "../../shared/kernel/names.ts";
import { BUILD_RECORD } from "./built.ts";
import { acknowledgeAllUnder } from "./wildcard.ts";

/**
 * Copies the static files on every deployment. Older files stay, because their names are hashes of their content
 * and a page that was sent before the deployment still asks for them.
 */
export function publishAssets(scope: Construct, folder: string, bucket: Bucket): BucketDeployment {
  const files = new Asset(scope, "AssetFiles", { path: folder, exclude: [BUILD_RECORD] });
  const log = new LogGroup(scope, "PublishAssetsLog", {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = copyingRole(scope, { files, bucket, log });
  const deployment = new BucketDeployment(scope, "PublishAssets", {
    sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
    destinationBucket: bucket,
    destinationKeyPrefix: ASSETS_PATH.slice(1),
    prune: false,
    role: role.withoutPolicyUpdates(),
    logGroup: log,
    cacheControl: [
      CacheControl.setPublic(),
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
    ],
  });
  deployment.node.addDependency(role);
  for (const copier of Stack.of(scope).node.children)
    if (copier.node.id.startsWith("Custom::CDKBucketDeployment"))
      Validations.of(copier).acknowledge({
        id: "AwsSolutions-L1",
        reason: "The copying function and its runtime come with the CDK; it runs at deployments only.",
      });
  return deployment;
}

/** Narrower than what the CDK would grant: one archive to read, one folder to write, nothing to delete. */
function copyingRole(scope: Construct, parts: { files: Asset; bucket: Bucket; log: LogGroup }): Role {
  const { files, bucket, log } = parts;
  const role = new Role(scope, "PublishAssetsRole", {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
  });
  const allow = (actions: string[], resources: string[]) =>
    role.addToPolicy(new PolicyStatement({ actions, resources }));
  allow(["logs:CreateLogStream", "logs:PutLogEvents"], [log.logGroupArn]);
  allow(["s3:GetObject"], [files.bucket.arnForObjects(files.s3ObjectKey)]);
  allow(["s3:ListBucket"], [bucket.bucketArn]);
  allow(["s3:PutObject", "s3:AbortMultipartUpload"], [bucket.arnForObjects(`${ASSETS_PATH.slice(1)}/*`)]);
  acknowledgeAllUnder(
    role,
    bucket,
    `${ASSETS_PATH}/*`,
    "It publishes files whose names only the build knows.",
  );
  return role;
}
