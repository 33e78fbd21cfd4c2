import type { Stack } from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { describe, expect, it } from "vitest";
import { DOOR_PATHS, DOORS, ENVIRONMENT } from "../../../shared/kernel/names.ts";
import { readBuild } from "../../../infra/aws/built.ts";
import { HOLDERS } from "../../../infra/aws/fence.ts";
import { stackName } from "../../../infra/aws/stage.ts";
import { synthesised } from "./synthesised.ts";

const prod = synthesised("prod");
const { template } = prod;

describe("the policy checks", () => {
  it("find nothing that is not acknowledged with a reason", () => expect(prod.findings).toEqual([]));

  const careless = synthesised("prod", (stack: Stack) => new Bucket(stack, "Careless"));
  it("the policy checks find a careless bucket", () =>
    expect(careless.findings).toEqual(expect.arrayContaining(["AwsSolutions-S1", "AwsSolutions-S10"])));
});

describe("the table", () => {
  it("keeps its history, is encrypted with our key, and streams keys only", () => {
    template.hasResource("AWS::DynamoDB::GlobalTable", {
      DeletionPolicy: "Retain",
      Properties: Match.objectLike({
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        StreamSpecification: { StreamViewType: "KEYS_ONLY" },
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
        WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 8_000 },
        GlobalSecondaryIndexes: Match.absent(),
        Replicas: [
          Match.objectLike({
            Region: "eu-west-2",
            DeletionProtectionEnabled: true,
            ContributorInsightsSpecification: Match.absent(),
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            SSESpecification: { KMSMasterKeyId: Match.anyValue() },
          }),
        ],
      }),
    });
  });

  const dev = synthesised("dev-ada");
  it("may be destroyed on a developer's own stage only", () => {
    dev.template.hasResource("AWS::DynamoDB::GlobalTable", {
      DeletionPolicy: "Delete",
      Properties: Match.objectLike({ Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] }),
    });
  });
});

describe("the buckets", () => {
  it("the buckets are all closed to the public and to plain http", () => {
    const buckets = Object.keys(template.findResources("AWS::S3::Bucket"));
    template.allResourcesProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    for (const Ref of buckets)
      template.hasResourceProperties("AWS::S3::BucketPolicy", {
        Bucket: { Ref },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: "Deny",
              Action: "s3:*",
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
          ]),
        },
      });
  });

  it("let the portal's own pages send parts of files, and keep every file", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      BucketEncryption: Match.objectLike({}),
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedMethods: ["PUT"],
            AllowedOrigins: [{ "Fn::Join": ["", ["https://", { Ref: "DomainName" }]] }],
            ExposedHeaders: ["ETag"],
          }),
        ],
      },
      VersioningConfiguration: { Status: "Enabled" },
      LifecycleConfiguration: {
        Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: "Enabled" }],
      },
    });
  });

  it("the bucket of what is sealed is locked", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 400 } },
      },
      VersioningConfiguration: { Status: "Enabled" },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: "aws:kms" }) }),
        ],
      },
    });
  });
});

describe("the functions", () => {
  it.each(HOLDERS)("run %s on arm64 and Node 24, traced, with its environment", (holder) => {
    template.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: `portal-prod-${holder}`,
      Architectures: ["arm64"],
      Runtime: "nodejs24.x",
      Handler: "index.handler",
      TracingConfig: { Mode: "Active" },
      LoggingConfig: Match.objectLike({ LogFormat: "JSON" }),
      Environment: {
        Variables: Match.objectLike({ [ENVIRONMENT.assets]: '{"app.css":"/assets/app.0123.css"}' }),
      },
    });
  });

  it("the functions are told what they need: the first lead at sign-in only, the seal where it may be asked", () => {
    const told = Object.fromEntries(
      Object.values(template.findResources("AWS::Lambda::Function")).map((found) => {
        const { FunctionName, Environment } = found["Properties"];
        return [FunctionName, Object.keys(Environment?.Variables ?? {})];
      }),
    );
    const all = Object.values(ENVIRONMENT).toSorted();
    const without = (...some: readonly string[]) => all.filter((name) => !some.includes(name));
    const { nationalLeads: lead, sealFunction: seal, projectFunction: project } = ENVIRONMENT;
    const { scanFunction: scan } = ENVIRONMENT;
    expect(told["portal-prod-signin"].toSorted()).toEqual(without(seal, project, scan));
    expect(told["portal-prod-bidder"].toSorted()).toEqual(without(lead, project, scan));
    expect(told["portal-prod-authority"].toSorted()).toEqual(without(lead, scan));
    expect(told["portal-prod-seal"].toSorted()).toEqual(without(lead, seal, project));
    expect(told["portal-prod-notify"].toSorted()).toEqual(without(lead, seal, project, scan));
  });

  it("the functions are called by their live alias", () =>
    template.resourcePropertiesCountIs("AWS::Lambda::Alias", { Name: "live" }, HOLDERS.length));

  it("answer the paths of their doors, and the public door the rest", () => {
    const routes = Object.values(template.findResources("AWS::ApiGatewayV2::Route")).map((route) =>
      String(route["Properties"]["RouteKey"]),
    );
    const paths = DOORS.flatMap((door) => (door === "public" ? [] : DOOR_PATHS[door]));
    expect(routes.toSorted()).toEqual(
      ["$default", ...paths.flatMap((path) => [`ANY ${path}`, `ANY ${path}/{proxy+}`])].toSorted(),
    );
  });

  it("the functions are throttled, and each request is logged", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      AccessLogSettings: Match.objectLike({ DestinationArn: Match.anyValue() }),
      DefaultRouteSettings: { ThrottlingBurstLimit: 2_000, ThrottlingRateLimit: 2_000 },
    });
  });
});

describe("the workers", () => {
  it("the workers are woken by the stream, halving what fails and keeping what cannot be done", () => {
    template.resourcePropertiesCountIs(
      "AWS::Lambda::EventSourceMapping",
      {
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
        StartingPosition: "TRIM_HORIZON",
      },
      2,
    );
  });

  it("the workers are woken by the rows that concern them", () => {
    const mappings = Object.values(template.findResources("AWS::Lambda::EventSourceMapping"));
    const pipes = Object.values(template.findResources("AWS::Pipes::Pipe"));
    const patterns = [
      ...mappings.map((mapping) => mapping["Properties"].FilterCriteria),
      ...pipes.map((pipe) => pipe["Properties"].SourceParameters.FilterCriteria),
    ].flatMap((criteria) => (criteria ? [JSON.parse(criteria.Filters[0].Pattern).dynamodb.Keys.pk.S] : []));
    expect(patterns).toEqual([
      [{ prefix: "AUD" }, { prefix: "CMP#" }],
      [{ prefix: "AUD" }, { prefix: "REMIND#" }],
      [{ prefix: "FILE#" }],
    ]);
  });

  it("look into files one by one in the lane of an organisation, all lanes at once, each for as long as it takes", () => {
    template.hasResourceProperties("AWS::Pipes::Pipe", {
      TargetParameters: { SqsQueueParameters: { MessageGroupId: "$.dynamodb.Keys.pk.S" } },
    });
    template.hasResourceProperties("AWS::SQS::Queue", {
      FifoQueue: true,
      VisibilityTimeout: 900,
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
    });
    template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      BatchSize: 1,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      EventSourceArn: { "Fn::GetAtt": [Match.stringLikeRegexp("Lanes"), "Arn"] },
    });
    template.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: "portal-prod-scan",
      Timeout: 900,
      EphemeralStorage: Match.absent(),
    });
  });

  it("the workers close due windows every minute", () => {
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } }),
    });
  });
});

describe("identity and edge", () => {
  it("ask everybody for a second factor and watch for stolen passwords", () => {
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      UserPoolTier: "PLUS",
      UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" },
    });
    template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AllowedOAuthFlows: ["code"],
      GenerateSecret: true,
      CallbackURLs: [{ "Fn::Join": ["", ["https://", { Ref: "DomainName" }, "/sign-in/callback"]] }],
    });
  });

  it("serve files under TLS 1.2 from a bucket that only the edge can read", () => {
    template.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: Match.objectLike({
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: "TLSv1.2_2021" }),
        CacheBehaviors: [
          Match.objectLike({ PathPattern: "/assets/*" }),
          Match.objectLike({ PathPattern: "/api/v1/openapi.json" }),
          Match.objectLike({ PathPattern: "/errors/*" }),
        ],
        Logging: Match.objectLike({ Prefix: "edge/" }),
      }),
    });
    template.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
  });
});

describe("what is published", () => {
  it("goes where the edge looks for it: files for good, what the API says of itself for five minutes", () => {
    const published = (folder: string, age: string) =>
      template.hasResourceProperties("Custom::CDKBucketDeployment", {
        DestinationBucketKeyPrefix: folder,
        Prune: false,
        SystemMetadata: { "cache-control": Match.stringLikeRegexp(`max-age=${age}`) },
      });
    published("assets", "31536000, immutable");
    published("api/v1", "300");
    published("errors", "300");
  });
});

describe("a build folder", () => {
  it("a build folder without a build is refused in one line", () =>
    expect(() => readBuild("/nowhere")).toThrow(
      "/nowhere/assets/build.json is missing: build the portal first",
    ));
});

describe("a stage's name", () => {
  it.each(["", "Prod", "9lives", "a".repeat(17), "prod;rm"])("a stage's name may not be %j", (stage) =>
    expect(() => stackName(stage)).toThrow("must be 1 to 16"),
  );
});
