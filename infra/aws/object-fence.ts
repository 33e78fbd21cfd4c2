import type { Holder } from "./fence.ts";

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

/** Who may have a receipt signed, and who may fetch the public half of the key. The key's own policy is made from it. */
export const RECEIPT_KEY = { signing: ["bidder", "seal"], publishing: ["public"] } as const satisfies Record<
  string,
  readonly Holder[]
>;
