import type { Configuration } from "openid-client";
import * as z from "zod/mini";
import { MAIL_ADDRESS } from "../../shared/kernel/mail.ts";

/** What a sign-in is remembered by between leaving for the identity provider and coming back. */
export const PendingSignIn = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type PendingSignIn = z.infer<typeof PendingSignIn>;

/** Who the identity provider says has signed in. Only a confirmed mail address counts. */
export type SignedIn = { readonly mail: string; readonly name: string };

/** Sign-in by OpenID Connect: authorization code with PKCE, state and nonce. */
export type Identity = {
  begin(): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /** Who came back, or undefined when the provider's answer does not fit what was begun or has been used. */
  complete(callback: URL, pending: PendingSignIn): Promise<SignedIn | undefined>;
};

const Claims = z.object({
  email: z.email({ pattern: MAIL_ADDRESS }),
  email_verified: z.union([z.literal(true), z.literal("true")]),
  name: z.optional(z.string()),
});

/** Only the sign-in door needs the library, and only when somebody signs in. */
const library = () => import("openid-client");

/** Identity from any issuer that speaks OpenID Connect; its description is fetched at first use. */
export function openIdentity(given: {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: () => Promise<string>;
  readonly redirectUri: string;
}): Identity {
  let discovered: Promise<Configuration> | undefined;
  async function discover() {
    const client = await library();
    const issuer = new URL(given.issuer);
    // Plain HTTP is for an issuer on the same machine only.
    const execute =
      issuer.protocol === "http:" && issuer.hostname === "localhost" ? [client.allowInsecureRequests] : [];
    return client.discovery(issuer, given.clientId, await given.clientSecret(), undefined, { execute });
  }
  const configuration = () =>
    (discovered ??= discover().catch((error: unknown) => {
      discovered = undefined;
      throw error;
    }));
  return {
    async begin() {
      const client = await library();
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: given.redirectUri,
        scope: "openid email profile",
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: "S256",
        state: pending.state,
        nonce: pending.nonce,
      });
      return { url: url.href, pending };
    },
    async complete(callback, { state, nonce, verifier }) {
      const client = await library();
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), callback, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
        });
        const claims = tokens.claims();
        const subject = claims?.sub;
        const fromToken = Claims.safeParse(claims);
        // Some providers put mail and name at the userinfo endpoint only.
        const known =
          fromToken.success || subject === undefined
            ? fromToken
            : Claims.safeParse(
                await client.fetchUserInfo(await configuration(), tokens.access_token, subject),
              );
        return known.success
          ? { mail: known.data.email, name: known.data.name ?? known.data.email }
          : undefined;
      } catch (error) {
        if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError)
          return undefined;
        if (error instanceof client.ClientError && error.code !== "OAUTH_TIMEOUT") return undefined;
        throw error;
      }
    },
  };
}
