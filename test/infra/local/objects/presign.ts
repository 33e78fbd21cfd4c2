import { createHmac } from "node:crypto";
import type { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { CREDENTIALS, REGION } from "./a-store.ts";

type ToPresign = {
  method: string;
  /** Bucket and key. */
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  expiresInS?: number;
  signedAt?: Date;
};

const Presigned = z.object({ path: z.string(), query: z.record(z.string(), z.string()) });

/** An address signed by the SDK's own signer: what `@aws-sdk/s3-request-presigner` does, less its options. */
export async function presigned(client: S3Client, endpoint: string, request: ToPresign): Promise<string> {
  const signer = await client.config.signer();
  if (!("presign" in signer) || typeof signer.presign !== "function")
    throw new Error("The signer cannot presign.");
  const { host, hostname, port, pathname } = new URL(endpoint);
  const { path, query } = Presigned.parse(
    await signer.presign(
      {
        method: request.method,
        protocol: "http:",
        hostname,
        port: Number(port),
        path: `${pathname}/${request.path}`,
        query: request.query ?? {},
        headers: { host, "x-amz-content-sha256": "UNSIGNED-PAYLOAD", ...request.headers },
      },
      {
        expiresIn: request.expiresInS ?? 60,
        signingDate: request.signedAt ?? new Date(),
        unhoistableHeaders: new Set(Object.keys(request.headers ?? {})),
      },
    ),
  );
  return `http://${host}${path}?${new URLSearchParams(query).toString().replaceAll("+", "%20")}`;
}

/** The form fields of a POST policy, signed as AWS describes it. */
export function signedForm(conditions: unknown[], fields: Record<string, string>, expiresAt: Date) {
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = date.slice(0, 8);
  const signing = {
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${CREDENTIALS.accessKeyId}/${day}/${REGION}/s3/aws4_request`,
    "x-amz-date": date,
  };
  const exact = Object.entries({ ...fields, ...signing }).map(([name, value]) => ({ [name]: value }));
  const policy = Buffer.from(
    JSON.stringify({ expiration: expiresAt.toISOString(), conditions: [...conditions, ...exact] }),
  ).toString("base64");
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const key = hmac(hmac(hmac(hmac(`AWS4${CREDENTIALS.secretAccessKey}`, day), REGION), "s3"), "aws4_request");
  return { ...fields, ...signing, policy, "x-amz-signature": hmac(key, policy).toString("hex") };
}
