import { generateKeyPairSync, randomBytes } from "node:crypto";
import { Provider } from "oidc-provider";
import { type Account, claimsOf } from "./account.ts";
import { memoryAdapter } from "./memory-adapter.ts";
import { type PageLook, writeProviderError } from "./pages.ts";

/** The portal as the provider knows it. Addresses must match exactly, as they must in production. */
export type PortalClient = {
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
};

type ProviderOptions = {
  issuer: string;
  basePath: string;
  client: PortalClient;
  accounts: ReadonlyMap<string, Account>;
  look: PageLook;
  /** The wall clock in milliseconds. */
  now: () => number;
};

/** What it takes to sign in is enough time for; the portal keeps sessions of its own. */
const MINUTES = 60;

const SCOPES = "openid email profile";

/**
 * OpenID Connect as production has it: authorization code with PKCE, signed identity tokens, one confidential client.
 * Keys are new at every start and nothing is kept. Nobody is asked for consent: the portal is the department's own.
 */
export function makeProvider({ issuer, basePath, client, accounts, look, now }: ProviderOptions): Provider {
  return new Provider(issuer, {
    adapter: memoryAdapter(now),
    jwks: { keys: [signingKey()] },
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...client.redirectUris],
        post_logout_redirect_uris: [...client.postLogoutRedirectUris],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    cookies: {
      keys: [randomBytes(32).toString("hex")],
      names: { session: SESSION_COOKIE, interaction: "local_sign_in", resume: "local_sign_in_resume" },
      long: { httpOnly: true, sameSite: "lax", path: basePath === "" ? "/" : basePath },
    },
    pkce: { required: () => true },
    scopes: SCOPES.split(" "),
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    // The claims of the scopes stand in the identity token too, as Cognito does it.
    conformIdTokenClaims: false,
    responseTypes: ["code"],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `${basePath}/interaction/${uid}` },
    ttl: {
      AccessToken: 10 * MINUTES,
      AuthorizationCode: MINUTES,
      Grant: 60 * MINUTES,
      IdToken: 10 * MINUTES,
      Interaction: 60 * MINUTES,
      Session: 60 * MINUTES,
    },
    findAccount(_ctx, sub) {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: () => claimsOf(account) };
    },
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId;
      if (!oidc.client || accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
    async renderError(ctx, { error, error_description: description }) {
      ctx.respond = false;
      await writeProviderError(ctx.res, look, ctx.status, description ?? error);
    },
  });
}

export const SESSION_COOKIE = "local_identity";

function signingKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kty: "RSA", kid: "local", use: "sig", alg: "RS256" };
}
