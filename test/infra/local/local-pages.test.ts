import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { clockMount } from "../../../infra/local/clock-page.ts";
import { fileMount } from "../../../infra/local/front/file-mount.ts";
import { mailViewer } from "../../../infra/local/mail/mail-viewer.ts";
import { openObjectStore } from "../../../infra/local/objects/object-store.ts";
import { tokenMount } from "../../../infra/local/token-mount.ts";
import { london } from "../../builders/competition.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { aFront } from "./front/a-front.ts";
import { aFolder } from "../../builders/folder.ts";

const ORIGIN = "http://localhost:3000";
const NOW = london("2014-05-08T09:00");
let dir: string;
let portal: TestPortal;
let front: Awaited<ReturnType<typeof aFront>>;
let movedTo: string | undefined;

beforeEach(async () => {
  dir = aFolder();
  writeFileSync(join(dir, "openapi.json"), "{}");
  portal = await aPortal({ at: NOW });
  movedTo = undefined;
  front = await aFront({
    mounts: [
      fileMount("/api/v1/openapi.json", join(dir, "openapi.json"), "application/json"),
      mailViewer({ prefix: "/local/mail", dir: join(dir, "mail") }),
      clockMount({
        clock: {
          now: () => NOW,
          setForward: async () => undefined,
          remember: async () => undefined,
          run: async () => undefined,
        },
        demonstration: {
          moveTo: async (instant) => void (movedTo = instant),
          tick: async () => undefined,
          lookAround: () => undefined,
          ahead: async () => [],
        },
        origin: ORIGIN,
        stylesheet: "/assets/app.css",
      }),
      tokenMount(portal.deps),
      await openObjectStore({
        dir: join(dir, "objects"),
        prefix: "/local/objects",
        credentials: { accessKeyId: "LOCAL", secretAccessKey: "secret" },
        buckets: [{ name: "uploads", versioned: false }],
        now: Date.now,
        log: () => undefined,
      }),
    ],
  });
});

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${front.origin}${path}`, { redirect: "manual", ...init });
  return { status: answer.status, headers: answer.headers, page: await answer.text() };
}

describe("the page of the clock", () => {
  const move = (fields: Record<string, string>, origin = ORIGIN) =>
    ask("/local/clock", { method: "POST", headers: { origin }, body: new URLSearchParams(fields) });

  it("moves the clock from itself alone, and tells another site so with a page", async () => {
    const foreign = await move({ to: "2014-05-09T09:00" }, "https://evil.example");
    expect(foreign.status).toBe(403);
    expect(foreign.page).toContain("This form did not come from the portal</h1>");
    expect(movedTo).toBeUndefined();
    expect((await move({ to: "2014-05-09T09:00" })).status).toBe(303);
    expect(movedTo).toBe(london("2014-05-09T09:00"));
  });

  it("moves the clock to a time as people type it, and says so of what is none", async () => {
    expect((await move({ to: "5pm on Friday 9 May 2014" })).status).toBe(303);
    expect(movedTo).toBe(london("2014-05-09T17:00"));
    const refused = await move({ to: "5pm GMT on 9 May 2014" });
    expect([refused.status, refused.page]).toEqual([
      422,
      expect.stringContaining("Enter a London time like"),
    ]);
  });

  it("answers a form that is too large with itself, and not with a closed connection", async () => {
    const { status, page } = await move({ to: "x".repeat(20_000) });
    expect(status).toBe(422);
    expect(page).toContain("What you typed is too long");
  });

  it("the page of the clock takes no other method", async () => {
    const { status, page, headers } = await ask("/local/clock", { method: "PUT" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect(page).toContain("<h1");
  });
});

describe("what can only be read", () => {
  it("says so with a page, and to a program in a problem document", async () => {
    const mail = await ask("/local/mail", { method: "POST" });
    expect([mail.status, mail.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(mail.page).toContain("This page can only be read</h1>");
    const described = await ask("/api/v1/openapi.json", { method: "POST" });
    expect(described.headers.get("content-type")).toContain("application/problem+json");
    expect(JSON.parse(described.page)).toMatchObject({ status: 405, code: "read-only" });
  });
});

describe("a token", () => {
  it.each([
    ["GET", {}],
    ["POST", { origin: ORIGIN }],
    ["POST", { "sec-fetch-site": "same-origin" }],
  ])("is not given to a browser (%s %j), which gets a page", async (method, headers) => {
    const { status, page } = await ask("/local/token", {
      method,
      headers: new Headers(Object.entries(headers)),
    });
    expect(status).toBe(403);
    expect(page).toContain("This is for the command line</h1>");
  });
});

describe("a link to a file that leads to nothing any more", () => {
  const link = "/local/objects/uploads/files/x";

  it("is a page to a person who follows it", async () => {
    const { status, page } = await ask(link, { headers: { "sec-fetch-dest": "document" } });
    expect(status).toBe(403);
    expect(page).toContain("This link to a file has ended</h1>");
  });

  it("is the store's own document to a script", async () => {
    const { status, page } = await ask(link);
    expect(status).toBe(403);
    expect(page).toContain("<Code>");
  });
});
