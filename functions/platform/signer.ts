import type { Bytes } from "../../shared/kernel/base64url.ts";
import type { PublishedKey } from "../../shared/kernel/receipt.ts";

/** What receipts are signed with. */
export type Signer = {
  /** The name, among the published keys, of the one that signs. */
  readonly keyId: string;
  /** The Ed25519 signature of a message: 64 bytes. */
  sign(message: Bytes): Promise<Bytes>;
  /** The public half of the key that signs and of those that signed before it. */
  publishedKeys(): Promise<readonly PublishedKey[]>;
};
