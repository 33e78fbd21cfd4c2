import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { problem } from "../../../functions/platform/problem.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { checked, readJson } from "../../../functions/platform/read-body.ts";
import { cursorOf, sortKeyOf } from "../../../functions/platform/cursor.ts";
import { idempotencyKey, seenVersion } from "../../../functions/platform/request-headers.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { PersonName } from "../../../shared/people/schema.ts";
import * as z from "zod";
import fc from "fast-check";

const Command = z.strictObject({ lots: z.array(z.string().max(10)).max(3), name: z.string().optional() });

/** A door that reads a command, its key and the version seen, and answers what it read or the problem. */
const door = new Hono<PortalEnv>().post("/", async (c) => {
  c.set("requestId", "r1");
  for (const read of [idempotencyKey(c), seenVersion(c), await readJson(c, Command, { name: "from-path" })]) {
    if (!read.ok) return problem(c, read.error);
  }
  return c.json({});
});

async function send(body: string, headers: Record<string, string> = {}) {
  const answer = await door.request("/", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "idempotency-key": "key-0001",
      "if-match": '"3"',
      ...headers,
    },
  });
  return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
}

describe("a problem document", () => {
  it("has its type, title, status, code, words and the request it is about", async () => {
    expect(await send("[]")).toEqual({
      status: 400,
      type: "application/problem+json; charset=utf-8",
      body: {
        type: "urn:problem:not-an-object",
        title: "The request cannot be read",
        status: 400,
        code: "not-an-object",
        detail: "Send one JSON object",
        instance: "urn:request:r1",
      },
    });
  });

  it("names each field that does not fit, and does not repeat what was in it", async () => {
    const typed = "a-secret-that-was-typed";
    const { status, body } = await send(JSON.stringify({ lots: ["lot-1", typed], mail: typed }));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/lots/1" }, { pointer: "/", detail: "Not known here: mail" }],
    });
    expect(JSON.stringify(body)).not.toContain(typed);
  });

  it.each([
    ["no JSON by name", "{}", { "content-type": "text/plain" }, 415, "not-json"],
    ["no JSON by form", "{", {}, 400, "not-json"],
    ["empty though something is needed", "", {}, 422, "invalid"],
    ["a list", "[]", {}, 400, "not-an-object"],
    ["null", "null", {}, 400, "not-an-object"],
    ["a field that stands in the address", '{"lots":[],"name":"other"}', {}, 422, "invalid"],
    ["an unknown field", '{"lots":[],"__proto__":{"a":1}}', {}, 422, "invalid"],
    ["without a request key", "{}", { "idempotency-key": "" }, 400, "idempotency-key-missing"],
    ["with a short request key", "{}", { "idempotency-key": "1" }, 400, "idempotency-key-missing"],
    ["without a version", "{}", { "if-match": "" }, 428, "version-missing"],
    ["with a version unquoted", "{}", { "if-match": "3" }, 428, "version-missing"],
    ["with any version", "{}", { "if-match": "*" }, 428, "version-missing"],
  ])("answers a body that is %s", async (_what, body, headers: Record<string, string>, status, code) => {
    expect(await send(body, headers)).toMatchObject({ status, body: { status, code } });
  });

  it("no problem document is made when everything fits", async () =>
    expect(await send('{"lots":["lot-1"]}')).toMatchObject({ status: 200 }));

  it.each([
    [{ lots: [] }, "Enter a name"],
    [{ name: 5, lots: [] }, "Enter a name"],
    [{ name: "Zoe" }, "Send lots: it is missing"],
    [{ name: "Zoe", lots: "all" }, "Send lots as a list"],
    [{ name: "Zoe", lots: [5] }, "Send lots.0 as text"],
    [{ name: "Zoe", lots: ["lot-1", "lot-2"] }, "Send less in lots: 1 at most"],
    [{ name: "Zoe", lots: [], role: "king" }, "Send one of these as role: member, submitter"],
    [{ name: "Zoe", lots: [], to: { day: 0 } }, "Send more in to.day: 1 at least"],
    [{ name: "Zoe", lots: [], to: { day: 1.5 } }, "Send to.day as a whole number"],
    ["Zoe", "Send the body as an object"],
  ])("says in the portal's words what does not fit in %j", (sent, detail) => {
    const Invite = z.strictObject({
      name: PersonName,
      lots: z.array(z.string()).max(1),
      role: z.enum(["member", "submitter"]).optional(),
      to: z.strictObject({ day: z.int().min(1) }).optional(),
    });
    expect(checked(Invite, sent)).toMatchObject({ error: { detail } });
  });

  it("a problem document lists no more than twenty fields", () => {
    const many = checked(
      z.array(z.string()),
      Array.from({ length: 100 }, (_, index) => index),
    );
    expect(many.ok ? [] : many.error.errors).toHaveLength(20);
  });

  it("a problem document of a refusal is 422 unless it is about who, what or when", () => {
    expect(
      ["lots-needed", "not-found", "not-your-lot", "changed-meanwhile", "too-many-attempts"].map(statusOf),
    ).toEqual([422, 404, 403, 412, 429]);
  });
});

describe("a cursor", () => {
  it("comes back as the sort key it was made of", () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,8}(#[a-z0-9_-]{1,8}){0,3}$/), (sortKey) => {
        expect(sortKeyOf(cursorOf(sortKey))).toBe(sortKey);
      }),
    ));

  it.each([
    "",
    "x",
    "AAAA",
    cursorOf("org"),
    cursorOf("ORG#a#B"),
    cursorOf("ORG#a\n"),
    cursorOf("ORG##"),
    "%00",
  ])("a cursor that was made up (%j) is none", (cursor) => expect(sortKeyOf(cursor)).toBeUndefined());
});
