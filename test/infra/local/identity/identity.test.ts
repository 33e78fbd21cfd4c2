import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityMount } from "../../../../infra/local/identity/identity.ts";
import { anIssuer } from "../../../builders/issuer.ts";
import { aFront } from "../front/a-front.ts";
import { aBrowser, aSignIn } from "./a-browser.ts";

const CALLBACK = "http://portal.example/sign-in/callback";
const SIGNED_OUT = "http://portal.example/signed-out";
const LEAD = { mail: "lead@authority.example", name: "National lead", side: "The authority" };
const BIDDER = {
  mail: "submit@capita.example",
  name: "Capita <submitter>",
  side: "Bidders",
  organisation: "Capita & Co",
};
const options = {
  client: {
    clientId: "portal",
    clientSecret: "local-secret",
    redirectUris: [CALLBACK],
    postLogoutRedirectUris: [SIGNED_OUT],
  },
  people: async () => [LEAD, BIDDER],
  now: () => Date.now(),
};

/** The provider under a path of the front's port. The front's port is known only once it listens. */
async function mounted() {
  let mount: ReturnType<typeof identityMount> | undefined;
  const front = await aFront({
    hosts: ["127.0.0.1"],
    mounts: [{ prefix: "/local/identity", handle: (req, res) => mount?.handle(req, res) }],
  });
  const issuer = `http://localhost:${front.port}/local/identity`;
  mount = identityMount({ ...options, issuer });
  return { issuer, close: front.close, lines: front.lines };
}

let identity: Awaited<ReturnType<typeof mounted>>;
let alone: Awaited<ReturnType<typeof anIssuer>>;
beforeAll(async () => {
  identity = await mounted();
  alone = await anIssuer(options);
});
afterAll(async () => {
  expect(identity.lines).toEqual([]);
  await identity.close();
  await alone.close();
});

const signIn = (issuer = identity.issuer) => aSignIn(issuer, "portal", "local-secret", CALLBACK);

async function signedInAs(person: Record<string, string>, issuer = identity.issuer) {
  const attempt = await signIn(issuer);
  const browser = aBrowser();
  const page = await browser.follow(attempt.address, CALLBACK);
  const { at } = await browser.follow(page.at, CALLBACK, person);
  return { ...attempt, browser, callback: at };
}

describe.each([
  ["under a path of the portal's port", () => identity.issuer],
  ["on an origin of its own", () => alone.issuer],
])("the provider %s", (_, issuer) => {
  it("signs a demo person in through code, PKCE, state and nonce", async () => {
    const { redeem, callback } = await signedInAs({ person: LEAD.mail }, issuer());
    expect(callback.startsWith(`${CALLBACK}?`)).toBe(true);
    const claims = (await redeem(callback)).claims();
    expect(claims).toMatchObject({
      iss: issuer(),
      aud: "portal",
      email: LEAD.mail,
      email_verified: true,
      name: LEAD.name,
    });
    expect(claims?.sub).toMatch(/^local-[0-9a-f]{32}$/);
  });

  it("has every address it publishes on its own origin", async () => {
    const { config } = await signIn(issuer());
    const { authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } =
      config.serverMetadata();
    for (const address of [authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint])
      expect(address?.startsWith(issuer())).toBe(true);
  });
});

it("gives the same person the same sub after a restart, whatever the letter case", async () => {
  const first = await signedInAs({ person: LEAD.mail });
  const again = await mounted();
  const second = await signedInAs({ mail: " Lead@Authority.EXAMPLE ", name: "Somebody" }, again.issuer);
  const [before, after] = [
    (await first.redeem(first.callback)).claims(),
    (await second.redeem(second.callback)).claims(),
  ];
  expect(after).toMatchObject({ sub: before?.sub, email: LEAD.mail, name: LEAD.name });
  await again.close();
});

it("lists the people by side and organisation, each of which folds, escaped, without script, and says where it is", async () => {
  const { address } = await signIn();
  const { text } = await aBrowser().follow(address, CALLBACK);
  expect(text).toContain("Local sign-in: on one machine only");
  expect(text).toMatch(/The authority<\/h2>[^]*Continue as National lead[^]*Bidders<\/h2>/);
  expect(text).toMatch(
    /<summary>Capita &amp; Co<\/summary>[^]*value="submit@capita.example"[^]*Capita &lt;submitter&gt;[^]*<\/details>/,
  );
  for (const [, id] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${id}"`);
  expect(text.match(/href="#/g)).toHaveLength(3);
  expect(text).not.toContain("<script");
});

it("lets someone else in with any mail and name, after saying what is wrong with them", async () => {
  const attempt = await signIn();
  const browser = aBrowser();
  const page = await browser.follow(attempt.address, CALLBACK);
  const refused = await browser.follow(page.at, CALLBACK, { mail: "not a mail", name: " " });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('<a href="#mail">Enter an email address in the correct format');
  expect(refused.text).toContain('value="not a mail"');
  const { at } = await browser.follow(page.at, CALLBACK, {
    mail: "New@Supplier.example",
    name: " Ada  Lovelace ",
  });
  const claims = (await attempt.redeem(at)).claims();
  expect(claims).toMatchObject({ email: "new@supplier.example", name: "Ada Lovelace" });
});

it("refuses a code that was redeemed already", async () => {
  const { redeem, callback } = await signedInAs({ person: LEAD.mail });
  await redeem(callback);
  await expect(redeem(callback)).rejects.toMatchObject({ error: "invalid_grant" });
});

it("refuses a code without the verifier it was asked with, or with another secret", async () => {
  const first = await signedInAs({ person: LEAD.mail });
  const other = "x".repeat(43);
  await expect(first.redeem(first.callback, { pkceCodeVerifier: other })).rejects.toMatchObject({
    error: "invalid_grant",
  });
  const second = await signedInAs({ person: LEAD.mail });
  const guessing = await aSignIn(identity.issuer, "portal", "guess", CALLBACK);
  await expect(guessing.redeem(second.callback, second.checks)).rejects.toMatchObject({
    error: "invalid_client",
  });
});

it("gives a token that does not pass for another sign-in's nonce", async () => {
  const { redeem, callback } = await signedInAs({ person: LEAD.mail });
  await expect(redeem(callback, { expectedNonce: "another" })).rejects.toThrow("unexpected JWT claim value");
});

it("refuses a sign-in without PKCE, and an address to return to that is not registered", async () => {
  const { address } = await signIn();
  const withoutPkce = new URL(address);
  withoutPkce.searchParams.delete("code_challenge");
  withoutPkce.searchParams.delete("code_challenge_method");
  const { at } = await aBrowser().follow(withoutPkce.href, CALLBACK);
  expect(new URL(at).searchParams.get("error")).toBe("invalid_request");

  const elsewhere = new URL(address);
  elsewhere.searchParams.set("redirect_uri", "http://evil.example/");
  const refused = await aBrowser().follow(elsewhere.href, "http://evil.example/");
  expect(refused.status).toBe(400);
  expect(refused.text).toContain("Local sign-in cannot go on");
});

it("asks again who one is at every sign-in, so that another person can be chosen", async () => {
  const { browser } = await signedInAs({ person: LEAD.mail });
  const next = await signIn();
  const page = await browser.follow(next.address, CALLBACK);
  expect(page.text).toContain("Continue as National lead");
  const { at } = await browser.follow(page.at, CALLBACK, { person: BIDDER.mail });
  expect((await next.redeem(at)).claims()).toMatchObject({ email: BIDDER.mail });
});

it("returns from signing out at once, only to an address that is registered", async () => {
  const { config, callback, redeem, browser } = await signedInAs({ person: LEAD.mail });
  const { id_token: hint = "" } = await redeem(callback);
  const end = new URL(config.serverMetadata().end_session_endpoint ?? "");
  end.search = new URLSearchParams({
    id_token_hint: hint,
    post_logout_redirect_uri: SIGNED_OUT,
    state: "s1",
  }).toString();
  const back = await browser.follow(end.href, SIGNED_OUT);
  expect(back.at).toBe(`${SIGNED_OUT}?state=s1`);
  end.searchParams.set("post_logout_redirect_uri", "http://evil.example/");
  const stayed = await browser.follow(end.href, "http://evil.example/");
  expect(stayed.status).toBe(200);
  expect(stayed.text).toContain("You are signed out of local sign-in");
});

it("answers an address of nothing with a page that leads back to the portal", async () => {
  const answer = await fetch(`${identity.issuer}/nothing`);
  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain("there is nothing at this address");
  expect(page).toContain(`href="${SIGNED_OUT}"`);
});

it("says so in words when a sign-in has expired or belongs to another browser", async () => {
  const { address } = await signIn();
  const { at } = await aBrowser().follow(address, CALLBACK);
  const stranger = await aBrowser().follow(at, CALLBACK, { person: LEAD.mail });
  expect(stranger.status).toBe(400);
  expect(stranger.text).toContain("This sign-in has expired");
});
