import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { assetsMount } from "../../../../infra/local/front/assets.ts";
import { healthMount } from "../../../../infra/local/front/health.ts";
import { LOOPBACK, PortInUse } from "../../../../infra/local/front/listen.ts";
import { aFront, doorOf, raw, watchedFront } from "./a-front.ts";
import { aFolder } from "../../../builders/folder.ts";

describe("the event a door gets", () => {
  it("the event a door gets has the shape of API Gateway's payload 2.0", async () => {
    const arrivedAt = Date.parse("2014-05-08T08:00:00.123Z");
    const { origin, seen } = await watchedFront({ now: () => arrivedAt });
    await fetch(`${origin}/lots/a%20b?lot=1&lot=2&q=%C3%A9`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Cookie: "one=1; two=2", "User-Agent": "test" },
      body: '{"é":1}',
    });
    expect(seen[0]).toMatchObject({
      version: "2.0",
      routeKey: "$default",
      rawPath: "/lots/a b",
      rawQueryString: "lot=1&lot=2&q=%C3%A9",
      queryStringParameters: { lot: "1,2", q: "é" },
      cookies: ["one=1", "two=2"],
      headers: { "content-type": "application/json", "user-agent": "test" },
      body: '{"é":1}',
      isBase64Encoded: false,
      requestContext: {
        domainName: origin.slice("http://".length),
        http: { method: "POST", path: "/lots/a b", protocol: "HTTP/1.1", userAgent: "test" },
        stage: "$default",
        time: "08/May/2014:08:00:00 +0000",
        timeEpoch: arrivedAt,
      },
    });
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
    expect(seen[0]?.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("the event a door gets carries a form as base64, as the gateway does", async () => {
    const { origin, seen } = await watchedFront();
    await fetch(origin, { method: "POST", body: new URLSearchParams({ lot: "1" }) });
    expect(seen[0]).toMatchObject({ isBase64Encoded: true, body: Buffer.from("lot=1").toString("base64") });
  });

  it("the event a door gets joins repeated headers by a comma and drops what only a proxy may say", async () => {
    const { port, seen } = await watchedFront();
    const head = [
      "X-Own: a",
      "X-Own: b",
      "X-Forwarded-For: 1.2.3.4",
      "X-Forwarded-Host: evil",
      "Forwarded: for=1",
    ];
    await raw(port, `GET / HTTP/1.1\r\nHost: localhost\r\n${head.join("\r\n")}\r\nConnection: close\r\n\r\n`);
    expect(seen[0]?.headers).toEqual({ host: "localhost", "x-own": "a,b" });
    expect(seen[0]?.requestContext.http.sourceIp).toBe("127.0.0.1");
  });

  it("the event a door gets is stamped when the head arrives, however long the body takes", async () => {
    let clock = 1000;
    const asked = Promise.withResolvers<void>();
    const now = () => (asked.resolve(), clock);
    const { port, seen } = await watchedFront({ now });
    const { connect } = await import("node:net");
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\na");
    await asked.promise;
    clock = 9000;
    socket.write("b");
    await new Promise((resolve) => socket.once("close", resolve).resume());
    expect(seen[0]?.requestContext.timeEpoch).toBe(1000);
  });
});

describe("a hono door behind its Lambda adapter", () => {
  const app = new Hono();
  app.post("/bidder/echo", async (c) => {
    const form = await c.req.parseBody();
    return c.json({ lot: form["lot"], query: c.req.query("q"), cookie: c.req.header("cookie") }, 201);
  });
  app.get("/bidder/cookies", (c) => {
    c.header("set-cookie", "__Host-session=1; Path=/; Secure; HttpOnly", { append: true });
    c.header("set-cookie", "flash=2; Path=/", { append: true });
    return c.redirect("/bidder", 303);
  });
  app.get("/bidder/picture", (c) =>
    c.body(new Uint8Array([0, 255, 254]), 200, { "content-type": "image/png" }),
  );

  it("reads form, query and cookies, and answers", async () => {
    const { origin } = await aFront({ doors: { bidder: doorOf(app) } });
    const answer = await fetch(`${origin}/bidder/echo?q=%26x`, {
      method: "POST",
      headers: { cookie: "a=1; b=2" },
      body: new URLSearchParams({ lot: "île" }),
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ lot: "île", query: "&x", cookie: "a=1; b=2" });
  });

  it("a hono door behind its Lambda adapter sets several cookies", async () => {
    const { origin } = await aFront({ doors: { bidder: doorOf(app) } });
    const answer = await fetch(`${origin}/bidder/cookies`, { redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/bidder");
    expect(answer.headers.getSetCookie()).toEqual([
      "__Host-session=1; Path=/; Secure; HttpOnly",
      "flash=2; Path=/",
    ]);
  });

  it("answers bytes as they are, and HEAD without them", async () => {
    const { origin } = await aFront({ doors: { bidder: doorOf(app) } });
    const got = await fetch(`${origin}/bidder/picture`);
    expect([...new Uint8Array(await got.arrayBuffer())]).toEqual([0, 255, 254]);
    const head = await fetch(`${origin}/bidder/picture`, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.headers.get("content-type")).toBe("image/png");
    expect(await head.text()).toBe("");
  });
});

it("picks the door by the longest prefix on whole segments", async () => {
  const { origin } = await aFront();
  const doorOfPath = async (path: string) => (await fetch(origin + path)).text();
  expect(await doorOfPath("/")).toBe("public");
  expect(await doorOfPath("/bidder")).toBe("bidder");
  expect(await doorOfPath("/bidder/lots?x=/authority")).toBe("bidder");
  expect(await doorOfPath("/bidders")).toBe("public");
  expect(await doorOfPath("/api/v1/authority/x")).toBe("authority");
  expect(await doorOfPath("/api/v1/session")).toBe("signin");
  expect(await doorOfPath("/api/v1/other")).toBe("public");
  expect(await doorOfPath("/%62idder")).toBe("bidder");
});

describe("what the front refuses by itself", () => {
  const ceiling = 4.5 * 1024 * 1024;

  it("takes a body of exactly the limit and answers 413 to one byte more", async () => {
    const { origin, seen } = await watchedFront();
    const post = (size: number) => fetch(origin, { method: "POST", body: Buffer.alloc(size) });
    expect((await post(ceiling)).status).toBe(204);
    const refused = await post(ceiling + 1);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain("too large");
    expect(seen).toHaveLength(1);
  });

  it("lets the sender of 10 MB hear the 413, with a problem document for the API", async () => {
    const { origin } = await aFront();
    const body = Buffer.alloc(10 * 1024 * 1024);
    const answer = await fetch(`${origin}/api/v1/bidder/x`, { method: "POST", body });
    expect(answer.status).toBe(413);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await answer.json()).toMatchObject({ status: 413, code: "too-large", title: "Payload Too Large" });
  });

  it("refuses malformed percent-encoding in path and query, and a path that is none", async () => {
    const { port, seen } = await watchedFront();
    for (const target of ["/%", "/%zz", "/%ff", "/?q=%e0%80", "*", "http://evil.example/"])
      expect(
        await raw(port, `OPTIONS ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
      ).toMatch(/^HTTP\/1\.1 400 /);
    expect(seen).toEqual([]);
  });
});

describe("a door that fails", () => {
  it("gives a 500 with the reference that the one log line has, and no detail", async () => {
    const fault = new Error("secret detail");
    const { origin, lines } = await aFront({ doors: { public: () => Promise.reject(fault) } });
    const answer = await fetch(origin);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(lines).toEqual([
      { code: "request-failed", requestId: expect.any(String), where: "public", error: fault },
    ]);
    expect(text).toContain(lines[0]?.requestId);
    expect(text).not.toContain("secret");
  });

  it("does not leak the headers of an answer that cannot be written", async () => {
    const broken = { statusCode: 200, headers: { "x-first": "1", "x-broken": "a\nb" }, body: "x" };
    const { origin } = await aFront({ doors: { public: async () => broken } });
    const answer = await fetch(origin);
    expect(answer.status).toBe(500);
    expect(answer.headers.get("x-first")).toBeNull();
  });
});

describe("mounts", () => {
  it("answer under their prefix before any door, and their faults are caught", async () => {
    const { origin, lines } = await aFront({
      mounts: [
        { prefix: "/local/a", handle: (req, res) => void res.end(req.url) },
        { prefix: "/local/b", handle: () => Promise.reject(new Error("broken")) },
      ],
    });
    expect(await (await fetch(`${origin}/local/a/b?c`)).text()).toBe("/local/a/b?c");
    expect(await (await fetch(`${origin}/local/ab`)).text()).toBe("public");
    expect((await fetch(`${origin}/local/b`)).status).toBe(500);
    expect(lines.map(({ where }) => where)).toEqual(["/local/b"]);
  });

  it("the front says 503 at /healthz until everything is ready, then 200", async () => {
    let ready = false;
    const { origin } = await aFront({ mounts: [healthMount(() => ready)] });
    expect((await fetch(`${origin}/healthz`)).status).toBe(503);
    ready = true;
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it("serve assets for good, and nothing outside their folder", async () => {
    const dir = aFolder();
    await writeFile(join(dir, "portal-1a2b.css"), "body{}");
    const { origin, port } = await aFront({ mounts: [assetsMount({ prefix: "/assets", dir })] });
    const css = await fetch(`${origin}/assets/portal-1a2b.css`);
    expect(await css.text()).toBe("body{}");
    expect(css.headers.get("cache-control")).toContain("immutable");
    expect(css.headers.get("content-type")).toBe("text/css; charset=utf-8");
    const head = await fetch(`${origin}/assets/portal-1a2b.css`, { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe("6");
    for (const path of [
      "/assets/absent.css",
      "/assets/",
      "/assets/../assets/portal-1a2b.css",
      "/assets/%2e%2e/x",
    ]) {
      const answer = await raw(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    }
    expect((await fetch(`${origin}/assets/portal-1a2b.css`, { method: "POST" })).status).toBe(405);
  });
});

describe("listening and closing", () => {
  it("listening and closing says which port is in use", async () => {
    const { port } = await aFront();
    const second = aFront({ port });
    await expect(second).rejects.toBeInstanceOf(PortInUse);
    await expect(second).rejects.toMatchObject({ code: "port-in-use", port });
  });

  it("answers on localhost and 127.0.0.1, and on ::1 where the machine has it", async () => {
    const { port } = await aFront({ hosts: LOOPBACK });
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  it("finishes the request in hand when it closes", async () => {
    const [arrived, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const started = await aFront({
      doors: {
        public: async () => {
          arrived.resolve();
          await held.promise;
          return { statusCode: 200, body: "done" };
        },
      },
    });
    const answer = fetch(started.origin);
    await arrived.promise;
    const closed = started.close();
    held.resolve();
    expect(await (await answer).text()).toBe("done");
    await closed;
    await expect(fetch(started.origin)).rejects.toThrow("fetch failed");
  });
});
