import type { FileForm } from "../../shared/files/allowed.ts";

/** How many bytes of a file's beginning tell what it is. */
export const HEAD_BYTES = 8;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** How each kind of file begins; a text begins with anything. */
const BEGINNINGS: Readonly<Record<Exclude<FileForm, "text">, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  office: ZIP,
  "open-document": ZIP,
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};
/** How an Office file begins that is protected by a password, or one of before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether a file that begins so can be what its name promises. */
export const beginsAs = (form: FileForm, head: Uint8Array): boolean =>
  form === "text" || startsWith(head, BEGINNINGS[form]);

/** Whether a file begins as an Office file does that is protected by a password, or one of before 2007. */
export const isCompound = (head: Uint8Array): boolean => startsWith(head, COMPOUND);

/** Whether a part that begins so is packed once more, as drawings of some programs are. */
export const isGzip = (head: Uint8Array): boolean => startsWith(head, [0x1f, 0x8b]);

const startsWith = (head: Uint8Array, beginning: readonly number[]): boolean =>
  beginning.every((byte, index) => head[index] === byte);
