import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { StoreRequest } from "./request.ts";
import { S3Error } from "./s3-error.ts";

export type Credentials = { accessKeyId: string; secretAccessKey: string };

type Claim = {
  credential: string;
  signedHeaders: string[];
  signature: string;
  date: string;
  payload: string;
  validMs: number;
};

const SKEW_MS = 15 * 60_000;
const WEEK_S = 7 * 24 * 3600;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/**
 * Verifies Signature Version 4 of a request, in its Authorization header or in its query (a presigned address).
 * Returns what the signature says of the body: its SHA-256, `UNSIGNED-PAYLOAD` or a streaming form.
 * Throws S3's own refusals. `now` is the wall clock in milliseconds.
 */
export function verifySignature(request: StoreRequest, credentials: Credentials, now: number): string {
  const presigned = request.query.has("X-Amz-Signature");
  const claim = presigned ? claimOfQuery(request) : claimOfHeader(request);
  const [accessKeyId, day = "", region = "", service, end] = claim.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId)
    throw new S3Error(403, "InvalidAccessKeyId", "The access key is not one of this store.");
  if (service !== "s3" || end !== "aws4_request" || !claim.date.startsWith(day))
    throw new S3Error(403, "SignatureDoesNotMatch", "The credential's scope does not fit the request.");

  const canonical = [
    request.method,
    request.rawPath,
    canonicalQuery(request.rawQuery),
    ...claim.signedHeaders.map(
      (name) => `${name}:${(request.headers.get(name) ?? "").trim().replace(/ +/g, " ")}`,
    ),
    "",
    claim.signedHeaders.join(";"),
    claim.payload,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", claim.date, scope, sha256(canonical)].join("\n");
  if (!sameText(signatureOf(credentials.secretAccessKey, day, region, toSign), claim.signature))
    throw new S3Error(403, "SignatureDoesNotMatch", "The signature does not fit the request.");

  refuseOutOfTime(claim, presigned, now);
  refuseUnsigned(request, claim);
  return claim.payload;
}

/** The signature of a text under the key derived for one day and region; a POST policy is signed the same way. */
export function signatureOf(secret: string, day: string, region: string, text: string): string {
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (parent, part) => createHmac("sha256", parent).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function claimOfHeader({ headers }: StoreRequest): Claim {
  const header = AUTHORIZATION.exec(headers.get("authorization") ?? "");
  const [, credential, signed, signature] = header ?? [];
  if (!credential || !signed || !signature) throw new S3Error(403, "AccessDenied", "Access Denied");
  return {
    credential,
    signedHeaders: signed.split(";"),
    signature,
    date: headers.get("x-amz-date") ?? "",
    payload: headers.get("x-amz-content-sha256") ?? "",
    validMs: SKEW_MS,
  };
}

function claimOfQuery({ query, headers }: StoreRequest): Claim {
  const validS = Number(query.get("X-Amz-Expires"));
  if (!(validS >= 1 && validS <= WEEK_S))
    throw new S3Error(
      400,
      "AuthorizationQueryParametersError",
      "X-Amz-Expires is not between 1 s and a week.",
    );
  return {
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").split(";"),
    signature: query.get("X-Amz-Signature") ?? "",
    date: query.get("X-Amz-Date") ?? "",
    payload: query.get("X-Amz-Content-Sha256") ?? headers.get("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD",
    validMs: validS * 1000,
  };
}

function refuseOutOfTime({ date, validMs }: Claim, presigned: boolean, now: number): void {
  const signedAt = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
  const tooLate = !(now <= signedAt + validMs);
  const tooEarly = !(now >= signedAt - SKEW_MS);
  if (presigned && tooLate) throw new S3Error(403, "AccessDenied", "Request has expired");
  if (tooLate || tooEarly)
    throw new S3Error(403, "RequestTimeTooSkewed", "The request's time is too far from this machine's.");
}

/** An x-amz header that nobody signed could have been added on the way. */
function refuseUnsigned({ headers }: StoreRequest, { signedHeaders }: Claim): void {
  const unsigned = [...headers.keys()].filter(
    (name) => name.startsWith("x-amz-") && name !== "x-amz-content-sha256" && !signedHeaders.includes(name),
  );
  if (!signedHeaders.includes("host") || unsigned.length > 0)
    throw new S3Error(403, "AccessDenied", "There were headers present in the request which were not signed");
}

function canonicalQuery(rawQuery: string): string {
  return rawQuery
    .split("&")
    .filter((pair) => pair !== "" && !pair.startsWith("X-Amz-Signature="))
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [encoded(decodeURIComponent(name)), encoded(decodeURIComponent(value.join("=")))] as const;
    })
    .toSorted(([a, av], [b, bv]) => (a === b ? compare(av, bv) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** RFC 3986: everything but unreserved characters is encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
