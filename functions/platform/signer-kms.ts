import type { KMSClient } from "@aws-sdk/client-kms";
import { toBase64url } from "../../shared/kernel/base64url.ts";
import { instantOf } from "../../shared/kernel/instant.ts";
import type { PublishedKey } from "../../shared/kernel/receipt.ts";
import type { Signer } from "./signer.ts";

/** What stands before the 32 bytes of an Ed25519 key in the form that the key service gives it out in (RFC 8410). */
const SPKI_HEADER = 12;
const SPKI_LENGTH = 44;
const SIGNATURE_LENGTH = 64;

/**
 * Signs in the AWS Key Management Service, which never lets the private key out. The first of the keys signs; the
 * others signed before it and stay published. The client is made at first use: few requests need it.
 */
export function kmsSigner(
  makeClient: () => Promise<KMSClient>,
  keyIds: readonly [string, ...string[]],
): Signer {
  let client: Promise<KMSClient> | undefined;
  let published: Promise<readonly PublishedKey[]> | undefined;
  const kms = () => (client ??= makeClient());
  const [keyId] = keyIds;

  async function publishedKey(KeyId: string): Promise<PublishedKey> {
    const { DescribeKeyCommand, GetPublicKeyCommand } = await import("@aws-sdk/client-kms");
    const service = await kms();
    const [{ PublicKey }, { KeyMetadata }] = await Promise.all([
      service.send(new GetPublicKeyCommand({ KeyId })),
      service.send(new DescribeKeyCommand({ KeyId })),
    ]);
    if (PublicKey?.length !== SPKI_LENGTH || KeyMetadata?.CreationDate === undefined)
      throw new Error("the key service described no Ed25519 key");
    return {
      keyId: KeyId,
      algorithm: "Ed25519",
      publicKey: toBase64url(PublicKey.subarray(SPKI_HEADER)),
      validFrom: instantOf(KeyMetadata.CreationDate.getTime()),
    };
  }

  return {
    keyId,
    async sign(Message) {
      const { SignCommand } = await import("@aws-sdk/client-kms");
      const { Signature } = await (
        await kms()
      ).send(
        new SignCommand({
          KeyId: keyId,
          Message,
          MessageType: "RAW",
          SigningAlgorithm: "ED25519_SHA_512",
        }),
      );
      if (Signature?.length !== SIGNATURE_LENGTH)
        throw new Error("the key service gave no Ed25519 signature");
      return new Uint8Array(Signature);
    },
    publishedKeys() {
      published ??= Promise.all(keyIds.map(publishedKey)).catch((error: unknown) => {
        published = undefined;
        throw error;
      });
      return published;
    },
  };
}
