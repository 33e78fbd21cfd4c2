import type { S3Client } from "@aws-sdk/client-s3";

/** Where files and sealed copies lie. */
export type Objects = {
  /** Stores a text once: false when something is there already, and then nothing changes. */
  putOnce(name: string, text: string): Promise<boolean>;
  /** The text stored under a name. */
  read(name: string): Promise<string | undefined>;
};

/** Objects in a bucket of S3 or of what speaks like it. The client is made at first use: few requests need it. */
export function bucketObjects(makeClient: () => Promise<S3Client>, Bucket: string): Objects {
  let made: Promise<S3Client> | undefined;
  const s3 = () => (made ??= makeClient());
  return {
    async putOnce(Key, Body) {
      const { PutObjectCommand } = await import("@aws-sdk/client-s3");
      const put = { Bucket, Key, Body, ContentType: "application/json", IfNoneMatch: "*" };
      const client = await s3();
      return unless(["PreconditionFailed"], async () => {
        await client.send(new PutObjectCommand(put));
      });
    },
    async read(Key) {
      const { GetObjectCommand } = await import("@aws-sdk/client-s3");
      const client = await s3();
      const found = await unlessGone(client.send(new GetObjectCommand({ Bucket, Key })), "NoSuchKey");
      return found?.Body?.transformToString();
    },
  };
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** What was found; undefined when the store says with this name that it is not there. */
export async function unlessGone<T>(found: Promise<T>, name: string): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isNamed(error, name)) return undefined;
    throw error;
  }
}

/** Whether something was done: false when the store refused it with one of these names. */
export async function unless(refusals: readonly string[], act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (refusals.some((name) => isNamed(error, name))) return false;
    throw error;
  }
}
