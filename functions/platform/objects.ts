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
  let client: Promise<S3Client> | undefined;
  const s3 = () => (client ??= makeClient());
  return {
    async putOnce(Key, Body) {
      const { PutObjectCommand } = await import("@aws-sdk/client-s3");
      try {
        await (
          await s3()
        ).send(
          new PutObjectCommand({ Bucket, Key, Body, ContentType: "application/json", IfNoneMatch: "*" }),
        );
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === "PreconditionFailed") return false;
        throw error;
      }
    },
    async read(Key) {
      const { GetObjectCommand } = await import("@aws-sdk/client-s3");
      try {
        const { Body } = await (await s3()).send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return undefined;
        throw error;
      }
    },
  };
}
