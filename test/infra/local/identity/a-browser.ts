import * as client from "openid-client";

/** Follows addresses by hand, keeping cookies by path as a browser does, so that a test sees every step. */
export function aBrowser() {
  const jar = new Map<string, { value: string; path: string }>();

  async function visit(address: string, form?: Record<string, string>) {
    const { pathname } = new URL(address);
    const cookies = [...jar].filter(([, { path }]) => pathname.startsWith(path));
    const answer = await fetch(address, {
      redirect: "manual",
      headers: { cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      const path = /path=([^;]+)/i.exec(cookie)?.[1] ?? "/";
      if (value === "") jar.delete(name);
      else jar.set(name, { value, path });
    }
    return answer;
  }

  /** Follows redirections until something is shown or `stopAt` is reached. */
  async function follow(address: string, stopAt: string, form?: Record<string, string>) {
    let answer = await visit(address, form);
    let at = address;
    while (answer.status >= 300 && answer.status < 400) {
      at = new URL(answer.headers.get("location") ?? "", at).href;
      if (at.startsWith(stopAt)) return { at, status: answer.status, text: "" };
      answer = await visit(at);
    }
    return { at, status: answer.status, text: await answer.text() };
  }

  return { visit, follow };
}

/** What the portal does to sign somebody in: discovery, then an address with PKCE, state and nonce. */
export async function aSignIn(issuer: string, clientId: string, secret: string, redirectUri: string) {
  const config = await client.discovery(new URL(issuer), clientId, secret, undefined, {
    execute: [client.allowInsecureRequests],
  });
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    state: expectedState,
    nonce: expectedNonce,
  });
  const checks = { pkceCodeVerifier, expectedState, expectedNonce };
  return {
    config,
    address: address.href,
    checks,
    redeem: (callback: string, over: Partial<typeof checks> = {}) =>
      client.authorizationCodeGrant(config, new URL(callback), { ...checks, ...over }),
  };
}
