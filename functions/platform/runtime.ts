import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { randomBytes } from "node:crypto";
import { SIGNED_IN_PATH } from "../../shared/kernel/names.ts";
import { type IdKind, spellId } from "../../shared/kernel/id.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import { lambdaAsk } from "./ask.ts";
import type { Deps } from "./deps.ts";
import { Environment } from "./env.ts";
import { bucketFiles } from "./file-store-s3.ts";
import { openIdentity } from "./identity.ts";
import { jsonLog } from "./log.ts";
import { sesNotifier } from "./mail.ts";
import { bucketObjects } from "./objects.ts";
import { kmsSigner } from "./signer-kms.ts";
import { openTable } from "./table.ts";

/** Random ids and secrets from the operating system: the same in AWS and on one machine. */
export const randomness: Pick<Deps, "newId" | "newSecret" | "newSalt"> = {
  newId: (kind: IdKind) => spellId(kind, randomBytes(17)),
  newSecret: () => randomBytes(32).toString("base64url"),
  newSalt: () => randomBytes(16).toString("hex"),
};

/** Whether this is a function in AWS. On one machine the parts are others, and an entry makes none. */
export const inLambda = (): boolean => process.env["AWS_LAMBDA_FUNCTION_NAME"] !== undefined;

/**
 * The parts of a function in AWS, made once when it loads. Both clocks are the same there. Throws when the environment
 * lacks something, before any request is taken.
 */
export function realDeps(): Deps {
  const env = Environment.parse(process.env);
  const wall = () => Date.now();
  return {
    table: openTable(new DynamoDBClient({ cacheMiddleware: true }), env.TABLE_NAME),
    now: () => instantOf(wall()),
    wall,
    ...randomness,
    log: jsonLog((line) => process.stdout.write(`${line}\n`), wall),
    mail: sesNotifier(env.MAIL_FROM),
    objects: bucketObjects(async () => {
      const { S3Client } = await import("@aws-sdk/client-s3");
      return new S3Client({});
    }, env.OBJECTS_BUCKET),
    files: bucketFiles(
      async () => {
        const { S3Client } = await import("@aws-sdk/client-s3");
        return new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });
      },
      { uploads: env.UPLOADS_BUCKET, opened: env.OBJECTS_BUCKET },
    ),
    identity: openIdentity({
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: () => secretOf(env.OIDC_CLIENT_SECRET_NAME),
      redirectUri: `${env.PUBLIC_ORIGIN}${SIGNED_IN_PATH}`,
    }),
    ask: lambdaAsk({
      seal: env.SEAL_FUNCTION,
      project: env.PROJECT_FUNCTION,
      scan: env.SCAN_FUNCTION,
    }),
    signer: kmsSigner(async () => {
      const { KMSClient } = await import("@aws-sdk/client-kms");
      return new KMSClient({});
    }, env.RECEIPT_KEYS),
    settings: {
      publicOrigin: env.PUBLIC_ORIGIN,
      filesOrigin: `https://${env.UPLOADS_BUCKET}.s3.${env.AWS_REGION}.amazonaws.com`,
      assets: env.ASSET_MANIFEST,
      nationalLeads: env.NATIONAL_LEADS?.split(",") ?? [],
      movableClock: false,
    },
  };
}

/** What Lambda calls of a worker: made of the parts of AWS when it is first called. */
export function handlerOf<Answer>(createWorker: (deps: Deps) => (lambdaEvent: unknown) => Promise<Answer>) {
  let worker: ReturnType<typeof createWorker> | undefined;
  return (lambdaEvent: unknown) => (worker ??= createWorker(realDeps()))(lambdaEvent);
}

/** A secret from AWS Secrets Manager by its name. Throws when there is none under it. */
async function secretOf(name: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: name }),
  );
  if (SecretString === undefined) throw new Error("a secret without a value");
  return SecretString;
}
