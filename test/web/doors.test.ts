import { Hono } from "hono";
import { beforeEach, describe, expect, it } from "vitest";
import type { PortalEnv } from "../../functions/platform/request.ts";
import type { Table } from "../../functions/platform/table.ts";
import { epochMs, SECOND } from "../../shared/kernel/instant.ts";
import { createHandler } from "../../web/doors/authority.ts";
import { gatewayHandler, warmed } from "../../web/doors/lambda.ts";
import { london } from "../builders/competition.ts";
import { aPortal, type TestPortal, ORIGIN } from "../builders/portal.ts";
import { gatewayEvent } from "../builders/gateway.ts";
import { front, type Front } from "../builders/doors.ts";
import { Visitor } from "../builders/visitor.ts";

let portal: TestPortal;
let doors: Front;
let visitor: Visitor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  doors = front(portal.deps);
  visitor = await Visitor.signedIn(doors, "lead@authority.example", "Anna Lead");
});

const BEA = { name: "Bea", mail: "bea@authority.example", role: "auditor", checked: "yes" };
const APPOINT = "/authority/people/appoint";

describe("a form", () => {
  it("a form without Origin passes when the browser says that it is from our own page", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    const body = new URLSearchParams(BEA);
    expect((await visitor.send(APPOINT, { method: "POST", headers, body })).status).toBe(303);
  });

  it.each([
    ["multipart/form-data", "x"],
    ["multipart/form-data; boundary=x", "--y\r\n"],
    ["application/json", "{"],
    ["text/plain", "name=Bea"],
    ["application/x-www-form-urlencoded", "%E0%A4%A&name=%00&=&__proto__=1&constructor=2"],
  ])("a form that is no form (%s) gets words and not a fault", async (type, body) => {
    const before = await portal.digest();
    const headers = { origin: ORIGIN, "content-type": type };
    const answer = await visitor.send(APPOINT, { method: "POST", headers, body });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("There is a problem");
    expect(await portal.digest()).toBe(before);
    const later = await new Visitor(doors).send(APPOINT, { method: "POST", headers, body });
    expect(later.status).toBe(401);
  });

  it("a form of 10 MB is refused in words", async () => {
    const answer = await visitor.post(APPOINT, { name: "x".repeat(10_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("too large");
    const parts = new FormData();
    parts.set("name", "x".repeat(10_000_000));
    const init = { method: "POST", headers: { origin: ORIGIN }, body: parts };
    expect((await visitor.send(APPOINT, init)).status).toBe(413);
    expect((await new Visitor(doors).send(APPOINT, init)).status).toBe(413);
  });
});

describe("an address", () => {
  it("an address of another audience is refused, and of the API without a token needs one", async () => {
    expect((await visitor.get("/bidder/people")).status).toBe(403);
    expect((await visitor.get("/partner")).status).toBe(403);
    const answer = await visitor.get("/api/v1/authority/competitions");
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("the navigation", () => {
  it.each([
    ["/authority/people", "People"],
    [APPOINT, "People"],
    ["/authority/organisations", "Organisations"],
    ["/authority", "Competitions"],
    ["/authority/competition-drafts", "Competitions"],
  ])("the navigation of %s marks %s and nothing else", async (path, text) => {
    const page = (await visitor.get(path)).text;
    const marked = [...page.matchAll(/service-navigation__active-fallback">([^<]*)</g)].map(
      ([, item]) => item,
    );
    expect(marked).toEqual([text]);
  });
});

describe("a cookie", () => {
  it("is set only under a name that the page about cookies tells", async () => {
    const begun = new Visitor(doors);
    const responses = [
      await begun.get("/sign-in"),
      await begun.signIn("lead@authority.example"),
      await visitor.post(APPOINT, BEA),
    ];
    const names = responses.flatMap(({ headers }) =>
      headers.getSetCookie().map((cookie) => cookie.slice(0, cookie.indexOf("="))),
    );
    const page = (await visitor.get("/cookies")).text;
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(page).toContain(name);
  });

  it("a cookie of a session is said to last as long as the pages of the session say", async () => {
    const page = (await visitor.get("/cookies")).text;
    const minutes = Number(/data-idle-seconds="(\d+)"/.exec(page)?.[1]) / 60;
    expect(page).toContain(`It stops working after ${minutes} minutes without use`);
    expect((await visitor.get(APPOINT)).text).toContain(`signed out after ${minutes} minutes`);
  });

  it("names what was done, and cannot bring words of its own", async () => {
    visitor.cookies.set("__Host-flash", "constructor");
    expect((await visitor.get("/authority/people")).text).not.toContain("govuk-notification-banner");
    await visitor.post(APPOINT, BEA);
    expect((await visitor.get("/authority/people")).text).toContain("The role is recorded");
    expect((await visitor.get("/authority/people")).text).not.toContain("The role is recorded");
  });
});

describe("a door as a function of the gateway", () => {
  const echo = new Hono<PortalEnv>().get("/things/:thing", (c) =>
    c.json({ thing: c.req.param("thing"), query: c.req.query() }),
  );

  it.each(["a#b", "a?b=c", "100%", "%41", "%2f", "Ünï cödé ✓", "a&b;c=d", "\u0000", "\ud800"])(
    "is given the segment %j as it was meant",
    async (thing) => {
      const given = { rawPath: `/things/${thing}`, rawQueryString: "q=1" };
      const answer = await gatewayHandler(echo)(gatewayEvent(given, 0));
      expect(JSON.parse(answer.body)).toEqual({ thing: thing.toWellFormed(), query: { q: "1" } });
    },
  );

  it("answers with cookies of their own and takes the instant of the gateway", async () => {
    const taken = epochMs(london("2013-10-01T09:00"));
    const handler = createHandler(portal.deps);
    const answer = await handler(gatewayEvent({ rawPath: "/authority/people" }, taken));
    expect(answer.statusCode).toBe(302);
    const late = await handler(gatewayEvent({ rawPath: "/authority/people" }, taken - 36 * SECOND));
    expect(late.statusCode).toBe(503);
  });

  it("has answered and read the table before anybody asks, for nobody and of no module", async () => {
    const asked: string[] = [];
    const table: Table = {
      ...portal.deps.table,
      get: async (key, consistency) => {
        asked.push(key.pk.replace(/#.*/, ""));
        return portal.deps.table.get(key, consistency);
      },
    };
    portal.logLines.length = 0;
    const handler = await warmed(createHandler, { ...portal.deps, table });
    expect(asked).toEqual(["SESSION"]);
    const said = portal.logLines.map((line): unknown => JSON.parse(line));
    expect(said).toEqual([expect.objectContaining({ what: "request", requestId: "warm-up", status: 404 })]);
    const taken = epochMs(portal.deps.now());
    expect((await handler(gatewayEvent({ rawPath: "/authority/people" }, taken))).statusCode).toBe(302);
  });
});
