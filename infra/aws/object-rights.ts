import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Holder } from "./fence.ts";
import type { Running } from "./functions.ts";
import { acknowledgeAllUnder } from "./wildcard.ts";

type ObjectRight = {
  readonly holder: Holder;
  readonly bucket: "uploads" | "sealed";
  readonly folder: "files" | "opened" | "sealed";
  readonly actions: readonly string[];
  /** Why everything in the folder: the names in it are ids that only the table knows. */
  readonly why: string;
};

/** Who may do what with which folder of the buckets. What is not written here is refused: nobody may list or delete. */
export const OBJECT_RIGHTS: readonly ObjectRight[] = [
  {
    holder: "bidder",
    bucket: "uploads",
    folder: "files",
    actions: ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
    why: "It signs links for one part or one file each, after asking the table whose the file is.",
  },
  {
    holder: "scan",
    bucket: "uploads",
    folder: "files",
    actions: ["s3:GetObject"],
    why: "It looks into every file that was uploaded.",
  },
  {
    holder: "seal",
    bucket: "uploads",
    folder: "files",
    actions: ["s3:GetObject"],
    why: "It copies the files of what stands, when their window is sealed.",
  },
  {
    holder: "seal",
    bucket: "sealed",
    folder: "opened",
    actions: ["s3:PutObject"],
    why: "It copies the files of what stands, when their window is sealed.",
  },
  {
    holder: "seal",
    bucket: "sealed",
    folder: "sealed",
    actions: ["s3:PutObject"],
    why: "It writes one object per window, named by competition and window, and can read none.",
  },
  {
    holder: "authority",
    bucket: "sealed",
    folder: "opened",
    actions: ["s3:GetObject"],
    why: "It signs links to files of sealed windows; it reaches no upload.",
  },
];

/** Gives the roles what is written above, and nothing else. */
export function grantObjects(
  running: Readonly<Record<Holder, Running>>,
  buckets: { readonly uploads: Bucket; readonly sealed: Bucket },
): void {
  for (const { holder, bucket, folder, actions, why } of OBJECT_RIGHTS) {
    const { role } = running[holder];
    role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [buckets[bucket].arnForObjects(`${folder}/*`)],
      }),
    );
    acknowledgeAllUnder(role, buckets[bucket], `/${folder}/*`, why);
  }
}
