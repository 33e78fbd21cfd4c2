import type { IncomingMessage, ServerResponse } from "node:http";
import type { Account, DemoPerson } from "./account.ts";
import { type PageLook, writeProviderError, writeSignedOut } from "./pages.ts";
import { makeProvider, type PortalClient, SESSION_COOKIE } from "./provider.ts";
import { signIn } from "./sign-in.ts";

type IdentityOptions = {
  client: PortalClient;
  people: () => Promise<readonly DemoPerson[]>;
  /** Address of the portal's stylesheet; the pages can be read without. */
  stylesheet?: string;
  /** The wall clock in milliseconds. */
  now: () => number;
};

/** It answers everything itself. */
type IdentityMount = {
  prefix: string;
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
};

/** The OpenID provider under a path of the portal's own port. `issuer` is its address as clients see it. */
export function identityMount({ issuer, ...options }: IdentityOptions & { issuer: string }): IdentityMount {
  const { client, people, now } = options;
  const basePath = new URL(issuer).pathname.replace(/\/$/, "");
  const look = { stylesheet: options.stylesheet, portal: client.postLogoutRedirectUris[0] };
  const accounts = new Map<string, Account>();
  const provider = makeProvider({ issuer, basePath, client, accounts, look, now });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.status !== 404 || ctx.body !== undefined) return;
    ctx.respond = false;
    await writeProviderError(ctx.res, look, 404, "there is nothing at this address");
  });
  const callback = provider.callback();

  return {
    prefix: basePath === "" ? "/" : basePath,
    async handle(req, res) {
      // The provider finds where it is mounted by comparing the two.
      const url = req.url ?? "";
      Object.assign(req, { originalUrl: url, url: url.slice(basePath.length) || "/" });
      const path = req.url?.split("?")[0] ?? "";
      if (path.startsWith("/interaction/")) return signIn({ provider, people, accounts, look }, req, res);
      if (path === "/session/end") return signOut(client, look, req, res);
      if (path === "/auth" || path.startsWith("/auth/")) forgetSession(req);
      await callback(req, res);
    },
  };
}

/**
 * Every sign-in begins as if nobody had ever signed in, so the people are always listed and another one can be chosen.
 * Signing out of the portal is therefore enough; nobody is let in again by a session that lingers here.
 */
function forgetSession(req: IncomingMessage): void {
  const cookies = (req.headers.cookie ?? "").split(/;\s*/);
  const others = cookies.filter((cookie) => !cookie.startsWith(SESSION_COOKIE));
  req.headers.cookie = others.join("; ");
}

/** RP-initiated logout: back to the portal at once, when it names itself and an address registered for this. */
async function signOut(
  { clientId, postLogoutRedirectUris }: PortalClient,
  look: PageLook,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const asked = new URLSearchParams(req.url?.split("?")[1]);
  const backTo = asked.get("post_logout_redirect_uri") ?? "";
  const namesItself = asked.has("id_token_hint") || asked.get("client_id") === clientId;
  if (!namesItself || !postLogoutRedirectUris.includes(backTo)) return writeSignedOut(res, look);
  const location = new URL(backTo);
  const state = asked.get("state");
  if (state !== null) location.searchParams.set("state", state);
  res.writeHead(303, { location: location.href, "cache-control": "no-store" }).end();
}
