import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { EDGE_PAGE_POLICY } from "../../../../shared/kernel/names.ts";
import { aFront, raw, watchedFront } from "./a-front.ts";

const CLOSE = "Host: localhost\r\nConnection: close\r\n";
const many = Array.from({ length: 101 }, (_, index) => `X-${index}: 1\r\n`).join("");

/** What a browser would be sent, whatever broke: status, headers and body of the one answer. */
function partsOf(answer: string) {
  const at = answer.indexOf("\r\n\r\n");
  const [line = "", ...lines] = answer.slice(0, at).split("\r\n");
  const headers = new Map(
    lines.map((one): [string, string] => {
      const [name = "", ...value] = one.split(": ");
      return [name.toLowerCase(), value.join(": ")];
    }),
  );
  return { status: Number(line.split(" ")[1]), headers, body: answer.slice(at + 4) };
}

/** What must hold of every page that no door answers. */
function expectPage(answer: string, status: number, title: string): void {
  const sent = partsOf(answer);
  expect(sent.status).toBe(status);
  expect(sent.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(sent.headers.get("content-security-policy")).toBe(EDGE_PAGE_POLICY);
  expect(sent.headers.get("x-content-type-options")).toBe("nosniff");
  expect(sent.headers.get("cache-control")).toBe("no-store");
  expect(sent.headers.get("connection")).toBe("close");
  expect(Number(sent.headers.get("content-length"))).toBe(Buffer.byteLength(sent.body));
  expect(sent.body).toMatch(/^<!DOCTYPE html>/);
  expect(sent.body).toContain(`<h1 class="govuk-heading-l">${title}</h1>`);
  expect(sent.body).toContain('href="/"');
  expect(sent.body).not.toContain("<script");
}

const UNREADABLE = "The request cannot be read";
const TOO_LONG = "The address is too long";
const TOO_MUCH = "The request carries too much";

describe("a person whose request is refused below the doors gets a page", () => {
  it.each([
    [
      "a percent sign without its digits",
      `GET /% HTTP/1.1\r\n${CLOSE}\r\n`,
      400,
      "The address is not well formed",
    ],
    ["an odd host", "GET / HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n", 400, UNREADABLE],
    ["a body on GET", `GET / HTTP/1.1\r\n${CLOSE}Content-Length: 1\r\n\r\nx`, 400, UNREADABLE],
    ["no request at all", "complete nonsense\r\n\r\n", 400, UNREADABLE],
    ["an unknown version", `GET / HTTP/7.9\r\n${CLOSE}\r\n`, 400, UNREADABLE],
    [
      "a chunk that is none",
      `POST / HTTP/1.1\r\n${CLOSE}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
      UNREADABLE,
    ],
    ["a method of other services", `PROPFIND / HTTP/1.1\r\n${CLOSE}\r\n`, 405, "This cannot be done here"],
    ["an address beyond the limit", `GET /${"x".repeat(8_192)} HTTP/1.1\r\n${CLOSE}\r\n`, 414, TOO_LONG],
    ["an address beyond any limit", `GET /${"x".repeat(60_000)} HTTP/1.1\r\n${CLOSE}\r\n`, 414, TOO_LONG],
    ["too many headers", `GET / HTTP/1.1\r\n${CLOSE}${many}\r\n`, 431, TOO_MUCH],
    ["headers too large", `GET / HTTP/1.1\r\n${CLOSE}Cookie: ${"x".repeat(20_000)}\r\n\r\n`, 431, TOO_MUCH],
  ])(
    "a person whose request is refused below the doors gets a page for %s",
    async (_, request, status, title) => {
      const { port, seen } = await watchedFront();
      expectPage(await raw(port, request), status, title);
      expect(seen).toEqual([]);
    },
  );

  it("a person whose request is refused below the doors gets a page for a body that takes too long, and says that the text is where it was typed", async () => {
    const { port } = await aFront({ limits: { timeoutMs: 50 } });
    const answer = await raw(port, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");
    expectPage(answer, 408, "The request took too long to arrive");
    expect(answer).toContain("Back button");
  });

  it("a person whose request is refused below the doors gets a page for a head that takes too long", async () => {
    const { port } = await aFront({ arriving: { headersTimeout: 60, connectionsCheckingInterval: 20 } });
    const answer = await raw(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    expectPage(answer, 408, "The request took too long to arrive");
  });

  it("a connection that was never used gets no page", async () => {
    const { port } = await aFront({ arriving: { headersTimeout: 60, connectionsCheckingInterval: 20 } });
    expect(await raw(port, "")).toBe("");
  });

  it("a person whose request is refused below the doors gets a page for a body that is too large, all of which it may send", async () => {
    const { origin } = await aFront();
    const answer = await fetch(origin, { method: "POST", body: Buffer.alloc(40 * 1024 * 1024) });
    expect(answer.status).toBe(413);
    const page = await answer.text();
    for (const words of ["4.5 MB", "Back button", 'href="/"']) expect(page).toContain(words);
  });

  it("a person whose request is refused below the doors gets a page for a fault, with its reference, and for an answer that does not come", async () => {
    const { port, lines } = await aFront({
      doors: {
        public: () => Promise.reject(new Error("x")),
        bidder: () => new Promise<never>(() => undefined),
      },
      limits: { handlerMs: 30 },
    });
    const fault = await raw(port, `GET / HTTP/1.1\r\n${CLOSE}\r\n`);
    expectPage(fault, 500, "Sorry, there is a problem with the service");
    expect(fault).toContain(lines[0]?.requestId);
    expectPage(
      await raw(port, `GET /bidder HTTP/1.1\r\n${CLOSE}\r\n`),
      504,
      "The portal took too long to answer",
    );
  });

  it("once, and in place of no answer that has begun", async () => {
    const { port } = await aFront({
      mounts: [
        {
          prefix: "/begun",
          handle: (req, res) => {
            res.writeHead(200, { "content-length": 9 });
            res.write("one");
            req.on("error", () => undefined);
          },
        },
      ],
    });
    const chunked = "POST /begun HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    const answer = await new Promise<string>((resolve) => {
      let heard = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(chunked));
      socket.once("data", () => socket.write("zz\r\nzz\r\nzz\r\n"));
      socket.on("data", (bytes) => (heard += bytes.toString()));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(heard));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK.*\r\none$/s);
    const twice = await raw(port, "nonsense\r\n\r\nnonsense\r\n\r\n");
    expect(twice.match(/HTTP\/1\.1 400/g)).toHaveLength(1);
  });
});

describe("a program gets a problem document", () => {
  it.each([
    ["an address that is none", `GET /api/v1/% HTTP/1.1\r\n${CLOSE}\r\n`, 400, "bad-address"],
    [
      "headers too large",
      `GET /api/v1/x HTTP/1.1\r\n${CLOSE}Cookie: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
      "head-too-large",
    ],
    [
      "a chunk that is none",
      `POST /api/v1/x HTTP/1.1\r\n${CLOSE}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
      "not-understood",
    ],
  ])("a program gets a problem document for %s", async (_, request, status, code) => {
    const { port } = await aFront();
    const sent = partsOf(await raw(port, request));
    expect(sent.status).toBe(status);
    expect(sent.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(sent.body)).toMatchObject({ type: `urn:problem:${code}`, status, code });
  });
});
