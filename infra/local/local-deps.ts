import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Ask } from "../../functions/platform/ask.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { bucketFiles } from "../../functions/platform/file-store-s3.ts";
import { openIdentity } from "../../functions/platform/identity.ts";
import { type Log } from "../../functions/platform/log.ts";
import { bucketObjects } from "../../functions/platform/objects.ts";
import { randomness } from "../../functions/platform/runtime.ts";
import type { Signer } from "../../functions/platform/signer.ts";
import { openTable } from "../../functions/platform/table.ts";
import { SIGNED_IN_PATH } from "../../shared/kernel/names.ts";
import type { AssetManifest } from "../build/manifest.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";
import { createPortalTable } from "./dynamo/portal-table.ts";
import { fileNotifier } from "./mail/file-notifier.ts";
import type { PortalClock } from "./portal-clock.ts";
import { LEAD, SECOND_LEAD } from "./replay/cast.ts";

export const TABLE = "portal";
/** The bucket of what is sealed: written once, every version kept. */
export const SEALED_BUCKET = "sealed";
/** The bucket that takes uploads. */
export const UPLOADS_BUCKET = "uploads";
export const OBJECTS_PREFIX = "/local/objects";
export const IDENTITY_PREFIX = "/local/identity";
export const mailDir = (dataDir: string): string => join(dataDir, "mail");

/** What the parts that listen and the parts that call them must agree on; secrets are new at every start. */
export type LocalSecrets = {
  readonly objects: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly identity: { readonly clientId: string; readonly clientSecret: string };
};

export const newSecrets = (): LocalSecrets => ({
  objects: { accessKeyId: "LOCAL", secretAccessKey: randomBytes(24).toString("hex") },
  identity: { clientId: "portal", clientSecret: randomBytes(24).toString("hex") },
});

/** The parts of the portal on one machine: the same code over the embedded table, files and the local identity provider. */
export async function localDeps(given: {
  readonly dynamo: EmbeddedDynamo;
  readonly clock: PortalClock;
  readonly dataDir: string;
  readonly port: number;
  readonly secrets: LocalSecrets;
  /** Asked at the first page: there is no page before they are built. */
  readonly assets: () => AssetManifest;
  /** Resolves when the front listens: it is the object store, too. */
  readonly listening: Promise<unknown>;
  readonly log: Log;
  readonly signer: Signer;
  readonly ask: Ask;
}): Promise<Deps> {
  const { dynamo, clock, dataDir, port, secrets, assets, listening, log, signer, ask } = given;
  const publicOrigin = `http://localhost:${port}`;
  const client = dynamo.connect();
  await createPortalTable(client, TABLE);
  const objectStore = async () => {
    await listening;
    const { S3Client } = await import("@aws-sdk/client-s3");
    return new S3Client({
      endpoint: `${publicOrigin}${OBJECTS_PREFIX}`,
      region: "eu-west-2",
      credentials: secrets.objects,
      forcePathStyle: true,
      requestChecksumCalculation: "WHEN_REQUIRED",
    });
  };
  return {
    table: openTable(client, TABLE),
    now: clock.now,
    wall: () => Date.now(),
    ...randomness,
    log,
    mail: fileNotifier(mailDir(dataDir)),
    objects: bucketObjects(objectStore, SEALED_BUCKET),
    files: bucketFiles(objectStore, { uploads: UPLOADS_BUCKET, opened: SEALED_BUCKET }),
    identity: openIdentity({
      issuer: `${publicOrigin}${IDENTITY_PREFIX}`,
      clientId: secrets.identity.clientId,
      clientSecret: async () => secrets.identity.clientSecret,
      redirectUri: `${publicOrigin}${SIGNED_IN_PATH}`,
    }),
    ask,
    signer,
    settings: {
      publicOrigin,
      filesOrigin: publicOrigin,
      get assets() {
        const made = assets();
        return {
          css: made["app.css"],
          js: made["app.js"],
          filesJs: made["files.js"],
          receiptsJs: made["receipts.js"],
          icon: made["icon.svg"],
        };
      },
      nationalLeads: [LEAD.mail, SECOND_LEAD.mail],
      movableClock: true,
    },
  };
}
