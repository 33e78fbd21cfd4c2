import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { startFront } from "../../../../infra/local/front/front.ts";
import { openObjectStore } from "../../../../infra/local/objects/object-store.ts";
import { expect } from "vitest";
import { closeAtEnd } from "../../../builders/closing.ts";

const PREFIX = "/local/objects";
export const CREDENTIALS = { accessKeyId: "LOCAL", secretAccessKey: "local-secret" };
export const REGION = "eu-west-2";

/** A store behind the front, closed at the end and without a fault by then, as it stands on one machine, with the buckets `staging` and (versioned) `sealed`. */
export async function aStore() {
  const dir = await mkdtemp(join(tmpdir(), "objects-"));
  const faults: unknown[] = [];
  const nowhere = async () => ({ statusCode: 404 });
  const serve = async () =>
    startFront({
      port: 0,
      hosts: ["127.0.0.1"],
      doors: { signin: nowhere, public: nowhere, bidder: nowhere, partner: nowhere, authority: nowhere },
      mounts: [
        await openObjectStore({
          dir,
          prefix: PREFIX,
          credentials: CREDENTIALS,
          buckets: [
            { name: "staging", versioned: false },
            { name: "sealed", versioned: true },
          ],
          now: () => Date.now(),
          log: (line) => faults.push(line),
        }),
      ],
      page: async (code) => code,
      now: () => Date.now(),
      log: (line) => faults.push(line),
    });
  let front = await serve();
  closeAtEnd(async () => {
    await front.close();
    await rm(dir, { recursive: true });
    expect(faults, "what the store logged as its own fault").toEqual([]);
  });
  const origin = () => `http://127.0.0.1:${front.port}`;

  return {
    endpoint: () => origin() + PREFIX,
    client: (config: S3ClientConfig = {}) =>
      new S3Client({
        endpoint: origin() + PREFIX,
        region: REGION,
        forcePathStyle: true,
        credentials: CREDENTIALS,
        maxAttempts: 1,
        ...config,
      }),
    async restart() {
      await front.close();
      front = await serve();
    },
  };
}
