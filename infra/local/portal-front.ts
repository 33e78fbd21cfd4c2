import { join } from "node:path";
import type { Deps } from "../../functions/platform/deps.ts";
import { faultFields, type Log } from "../../functions/platform/log.ts";
import { epochMs } from "../../shared/kernel/instant.ts";
import { OPENAPI_PATH, SIGNED_IN_PATH } from "../../shared/kernel/names.ts";
import { demoPeople } from "./demo-people.ts";
import type { EdgePage } from "./front/answer.ts";
import { assetsMount } from "./front/assets.ts";
import { fileMount } from "./front/file-mount.ts";
import { type Mount, startFront } from "./front/front.ts";
import { healthMount } from "./front/health.ts";
import { identityMount } from "./identity/identity.ts";
import {
  IDENTITY_PREFIX,
  type LocalSecrets,
  mailDir,
  OBJECTS_PREFIX,
  SEALED_BUCKET,
  UPLOADS_BUCKET,
} from "./local-deps.ts";
import { mailViewer } from "./mail/mail-viewer.ts";
import { openObjectStore } from "./objects/object-store.ts";
import type { whenReady } from "./when-ready.ts";

/** Says of what went wrong on the way to an answer which request it was. */
const failing =
  (log: Log) =>
  ({ code, requestId, error }: { code: string; requestId: string; error: unknown }) =>
    log.error(code, { requestId, ...faultFields(error) });

/** The object store of a data folder. */
export const openObjects = (dataDir: string, credentials: LocalSecrets["objects"], log: Log) =>
  openObjectStore({
    dir: join(dataDir, "objects"),
    prefix: OBJECTS_PREFIX,
    credentials,
    buckets: [
      { name: SEALED_BUCKET, versioned: true },
      { name: UPLOADS_BUCKET, versioned: false },
    ],
    now: Date.now,
    log: failing(log),
  });

/** Listens for all that there is on one machine: the doors, and what stands in for parts that AWS has. */
export function openPortalFront(given: {
  readonly build: string;
  readonly dataDir: string;
  readonly port: number;
  readonly secrets: LocalSecrets;
  readonly stylesheet: string;
  readonly page: EdgePage;
  readonly deps: Deps;
  readonly objects: Mount;
  readonly isReady: () => boolean;
  readonly acting: ReturnType<typeof whenReady>;
}) {
  const { build, dataDir, port, secrets, stylesheet, page, deps, objects, isReady, acting } = given;
  const { publicOrigin: origin } = deps.settings;
  return startFront({
    port,
    doors: acting.doors,
    page,
    now: () => epochMs(deps.now()),
    log: failing(deps.log),
    mounts: [
      healthMount(isReady),
      assetsMount({ prefix: "/assets", dir: join(build, "assets") }),
      fileMount(OPENAPI_PATH, join(build, "documents/openapi.json"), "application/json"),
      objects,
      identityMount({
        issuer: `${origin}${IDENTITY_PREFIX}`,
        client: {
          ...secrets.identity,
          redirectUris: [`${origin}${SIGNED_IN_PATH}`],
          postLogoutRedirectUris: [`${origin}/`],
        },
        people: () => demoPeople(deps.table, deps.now()),
        stylesheet,
        now: Date.now,
      }),
      mailViewer({ prefix: "/local/mail", dir: mailDir(dataDir), stylesheet }),
      ...acting.mounts,
    ],
  });
}
