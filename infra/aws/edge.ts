import { Aws, Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  type ErrorResponse,
  HeadersFrameOption,
  HeadersReferrerPolicy,
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
import {
  ASSETS_PATH,
  EDGE_PAGE_POLICY,
  EDGE_PAGES,
  EDGE_PAGES_PATH,
  OPENAPI_PATH,
} from "../../shared/kernel/names.ts";

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
  const secured = new ResponseHeadersPolicy(scope, "EdgeHeaders", { securityHeadersBehavior: edgeHeaders });
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
        readTimeout: ANSWER_WITHIN,
        responseCompletionTimeout: ANSWER_WITHIN,
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: secured,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    },
    additionalBehaviors: {
      [`${ASSETS_PATH}/*`]: served(files),
      [OPENAPI_PATH]: served(files),
      [`${EDGE_PAGES_PATH}/*`]: { ...served(files), responseHeadersPolicy: secured },
    },
    errorResponses: errorResponses(),
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

/**
 * Less than the gateway's 29 seconds: whoever waits for too long gets the edge's page, and not the gateway's line of JSON,
 * for which no page can be set.
 */
const ANSWER_WITHIN = Duration.seconds(28);

/** Set where an answer says nothing of its own: the edge's pages, and what the gateway answers by itself. */
const edgeHeaders = {
  contentSecurityPolicy: { contentSecurityPolicy: EDGE_PAGE_POLICY, override: false },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: false },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: true,
    override: false,
  },
};

/** What the doors answer with pages of their own, which the edge would otherwise keep for ten seconds and show to others. */
const DOORS_OWN = [400, 403, 404, 405, 500, 503];

/** The edge's page for each status that no door sends; of the others it keeps nothing. */
const errorResponses = (): ErrorResponse[] => [
  ...DOORS_OWN.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
  ...Object.entries(EDGE_PAGES).map(([status, code]) => ({
    httpStatus: Number(status),
    responseHttpStatus: Number(status),
    responsePagePath: `${EDGE_PAGES_PATH}/${code}.html`,
    ttl: Duration.seconds(0),
  })),
];

/** Files as they lie in the bucket, kept at the edge for as long as they say. */
const served = (origin: IOrigin) => ({
  origin,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
});
