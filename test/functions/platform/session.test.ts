import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { beforeEach, describe, expect, it } from "vitest";
import {
  ABSOLUTE_LIMIT,
  checkSession,
  IDLE_LIMIT,
  openSession,
  sessionKey,
} from "../../../functions/platform/session.ts";
import { worthKey } from "../../../functions/platform/place-rows.ts";
import { sha256 } from "../../../shared/kernel/digest.ts";
import { PersonId, TokenId } from "../../../shared/kernel/id.ts";
import { instantOf, MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { PERSON } from "./an-act.ts";

const NOW = instantOf(Date.UTC(2014, 4, 16, 11));
let portal: TestPortal;
beforeEach(async () => {
  portal = await aPortal({ at: NOW });
});

const actor = { audience: "newcomer", personId: PERSON, name: "Ada" } as const;
const given = { kind: "cookie", actor, mail: "ada@authority.example" } as const;

type Instead = Parameters<typeof openSession>[2];
async function open(kind: "cookie" | "bearer" = "cookie", instead?: Instead): Promise<string> {
  const { secret, writes } = await openSession(portal.deps, { ...given, kind }, instead);
  const { written } = await portal.deps.table.writeAll(writes);
  if (!written) throw new Error("the session was not opened");
  return secret;
}
const check = (secret: string, kind: "cookie" | "bearer" = "cookie") =>
  checkSession(portal.deps, secret, kind);
const row = async (secret: string) => portal.deps.table.get(sessionKey(await sha256(secret)));

describe("a session", () => {
  it("is found by its secret alone, which is nowhere in the table", async () => {
    const secret = await open();
    expect(await check(secret)).toMatchObject({ actor, mail: given.mail });
    expect(await check(`${secret}x`)).toBeUndefined();
    const item = await row(secret);
    expect(JSON.stringify(item)).not.toContain(secret);
    expect(secret.length * 6).toBeGreaterThanOrEqual(256);
  });

  it("a session of a browser is none of a client's, nor the other way round", async () => {
    expect(await check(await open("cookie"), "bearer")).toBeUndefined();
    expect(await check(await open("bearer"), "cookie")).toBeUndefined();
  });

  it("a session is over at once, though a copy of the table still shows it", async () => {
    const secret = await open();
    const shown = await row(secret);
    const { table } = portal.deps;
    await table.writeOne({ remove: sessionKey(await sha256(secret)) });
    const getMany: typeof table.getMany = async (keys, consistency) =>
      consistency === "eventual" ? [shown] : table.getMany(keys, consistency);
    const behind = { ...portal.deps, table: { ...table, getMany } };
    expect(await checkSession(behind, secret, "cookie")).toBeUndefined();
  });

  it("ends when a browser left it idle for 30 minutes", async () => {
    const secret = await open();
    portal.waste(IDLE_LIMIT - 1);
    expect(await check(secret)).toBeDefined();
    portal.waste(IDLE_LIMIT);
    expect(await check(secret)).toBeUndefined();
  });

  it("a session of a client may rest, but not for ever", async () => {
    const secret = await open("bearer");
    portal.waste(ABSOLUTE_LIMIT - 1);
    expect(await check(secret, "bearer")).toBeDefined();
    portal.waste(1);
    expect(await check(secret, "bearer")).toBeUndefined();
  });

  it("ends after 12 hours however much it is used", async () => {
    const secret = await open();
    for (let used = 0; used < ABSOLUTE_LIMIT - 20 * MINUTE; used += 20 * MINUTE) {
      portal.waste(20 * MINUTE);
      expect(await check(secret)).toBeDefined();
    }
    portal.waste(20 * MINUTE);
    expect(await check(secret)).toBeUndefined();
  });

  it("has its use written down no more than every 5 minutes", async () => {
    const secret = await open();
    const opened = (await row(secret))?.["lastSeenAt"];
    portal.waste(5 * MINUTE - 1);
    await check(secret);
    expect((await row(secret))?.["lastSeenAt"]).toBe(opened);
    portal.waste(1);
    await check(secret);
    expect((await row(secret))?.["lastSeenAt"]).toBe(Number(opened) + 5 * MINUTE);
  });

  it("does not come back to life by being used at the moment it is ended", async () => {
    const secret = await open();
    portal.waste(6 * MINUTE);
    const { table } = portal.deps;
    const hash = await sha256(secret);
    const ended: typeof table = {
      ...table,
      async writeOne(write) {
        await table.writeAll([{ remove: sessionKey(hash) }]);
        return table.writeOne(write);
      },
    };
    await checkSession({ ...portal.deps, table: ended }, secret, "cookie");
    expect(await row(secret)).toBeUndefined();
    expect(await check(secret)).toBeUndefined();
  });
});

describe("a session on a place", () => {
  const acting = { ...actor, audience: "authority", role: "auditor", lots: "all" } as const;
  const tokenId = TokenId.parse("tok_0123456789abcdefghjkmnpqrs");
  const token = { tokenId, issuedAt: NOW, endsAt: plus(NOW, ABSOLUTE_LIMIT) };
  const worthIs = (worth: object | undefined) =>
    portal.deps.table.writeAll([
      worth === undefined
        ? { remove: worthKey(PERSON, "authority") }
        : { put: { ...worthKey(PERSON, "authority"), tokens: [], version: 1, ...worth } },
    ]);
  async function openOn(grant: number, kind: "cookie" | "bearer" = "cookie") {
    const about = { ...given, kind, actor: acting, grant, ...(kind === "bearer" ? { tokenId } : {}) };
    const { secret, writes } = await openSession(portal.deps, about);
    await portal.deps.table.writeAll(writes);
    return secret;
  }

  it("keeps neither role nor lots: they are what the place says, where a door reads it", async () => {
    await worthIs({ grant: 1 });
    const secret = await openOn(1);
    expect((await row(secret))?.["actor"]).toEqual({ ...actor, audience: "authority" });
    expect((await check(secret))?.actor).toEqual({ ...actor, audience: "authority", lots: [] });
    const told = async (staff: AuthorityActor | undefined) =>
      (await checkSession(portal.deps, secret, "cookie", async () => staff))?.actor;
    expect(await told(acting)).toEqual(acting);
    expect(await told(undefined)).toBeUndefined();
  });

  it("is worth what the place is worth, and that is looked up at every request", async () => {
    const secret = await openOn(3);
    for (const [worth, lives] of [
      [undefined, false],
      [{ grant: 2 }, false],
      [{ grant: 3 }, true],
      [{ grant: 4 }, false],
    ] as const) {
      await worthIs(worth);
      expect((await check(secret)) !== undefined, JSON.stringify(worth)).toBe(lives);
    }
  });

  it("a session of a token ends when the token is revoked, and other sessions of the place go on", async () => {
    const [browser, program] = [await openOn(1), await openOn(1, "bearer")];
    await worthIs({ grant: 1, tokens: [token] });
    expect([await check(browser), await check(program, "bearer")]).not.toContain(undefined);
    await worthIs({ grant: 1, version: 2 });
    expect(await check(program, "bearer")).toBeUndefined();
    expect(await check(browser)).toBeDefined();
  });

  it("cannot be made to look at another place by changing what the secret says", async () => {
    const secret = await openOn(1);
    await worthIs({ grant: 1 });
    const [random] = secret.split(".");
    for (const forged of [random, `${random}.${PERSON}`, `${random}.${PERSON}.org_${"0".repeat(26)}`])
      expect(await check(forged ?? "")).toBeUndefined();
  });
});

describe("a session in the place of another", () => {
  it("has a new secret, and the one before is dead", async () => {
    const before = await open();
    const live = await check(before);
    const after = await open("cookie", live);
    expect(after).not.toBe(before);
    expect(await check(before)).toBeUndefined();
    expect(await check(after)).toBeDefined();
  });

  it("ends the one that a stranger planted in the browser: whoever knows its secret is signed out", async () => {
    const stranger = PersonId.parse(portal.deps.newId("person"));
    const planted = await openSession(portal.deps, { ...given, actor: { ...actor, personId: stranger } });
    await portal.deps.table.writeAll(planted.writes);
    const own = await open("cookie", await check(planted.secret));
    expect(await check(planted.secret)).toBeUndefined();
    expect(await check(own)).toMatchObject({ actor: { personId: PERSON } });
  });
});
