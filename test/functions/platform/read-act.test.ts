import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { addressed } from "../../../functions/platform/addressed.ts";
import { problem } from "../../../functions/platform/problem.ts";
import { readAct } from "../../../functions/platform/read-act.ts";
import { noQuery } from "../../../functions/platform/read-query.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { LotId } from "../../../shared/kernel/id.ts";

const Close = z.strictObject({ lotId: LotId, seenVersion: z.coerce.number(), reason: z.string() });
const SEEN_LOT = { field: "seenVersion", shape: z.string().regex(/^\d$/) };

/** A door to lots: one is read without a query, and closed by an act on the version that was seen. */
const door = new Hono<PortalEnv>()
  .get("/lots/:lot", (c) => {
    const query = noQuery(c);
    return query.ok ? c.json(query.value) : problem(c, query.error);
  })
  .post("/lots/:lot", async (c) => {
    const lotId = addressed(c, "lot", LotId);
    if (lotId === undefined) return c.notFound();
    const asked = await readAct(c, Close, { lotId }, SEEN_LOT);
    return asked.ok ? c.json(asked.value) : problem(c, asked.error);
  });

async function close(headers: Record<string, string>, body: object = { reason: "Full" }, lot = "lot-7") {
  const answer = await door.request(`/lots/${lot}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: answer.status, body: answer.status === 404 ? undefined : await answer.json() };
}
const KEY = { "idempotency-key": "a-key-of-mine" };
const SEEN = { "if-match": '"3"' };

describe("an act of a program", () => {
  it("is its key, and its body with what the address and If-Match say", async () =>
    expect(await close({ ...KEY, ...SEEN })).toEqual({
      status: 200,
      body: { key: "a-key-of-mine", command: { lotId: "lot-7", seenVersion: 3, reason: "Full" } },
    }));

  it.each([
    ["its address", {}, "lot 7", 404, undefined],
    ["then its key", {}, "lot-7", 400, "idempotency-key-missing"],
    ["then that it says a version", KEY, "lot-7", 428, "version-missing"],
    ["then that it can be one", { ...KEY, "if-match": '"x"' }, "lot-7", 412, "changed-meanwhile"],
    ["then its body", { ...KEY, ...SEEN }, "lot-7", 422, "invalid"],
  ])(
    "is refused for what is wrong first: %s",
    async (_what, headers: Record<string, string>, lot, status, code) => {
      const refused = await close(headers, { mail: "unknown" }, lot);
      expect([refused.status, refused.body?.code]).toEqual([status, code]);
    },
  );

  it("cannot say in its body what the address and If-Match say", async () => {
    for (const field of ["lotId", "seenVersion"])
      expect(await close({ ...KEY, ...SEEN }, { reason: "Full", [field]: "3" })).toMatchObject({
        status: 422,
        body: { detail: `Leave out ${field}: it stands in the address` },
      });
  });
});

describe("an address that knows no query", () => {
  it.each([
    ["/lots/lot-7", 200],
    ["/lots/lot-7?", 200],
    ["/lots/lot-7?all", 422],
    ["/lots/lot-7?__proto__=1", 422],
  ])("answers %s with %i", async (address, status) =>
    expect((await door.request(address)).status).toBe(status),
  );
});
