import type { Bucket, CorsRule } from "./buckets.ts";
import type { StoreRequest } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { xmlElements, xmlText, xmlValues } from "./xml.ts";

export function corsRulesOf(document: string): CorsRule[] {
  return xmlElements(document, "CORSRule").map((rule) => ({
    origins: xmlValues(rule, "AllowedOrigin"),
    methods: xmlValues(rule, "AllowedMethod"),
    exposed: xmlValues(rule, "ExposeHeader"),
  }));
}

export function corsDocument(rules: readonly CorsRule[]): string {
  const elements = (name: string, values: readonly string[]) =>
    values.map((value) => `<${name}>${xmlText(value)}</${name}>`).join("");
  return rules
    .map(({ origins, methods, exposed }) => {
      const content = [
        elements("AllowedOrigin", origins),
        elements("AllowedMethod", methods),
        elements("ExposeHeader", exposed),
      ];
      return `<CORSRule>${content.join("")}</CORSRule>`;
    })
    .join("");
}

/** What an answer to a page of another origin must say so that the browser lets the page read it. */
export function corsHeaders(
  bucket: Bucket | undefined,
  { headers, method }: StoreRequest,
): Record<string, string> {
  const origin = headers.get("origin");
  const rule = origin === undefined ? undefined : fitting(bucket, origin, method);
  if (origin === undefined || !rule) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": rule.exposed.join(", "),
    vary: "Origin",
  };
}

/** Answers a browser's question whether a page of another origin may send the real request. */
export function preflightHeaders(
  bucket: Bucket | undefined,
  { headers }: StoreRequest,
): Record<string, string> {
  const origin = headers.get("origin") ?? "";
  const method = headers.get("access-control-request-method") ?? "";
  if (!fitting(bucket, origin, method))
    throw new S3Error(403, "AccessForbidden", "CORSResponse: This CORS request is not allowed.");
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": method,
    "access-control-allow-headers": headers.get("access-control-request-headers") ?? "",
    "access-control-max-age": "600",
    vary: "Origin",
  };
}

function fitting(bucket: Bucket | undefined, origin: string, method: string): CorsRule | undefined {
  return bucket?.cors.find(
    ({ origins, methods }) => (origins.includes("*") || origins.includes(origin)) && methods.includes(method),
  );
}
