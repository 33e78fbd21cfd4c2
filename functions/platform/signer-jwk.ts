import * as z from "zod";
import { Instant } from "../../shared/kernel/instant.ts";
import type { PublishedKey } from "../../shared/kernel/receipt.ts";
import type { Signer } from "./signer.ts";

/** An Ed25519 key pair as a JSON Web Key: `x` is the public half, `d` the private one, `kid` its name. */
export const SigningKey = z.strictObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string().length(43),
  d: z.string().length(43),
  kid: z.string().min(1),
  validFrom: Instant,
});
export type SigningKey = z.infer<typeof SigningKey>;

const ED25519 = { name: "Ed25519" };

/**
 * Signs with a key that is at hand: on one machine and in tests. In AWS no function ever holds the key. The keys that
 * signed before it stay published.
 */
export function jwkSigner(
  { kid, validFrom, ...pair }: SigningKey,
  earlier: readonly PublishedKey[] = [],
): Signer {
  const key = crypto.subtle.importKey("jwk", pair, ED25519, false, ["sign"]);
  return {
    keyId: kid,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(ED25519, await key, message)),
    publishedKeys: async () => [
      { keyId: kid, algorithm: "Ed25519", publicKey: pair.x, validFrom },
      ...earlier,
    ],
  };
}
