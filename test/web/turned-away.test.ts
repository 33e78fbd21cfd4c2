import { beforeEach, describe, expect, it } from "vitest";
import { openDoor } from "../../web/doors/door.tsx";
import { createHandler } from "../../web/doors/authority.ts";
import { epochMs, SECOND } from "../../shared/kernel/instant.ts";
import { gatewayEvent } from "../builders/gateway.ts";
import { london } from "../builders/competition.ts";
import { aPortal, type TestPortal, ORIGIN } from "../builders/portal.ts";
import type { Answer } from "../builders/answer.ts";
import { front } from "../builders/doors.ts";
import { Visitor } from "../builders/visitor.ts";

let portal: TestPortal;
let visitor: Visitor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  visitor = await Visitor.signedIn(front(portal.deps), "lead@authority.example", "Anna Lead");
});

const APPOINT = "/authority/people/appoint";
const FORM = { requestKey: "the-key-of-this-form", name: "Bea <b>Bold</b>", mail: "bea@authority.example" };
const OWN = { origin: ORIGIN, referer: `${ORIGIN}${APPOINT}?from=list` };
const OLD_NAME = { origin: "https://old.example", "sec-fetch-site": "same-origin" };

/** A form with the size that browsers say it has. */
const sized = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams(fields).toString();
  const all = { "content-type": "application/x-www-form-urlencoded", "content-length": `${body.length}` };
  return { method: "POST", headers: new Headers(Object.entries({ ...all, ...headers })), body };
};

/** What every page of a refusal has: the portal's style, and a way to the start page. */
function pageOf({ headers, text: page }: Answer): string {
  expect(headers.get("content-type")).toMatch(/^text\/html/);
  expect(page).toContain('<h1 class="govuk-heading-l">');
  expect(page).toContain('<a href="/">');
  return page;
}
const GIVEN_BACK = "Bea &lt;b&gt;Bold&lt;/b&gt;";
const AGAIN = "Send it again</button>";

describe("a form that is turned away before any page", () => {
  it("a form of the portal's own page under an old name is given back, with the right address", async () => {
    const before = await portal.digest();
    const answer = await visitor.send(APPOINT, sized(FORM, OLD_NAME));
    expect(answer.status).toBe(403);
    const page = pageOf(answer);
    for (const words of [
      "The portal has another address",
      "What you had typed",
      GIVEN_BACK,
      `href="${ORIGIN}${APPOINT}"`,
    ])
      expect(page).toContain(words);
    expect(page).not.toContain(AGAIN);
    expect(page).not.toContain(FORM.requestKey);
    expect(await portal.digest()).toBe(before);
  });

  it.each([
    ["of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["of a site under the same domain", { origin: "https://evil.example", "sec-fetch-site": "same-site" }],
    ["that says nothing of where it is from", {}],
  ])("%s does not have its words shown as ours", async (_, headers) => {
    const page = pageOf(await visitor.send(APPOINT, sized(FORM, headers)));
    expect(page).not.toContain("Bea");
    expect(page).not.toContain(AGAIN);
    expect(page).toContain("Back button");
  });

  it("a form at an address that takes none is given back", async () => {
    const answer = await visitor.send("/help", sized(FORM, OWN));
    expect(answer.status).toBe(405);
    const page = pageOf(answer);
    expect(page).toContain(GIVEN_BACK);
    expect(page).toContain('href="/help"');
  });

  it("a form that is larger than it may be is given back, for the person who is signed in", async () => {
    const answer = await visitor.send(APPOINT, sized({ ...FORM, reason: "x".repeat(1_100_000) }, OWN));
    expect(answer.status).toBe(413);
    const page = pageOf(answer);
    for (const words of [
      "up to 1 MB",
      GIVEN_BACK,
      "x".repeat(1_000),
      `href="${APPOINT}?from=list"`,
      "Anna Lead",
    ])
      expect(page).toContain(words);
  });

  it("a form that is larger than anything can be is not kept, and the page says where it still is", async () => {
    const answer = await visitor.send(APPOINT, sized({ ...FORM, reason: "x".repeat(5_000_000) }, OWN));
    expect(answer.status).toBe(413);
    const page = pageOf(answer);
    expect(page).toContain("Back button");
    expect(page).not.toContain("Bea");
  });

  it("too often is given back to be sent again", async () => {
    const stranger = new Visitor(visitor.doors);
    for (let asked = 0; asked < 600; asked += 1) await stranger.get("/authority");
    const answer = await stranger.send(APPOINT, sized(FORM, OWN));
    expect(answer.status).toBe(429);
    const page = pageOf(answer);
    for (const words of [GIVEN_BACK, AGAIN]) expect(page).toContain(words);
  });

  it("a form that is turned away before any page leads back nowhere outside the portal", async () => {
    const referer = "https://evil.example/page";
    const page = pageOf(await visitor.send("/session/alive", sized(FORM, { origin: ORIGIN, referer })));
    expect(page).not.toContain("evil.example");
  });
});

describe("a program", () => {
  it("a program is told in a problem document", async () => {
    const body = JSON.stringify({ text: "x".repeat(1_100_000) });
    const headers = { "content-type": "application/json", "content-length": `${body.length}` };
    const answer = await visitor.send("/api/v1/authority/competitions", { method: "POST", headers, body });
    expect(answer.status).toBe(413);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({ code: "too-large", detail: expect.stringContaining("1 MB") });
  });
});

describe("a fault", () => {
  it("gives back what was typed, and to send again what has a key", async () => {
    const app = openDoor(portal.deps, "authority").post("/authority/broken", async (c) => {
      await c.req.parseBody();
      throw new Error("secret detail");
    });
    const sent = (fields: Readonly<Record<string, string>>, headers = OWN) =>
      new Visitor(app).send("/authority/broken", sized(fields, headers));
    const page = pageOf(await sent(FORM));
    for (const words of [GIVEN_BACK, AGAIN, "it may have arrived"]) expect(page).toContain(words);
    expect(page).not.toContain("secret detail");
    const { requestKey: _, ...keyless } = FORM;
    expect(pageOf(await sent(keyless))).not.toContain(AGAIN);
  });
});

describe("a request whose stamp is not believed", () => {
  const late = epochMs(london("2013-10-01T09:00")) - 36 * SECOND;
  const sentAs = (path: string, headers: Readonly<Record<string, string>>) => {
    const { body, headers: all } = sized(FORM, headers);
    const sent = { rawPath: path, headers: Object.fromEntries(all), body };
    return createHandler(portal.deps)(gatewayEvent(sent, late, "POST"));
  };

  it("is answered with a page that gives it back to be sent again", async () => {
    const { statusCode, body, headers } = await sentAs(APPOINT, OWN);
    expect(statusCode).toBe(503);
    expect(headers?.["content-type"]).toMatch(/^text\/html/);
    for (const words of [GIVEN_BACK, AGAIN, "nothing has been saved or sent"]) expect(body).toContain(words);
  });

  it("a form of another site is not given back, so that it cannot become one of ours", async () => {
    const { body } = await sentAs(APPOINT, { origin: "https://evil.example" });
    expect(body).not.toContain("Bea");
    expect(body).not.toContain(AGAIN);
  });

  it("a form of our own page under an old name is shown, and not sent again from there", async () => {
    const { body } = await sentAs(APPOINT, OLD_NAME);
    expect(body).toContain(GIVEN_BACK);
    expect(body).not.toContain(AGAIN);
  });

  it("a program that is turned away gets a problem document", async () => {
    const { body } = await sentAs("/api/v1/authority/competitions", {});
    expect(JSON.parse(body)).toMatchObject({ status: 503, code: "clock-disagrees" });
  });
});
