import { type Blobs, openBlobs } from "./blobs.ts";
import { type Buckets, openBuckets } from "./buckets.ts";
import { type Objects, openObjects } from "./objects.ts";
import type { Credentials } from "./signature.ts";
import { openUploads, type Uploads } from "./uploads.ts";

/** What every route of the store works with. `now` is the wall clock in milliseconds. */
export type StoreParts = {
  blobs: Blobs;
  buckets: Buckets;
  objects: Objects;
  uploads: Uploads;
  credentials: Credentials;
  now: () => number;
};

export function openStoreParts(dir: string, credentials: Credentials, now: () => number): StoreParts {
  const blobs = openBlobs(dir);
  const buckets = openBuckets(dir);
  const objects = openObjects({ buckets, blobs, now });
  return { blobs, buckets, objects, uploads: openUploads(dir, { blobs, now }), credentials, now };
}
