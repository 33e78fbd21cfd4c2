import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { PROBLEM_TITLES } from "../../../functions/platform/problem.ts";
import { edgeRefusals } from "../../../shared/kernel/edge-words.ts";
import { EDGE_PAGE_POLICY, EDGE_PAGES } from "../../../shared/kernel/names.ts";
import { synthesised } from "./synthesised.ts";

const { template } = synthesised("prod");

describe("what the edge answers itself", () => {
  const { DistributionConfig } = Object.values(template.findResources("AWS::CloudFront::Distribution"))[0]?.[
    "Properties"
  ] ?? { DistributionConfig: {} };
  const answers: readonly { ErrorCode: number; ErrorCachingMinTTL: number; ResponsePagePath?: string }[] =
    DistributionConfig.CustomErrorResponses;

  it("is a page for what no door sends, and for nothing that one does", () => {
    const pages = answers.filter(({ ResponsePagePath }) => ResponsePagePath !== undefined);
    expect(pages).toEqual(
      Object.entries(EDGE_PAGES).map(([status, code]) => ({
        ErrorCode: Number(status),
        ResponseCode: Number(status),
        ErrorCachingMinTTL: 0,
        ResponsePagePath: `/errors/${code}.html`,
      })),
    );
    for (const { ErrorCode } of pages) expect(PROBLEM_TITLES).not.toHaveProperty(String(ErrorCode));
  });

  it("has pages in the build, in the words of their codes", () => {
    for (const [status, code] of Object.entries(EDGE_PAGES))
      expect(edgeRefusals[code].status).toBe(Number(status));
  });

  it("is never kept, so that nobody sees what another person was answered", () => {
    const kept = [400, 403, 404, 405, 414, 500, 502, 503, 504];
    expect(new Set(answers.map(({ ErrorCode }) => ErrorCode))).toEqual(new Set(kept));
    for (const { ErrorCachingMinTTL } of answers) expect(ErrorCachingMinTTL).toBe(0);
  });

  it("comes before the gateway gives up, whose answer no page can replace", () => {
    const [own] = DistributionConfig.Origins.filter(
      ({ CustomOriginConfig }: { CustomOriginConfig?: unknown }) => CustomOriginConfig !== undefined,
    );
    expect(own).toMatchObject({
      CustomOriginConfig: { OriginReadTimeout: 28 },
      ResponseCompletionTimeout: 28,
    });
    template.allResourcesProperties("AWS::ApiGatewayV2::Integration", { TimeoutInMillis: 29_000 });
  });

  it("carries the policy of a page without script, and takes nothing from what doors say", () => {
    template.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
      ResponseHeadersPolicyConfig: Match.objectLike({
        SecurityHeadersConfig: Match.objectLike({
          ContentSecurityPolicy: { ContentSecurityPolicy: EDGE_PAGE_POLICY, Override: false },
          ContentTypeOptions: { Override: true },
        }),
      }),
    });
    for (const behaviour of [
      DistributionConfig.DefaultCacheBehavior,
      DistributionConfig.CacheBehaviors.at(-1),
    ])
      expect(behaviour.ResponseHeadersPolicyId).toEqual({ Ref: expect.stringMatching(/^EdgeHeaders/) });
  });
});
