import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { openIdentity } from "../../functions/platform/identity.ts";
import { EDGE_PAGE_BUNDLE, readAssetManifest } from "../../infra/build/manifest.ts";
import { startFront } from "../../infra/local/front/front.ts";
import { assetsMount } from "../../infra/local/front/assets.ts";
import { loadDoors, loadEdgePage } from "../../infra/local/functions.ts";
import { newSecrets } from "../../infra/local/local-deps.ts";
import { SIGNED_IN_PATH } from "../../shared/kernel/names.ts";
import { epochMs, Instant } from "../../shared/kernel/instant.ts";
import { anIssuer } from "../builders/issuer.ts";
import { aPortal } from "../builders/portal.ts";
import { journeysIn } from "./journey.ts";
import { freePort, type RunningPortal } from "./portal.ts";
import { continueAs } from "./sign-in.ts";
import { follow } from "./follow.ts";

const BUILD = fileURLToPath(new URL("../../.build", import.meta.url));
const LEAD = { mail: "lead@authority.example", name: "National lead" };

/** A portal without data whose people sign in at an issuer of another origin, as in production. */
async function portalWithIssuerElsewhere(): Promise<RunningPortal> {
  const [portal, port] = await Promise.all([
    aPortal({ at: Instant.parse("2014-05-08T08:00:00.000Z"), nationalLeads: [LEAD.mail] }),
    freePort(),
  ]);
  const assets = readAssetManifest(join(BUILD, "assets"));
  const origin = `http://localhost:${port}`;
  const { identity: client } = newSecrets();
  const redirectUri = `${origin}${SIGNED_IN_PATH}`;
  const issuer = await anIssuer({
    client: { ...client, redirectUris: [redirectUri], postLogoutRedirectUris: [`${origin}/`] },
    people: async () => [{ ...LEAD, side: "Authority" }],
    now: Date.now,
  });
  const deps = {
    ...portal.deps,
    identity: openIdentity({
      issuer: issuer.issuer,
      clientId: client.clientId,
      clientSecret: async () => client.clientSecret,
      redirectUri,
    }),
    settings: {
      ...portal.deps.settings,
      publicOrigin: origin,
      assets: {
        css: assets["app.css"],
        js: assets["app.js"],
        filesJs: assets["files.js"],
        receiptsJs: assets["receipts.js"],
        icon: assets["icon.svg"],
      },
    },
  };
  const front = await startFront({
    port,
    doors: await loadDoors(join(BUILD, "functions"), deps),
    mounts: [assetsMount({ prefix: "/assets", dir: join(BUILD, "assets") })],
    page: await loadEdgePage(join(BUILD, EDGE_PAGE_BUNDLE), assets),
    now: () => epochMs(portal.deps.now()),
    log: () => undefined,
  });
  return {
    origin,
    async close() {
      await front.close();
      await issuer.close();
      await portal.close();
    },
  };
}

journeysIn(portalWithIssuerElsewhere)(
  "somebody signs in at an issuer of another origin, and out again",
  async ({ visit, portal }) => {
    const page = await visit();
    await page.goto("/authority/people");
    expect(new URL(page.url()).origin).not.toBe(portal.origin);
    await continueAs(page, LEAD.mail);
    // Where they wanted to go before they had to sign in.
    expect(page.url()).toBe(`${portal.origin}/authority/people`);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("People");
    await follow(page.getByRole("button", { name: "Sign out" }));
    expect(new URL(page.url()).origin).toBe(portal.origin);
    await page.goto("/authority/people");
    expect(new URL(page.url()).origin).not.toBe(portal.origin);
  },
);
