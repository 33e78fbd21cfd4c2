import { describe, expect, it } from "vitest";
import { AuthorityActor, NewcomerActor } from "../../shared/kernel/actor.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { destinationOf, returnPath } from "../../web/people/signin/return-path.ts";

const ELSEWHERE = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "%2f%2fevil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "//user@evil.example",
  "/@evil.example",
  "https://portal.example@evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/bidder/..//evil.example",
  "/bidder//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/bidder\r\nSet-Cookie: a=b",
  "/bidder\n",
  "/\u0000",
  "/bidder\u2028x",
  "/．．/evil",
  "/bidder?next=//evil.example",
  "/bidder#x",
  "evil.example",
  "",
  "/",
  `/${"a".repeat(400)}`,
];

describe("the path to go on to after signing in", () => {
  it.each(ELSEWHERE)("is not taken from %j", (to) => {
    expect(returnPath(to)).toBeUndefined();
  });

  it.each([
    "/bidder",
    "/authority/people",
    "/bidder/competitions/cmp_0/preferences/preferences-2",
    "/a/b.csv",
  ])("may be %s, which stays on the portal", (to) => {
    const path = returnPath(to);
    expect(path).toBe(to);
    expect(new URL(path ?? "", "https://portal.example").href).toBe(`https://portal.example${to}`);
  });

  it.each(["/sign-in", "/sign-in/callback", "/sign-out"])("is not %s, which begins anew", (to) => {
    expect(returnPath(to)).toBeUndefined();
  });
});

describe("where somebody goes who has signed in", async () => {
  const personId = await personIdOf("anna@example.org");
  const lead = AuthorityActor.parse({
    audience: "authority",
    personId,
    name: "Anna",
    role: "national-lead",
    lots: "all",
  });
  const newcomer = NewcomerActor.parse({ audience: "newcomer", personId, name: "Anna" });

  it("goes on to a page that is for them", () => {
    expect(destinationOf(lead, 1, "/authority/people")).toBe("/authority/people");
    expect(destinationOf(lead, 1, "/session/tokens")).toBe("/session/tokens");
  });
  it("goes home when the page is for others, elsewhere or nowhere", () => {
    for (const to of ["/bidder/people", "//evil.example", undefined])
      expect(destinationOf(lead, 1, to)).toBe("/authority");
  });
  it("chooses first when there are several to act for, and keeps the page", () => {
    expect(destinationOf(newcomer, 2, "/bidder/people")).toBe("/session/choose?to=%2Fbidder%2Fpeople");
  });
  it("may go on to register when there is nobody to act for", () => {
    expect(destinationOf(newcomer, 0, "/bidder/register")).toBe("/bidder/register");
    expect(destinationOf(newcomer, 0, "/bidder/people")).toBe("/session/choose");
  });
});
