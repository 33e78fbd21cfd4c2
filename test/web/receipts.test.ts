import { beforeAll, expect, it } from "vitest";
import { PublishedKeys } from "../../shared/kernel/receipt.ts";
import { createApp } from "../../web/doors/public.app.tsx";
import { london } from "../builders/competition.ts";
import { aPortal, type TestPortal } from "../builders/portal.ts";
import { fenced } from "../builders/fenced.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await aPortal({ at: london("2014-05-08T09:00") });
});

const get = (path: string) => createApp(fenced(portal.deps, "public")).request(path);

it("the public keys are published as JSON, and nothing private is in them", async () => {
  const answer = await get("/.well-known/receipt-keys.json");
  const text = await answer.text();
  expect(PublishedKeys.parse(JSON.parse(text)).keys.map(({ keyId }) => keyId)).toEqual(["test-key"]);
  expect(text).not.toContain('"d"');
});

it("the page that checks receipts has the keys in it, and its script runs under the policy", async () => {
  const answer = await get("/receipts");
  const html = await answer.text();
  const [, nonce] = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "") ?? [];
  expect(html).toContain(`<script defer="" src="/assets/receipts.js" nonce="${nonce}"></script>`);
  const [, keys = ""] = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html) ?? [];
  expect(PublishedKeys.parse(JSON.parse(keys.replaceAll("&quot;", '"'))).keys).toEqual(
    await portal.deps.signer.publishedKeys(),
  );
});

it("says that there is a problem when the keys cannot be had, and that is all", async () => {
  const signer = { ...portal.deps.signer, publishedKeys: () => Promise.reject(new Error("key service")) };
  const answer = await createApp(fenced({ ...portal.deps, signer }, "public")).request("/receipts");
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("key service");
});
