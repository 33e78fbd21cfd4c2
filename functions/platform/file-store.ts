import type { FileId } from "../../shared/kernel/id.ts";

/** An upload in parts that is going on, as the object store names it. */
type PartedUpload = { readonly objectKey: string; readonly uploadId: string };
/** A part that the object store holds: its number from 1, its bytes, and what the store calls its content. */
export type ArrivedPart = { readonly number: number; readonly size: number; readonly etag: string };
/** A file that somebody may fetch: from among the uploads, or from what was opened at sealing. */
type Fetchable = {
  readonly from: "uploads" | "opened";
  readonly fileId: FileId;
  readonly name: string;
};

/** Where uploaded files lie. Their keys are made of their ids; nothing that a person typed is part of a key. */
export type FileStore = {
  /** Begins an upload in parts; gives back the store's name of it. */
  start(objectKey: string): Promise<string>;
  /** Where a browser may PUT one part of exactly this many bytes, for five minutes. */
  partLink(upload: PartedUpload, part: { readonly number: number; readonly size: number }): Promise<string>;
  /** The parts that arrived, by number. Undefined when there is no such upload any more. */
  partsArrived(upload: PartedUpload): Promise<readonly ArrivedPart[] | undefined>;
  /** Makes one object of the parts. False when it had been made before, or the upload is gone. */
  complete(upload: PartedUpload, parts: readonly ArrivedPart[]): Promise<boolean>;
  /** Gives an upload up. Harmless when it is gone. */
  abort(upload: PartedUpload): Promise<void>;
  /** Stores a small object once: false when there is one already, and then nothing changes. */
  putOnce(objectKey: string, bytes: Uint8Array): Promise<boolean>;
  /** The bytes of an object, piece by piece. Undefined when there is none. */
  read(objectKey: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The size of an object in bytes. Undefined when there is none. */
  size(objectKey: string): Promise<number | undefined>;
  /** Copies an uploaded file to where the authority may read it; doing it again changes nothing. */
  open(file: { readonly fileId: FileId }): Promise<void>;
  /** Where a browser may fetch a file, as an attachment of this name, for one minute. */
  downloadLink(file: Fetchable): Promise<string>;
};

/** Where the bytes of a file lie among the uploads. Made of its id alone. */
export const objectKeyOf = (fileId: FileId): string => `files/${fileId}`;
