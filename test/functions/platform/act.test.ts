import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { anAct, at } from "../../../functions/platform/act.ts";
import { apiOf, type Declaration } from "../../../functions/platform/declaration.ts";
import { aRead } from "../../../functions/platform/read.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { NATIONAL_LEADS, type StaffRole } from "../../../shared/kernel/actor.ts";
import { LotId } from "../../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../../shared/kernel/result.ts";
import { PERSON } from "./an-act.ts";

type CloseRefusal = { code: "already-closed" } | { code: "no-such-reason" } | { code: "not-found" };
type Closed = { lotId: LotId; version: number; said: string };
const CloseLot = z.strictObject({ lotId: LotId, seenVersion: z.coerce.number(), reason: z.string() });
const REFUSED: Readonly<Record<string, CloseRefusal["code"]>> = {
  "lot-8": "already-closed",
  "lot-9": "no-such-reason",
  "lot-10": "not-found",
};

async function closeLot(
  _deps: unknown,
  { name }: { name: string },
  { lotId, seenVersion, reason }: z.infer<typeof CloseLot>,
): Promise<Result<{ answer: Closed }, CloseRefusal>> {
  const code = REFUSED[lotId];
  if (code !== undefined) return refuse({ code });
  return accept({ answer: { lotId, version: seenVersion + 1, said: `${name}: ${reason}` } });
}

const closing = anAct({
  id: "closeLot",
  audience: "authority",
  path: "/lots/:lot/closings",
  summary: "Closes a lot",
  who: NATIONAL_LEADS,
  command: CloseLot,
  seen: "seenVersion",
  answer: () => z.strictObject({ lotId: LotId, version: z.number() }),
  status: 201,
  version: ({ version }: Closed) => version,
  refusals: { "already-closed": "reason", "no-such-reason": "reason" },
  words: ({ code }: { code: string }) => `Refused: ${code}`,
  does: closeLot,
});

const reading = aRead({
  id: "getLot",
  audience: "authority",
  path: "/lots/:lot",
  summary: "One lot",
  address: z.strictObject({ lotId: LotId, year: z.coerce.number().int().optional() }),
  answer: () => z.strictObject({ lotId: LotId }),
  refusals: ["already-closed"],
  words: ({ code }: CloseRefusal) => `Refused: ${code}`,
  reads: async (_deps, _lead, { lotId, year }) => {
    if (lotId === "lot-8") return refuse({ code: "already-closed" });
    return accept({ body: { lotId, year }, version: 3 });
  },
});

/** A door with somebody signed in, the lead unless it is said otherwise; a fault shows as 500. */
const doorOf = (role: StaffRole, ...declared: Declaration[]) =>
  new Hono<PortalEnv>()
    .use(async (c, next) => {
      const actor = {
        audience: "authority",
        personId: PERSON,
        name: "Ada",
        role,
        lots: "all",
      };
      c.set("session", Object({ actor }));
      c.set("deps", Object({ newSecret: () => "a-secret-that-nobody-has-used" }));
      await next();
    })
    .route("/", apiOf("authority", declared))
    .onError((error, c) => c.text(error.message, 500));
const door = (...declared: Declaration[]) => doorOf("national-lead", ...declared);

const HEADERS = { "idempotency-key": "a-key-of-mine", "if-match": '"3"', "content-type": "application/json" };
const close = (lot: string, headers: Record<string, string> = HEADERS, body: object = { reason: "Full" }) =>
  door(closing).request(`/lots/${lot}/closings`, { method: "POST", headers, body: JSON.stringify(body) });
const codeOf = async (response: Response) => `${response.status} ${Object(await response.json()).code}`;

describe("a declared act, asked for by a program", () => {
  it("is done with what the address, If-Match and the body say, by who is signed in, and says the version that stands", async () => {
    const closed = await close("lot-7");
    expect([closed.status, closed.headers.get("etag"), await closed.json()]).toEqual([
      201,
      '"4"',
      { lotId: "lot-7", version: 4, said: "Ada: Full" },
    ]);
  });

  it("is not found when the address names what cannot exist, or the operation finds nothing", async () => {
    for (const lot of ["lot 7", "lot-10"]) expect((await close(lot)).status).toBe(404);
  });

  it("is refused for what is wrong first: its key, then that it says a version, that it can be one, then its body", async () => {
    const KEY = { "content-type": "application/json", "idempotency-key": "a-key-of-mine" };
    const wrong = { mail: "unknown" };
    const said = async (headers: Record<string, string>) => codeOf(await close("lot-7", headers, wrong));
    expect((await close("lot 7", {}, wrong)).status).toBe(404);
    expect(await said({ "content-type": "application/json" })).toBe("400 idempotency-key-missing");
    expect(await said(KEY)).toBe("428 version-missing");
    expect(await said({ ...KEY, "if-match": '"x"' })).toBe("412 changed-meanwhile");
    expect(await said(HEADERS)).toBe("422 invalid");
  });

  it("cannot say in its body what the address and If-Match say", async () => {
    for (const field of ["lotId", "seenVersion"]) {
      const refused = await close("lot-7", HEADERS, { reason: "Full", [field]: "3" });
      const detail = `Leave out ${field}: it stands in the address`;
      expect(await refused.json()).toMatchObject({ status: 422, detail });
    }
  });

  it("is refused to who may not before anything is said of it: not of its address, key, version, body or state", async () => {
    const ask = (lot: string, headers: object, body: string) =>
      doorOf("auditor", closing).request(`/lots/${lot}/closings`, {
        method: "POST",
        headers: { ...headers },
        body,
      });
    for (const answer of [
      await ask("lot-7", HEADERS, JSON.stringify({ reason: "Full" })),
      await ask("lot-8", HEADERS, JSON.stringify({ reason: "Full" })),
      await ask("lot-10", HEADERS, JSON.stringify({ reason: "Full" })),
      await ask("lot 7", HEADERS, JSON.stringify({ reason: "Full" })),
      await ask("lot-7", {}, JSON.stringify({ reason: "Full" })),
      await ask("lot-7", { ...HEADERS, "if-match": '"x"' }, JSON.stringify({ reason: "Full" })),
      await ask("lot-7", HEADERS, "{"),
    ])
      expect(await codeOf(answer)).toBe("403 needs-national-lead");
  });

  it("reads no key where it needs none, not even one that is malformed", async () => {
    const response = await door(anAct({ ...closing, key: "none" })).request("/lots/lot-7/closings", {
      method: "POST",
      headers: { ...HEADERS, "idempotency-key": "no" },
      body: JSON.stringify({ reason: "Full" }),
    });
    expect(response.status).toBe(201);
  });

  it("is refused with the code and the words of its rule", async () => {
    const refused = await close("lot-8");
    expect(await refused.json()).toMatchObject({
      status: 422,
      code: "already-closed",
      detail: "Refused: already-closed",
    });
  });

  it("is a fault when it is refused for a reason that it does not declare", async () => {
    const forgetful = { ...closing, refusals: Object({ "already-closed": "reason" }) };
    const response = await door(anAct(forgetful)).request("/lots/lot-9/closings", {
      method: "POST",
      headers: HEADERS,
      body: JSON.stringify({ reason: "Full" }),
    });
    expect([response.status, await response.text()]).toEqual([
      500,
      "closeLot does not declare that it refuses with no-such-reason",
    ]);
  });

  it("names each of its refusals and no other", () => {
    const named = Object.keys(at("reason", "already-closed", "no-such-reason"));
    expect(named).toEqual(["already-closed", "no-such-reason"]);
    // @ts-expect-error A reason is missing.
    anAct({ ...closing, refusals: at("reason", "already-closed") });
    // @ts-expect-error A reason is none of the operation's.
    anAct({ ...closing, refusals: at("reason", "already-closed", "no-such-reason", "never-so") });
  });

  it("cannot be declared on a path that names what its command has not", () => {
    expect(() => anAct({ ...closing, path: "/rooms/:room" })).toThrow("/rooms/:room names room");
  });

  it("is described with its body less what the address and the headers say, for whom it is, and every refusal", () => {
    const described = closing.described();
    expect(described).toMatchObject({
      operationId: "closeLot",
      method: "post",
      path: "/api/v1/authority/lots/:lot/closings",
      summary: "Closes a lot. For national competition leads",
      needs: { idempotencyKey: true, ifMatch: true },
      refusals: [
        "already-closed",
        "no-such-reason",
        "needs-national-lead",
        "not-found",
        "request-key-reused",
      ],
    });
    expect(described?.body?.safeParse({ reason: "Full" }).success).toBe(true);
    expect(described?.body?.safeParse({ reason: "Full", lotId: "lot-7" }).success).toBe(false);
  });
});

describe("a declared read", () => {
  const get = (path: string) => door(reading).request(path);

  it("answers with what the address and the query ask, and its version", async () => {
    const read = await get("/lots/lot-7?year=2014");
    expect([read.status, read.headers.get("etag"), await read.json()]).toEqual([
      200,
      '"3"',
      { lotId: "lot-7", year: 2014 },
    ]);
  });

  it.each(["?month=5", "?year=2014&year=2015", "?lotId=lot-8"])(
    "a declared read refuses the query %s",
    async (query) => {
      expect(await codeOf(await get(`/lots/lot-7${query}`))).toBe("422 invalid");
    },
  );

  it("is refused with the code of its rule, and not found where nothing can be", async () => {
    expect(await codeOf(await get("/lots/lot-8"))).toBe("422 already-closed");
    expect((await get("/lots/lot 7")).status).toBe(404);
  });

  it("is described with its query, less what stands in the path", () => {
    const described = reading.described();
    expect(described?.refusals).toEqual(["already-closed", "not-found"]);
    expect(Object.keys(described?.query?.shape ?? {})).toEqual(["year"]);
  });
});
