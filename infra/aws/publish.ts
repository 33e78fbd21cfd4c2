import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import { ASSETS_PATH, EDGE_PAGES_PATH, OPENAPI_PATH } from "../../shared/kernel/names.ts";
import { BUILD_RECORD, type Built } from "./built.ts";
import { acknowledgeAllUnder } from "./wildcard.ts";

/** What is copied: the archive it comes from, the folder it goes to, and how long it may be kept elsewhere. */
interface Publication {
  readonly id: string;
  readonly files: Asset;
  readonly folder: string;
  readonly cacheControl: CacheControl[];
}

/**
 * Copies the static files on every deployment, and what the API says of itself, and the edge's pages. Older files stay, because their names
 * are hashes of their content and a page that was sent before the deployment still asks for them.
 */
export function publish(scope: Construct, built: Built, bucket: Bucket): void {
  const publications: readonly Publication[] = [
    {
      id: "PublishAssets",
      files: new Asset(scope, "AssetFiles", { path: built.assets, exclude: [BUILD_RECORD] }),
      folder: ASSETS_PATH.slice(1),
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    },
    {
      id: "PublishDocuments",
      files: new Asset(scope, "Documents", { path: built.documents }),
      folder: OPENAPI_PATH.slice(1, OPENAPI_PATH.lastIndexOf("/")),
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))],
    },
    {
      id: "PublishErrors",
      files: new Asset(scope, "ErrorPages", { path: built.errors }),
      folder: EDGE_PAGES_PATH.slice(1),
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))],
    },
  ];
  const log = new LogGroup(scope, "PublishAssetsLog", {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = copyingRole(scope, { publications, bucket, log });
  for (const { id, files, folder, cacheControl } of publications) {
    const deployment = new BucketDeployment(scope, id, {
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      destinationBucket: bucket,
      destinationKeyPrefix: folder,
      prune: false,
      role: role.withoutPolicyUpdates(),
      logGroup: log,
      cacheControl,
    });
    deployment.node.addDependency(role);
  }
  for (const copier of Stack.of(scope).node.children)
    if (copier.node.id.startsWith("Custom::CDKBucketDeployment"))
      Validations.of(copier).acknowledge({
        id: "AwsSolutions-L1",
        reason: "The copying function and its runtime come with the CDK; it runs at deployments only.",
      });
}

/** Narrower than what the CDK would grant: three archives to read, three folders to write, nothing to delete. */
function copyingRole(
  scope: Construct,
  parts: { publications: readonly Publication[]; bucket: Bucket; log: LogGroup },
): Role {
  const { publications, bucket, log } = parts;
  const role = new Role(scope, "PublishAssetsRole", {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
  });
  const allow = (actions: string[], resources: string[]) =>
    role.addToPolicy(new PolicyStatement({ actions, resources }));
  allow(["logs:CreateLogStream", "logs:PutLogEvents"], [log.logGroupArn]);
  allow(["s3:ListBucket"], [bucket.bucketArn]);
  for (const { files, folder } of publications) {
    allow(["s3:GetObject"], [files.bucket.arnForObjects(files.s3ObjectKey)]);
    allow(["s3:PutObject", "s3:AbortMultipartUpload"], [bucket.arnForObjects(`${folder}/*`)]);
    acknowledgeAllUnder(role, bucket, `/${folder}/*`, "It publishes files whose names only the build knows.");
  }
  return role;
}
