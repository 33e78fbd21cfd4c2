import { Aws, Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { ASSETS_PATH, OPENAPI_PATH } from "../../shared/kernel/names.ts";

/** The one origin people know: static files from a bucket nobody else can read, the rest from the HTTP API. */
export function edge(
  scope: Construct,
  parts: {
    api: HttpApi;
    logs: Bucket;
    domainName: string;
    certificateArn: string;
    removalPolicy: RemovalPolicy;
  },
) {
  const assets = new Bucket(scope, "Assets", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    encryption: BucketEncryption.S3_MANAGED,
    serverAccessLogsBucket: parts.logs,
    serverAccessLogsPrefix: "assets/",
    removalPolicy: parts.removalPolicy,
  });

  const files = S3BucketOrigin.withOriginAccessControl(assets);
  const distribution = new Distribution(scope, "Edge", {
    domainNames: [parts.domainName],
    certificate: Certificate.fromCertificateArn(scope, "Certificate", parts.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_100,
    logBucket: parts.logs,
    logFilePrefix: "edge/",
    defaultBehavior: {
      origin: new HttpOrigin(`${parts.api.apiId}.execute-api.${Aws.REGION}.amazonaws.com`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        readTimeout: Duration.seconds(30),
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    },
    additionalBehaviors: {
      [`${ASSETS_PATH}/*`]: served(files),
      [OPENAPI_PATH]: served(files),
    },
  });
  Validations.of(distribution).acknowledge(
    {
      id: "AwsSolutions-CFR1",
      reason:
        "Bidders and their advisers may be anywhere; the notice is open to suppliers of other countries.",
    },
    {
      id: "AwsSolutions-CFR2",
      reason:
        "The web application firewall is a stack of its own in us-east-1 and comes with the edge's hardening.",
    },
  );
  return { assets, distribution };
}

/** Files as they lie in the bucket, kept at the edge for as long as they say. */
const served = (origin: IOrigin) => ({
  origin,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
});
