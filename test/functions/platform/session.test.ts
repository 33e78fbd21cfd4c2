import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ABSOLUTE_LIMIT,
  checkSession,
  endSessions,
  IDLE_LIMIT,
  openSession,
  sessionKey,
} from "../../../functions/platform/session.ts";
import { sha256 } from "../../../shared/kernel/digest.ts";
import { PersonId } from "../../../shared/kernel/id.ts";
import { instantOf, MINUTE } from "../../../shared/kernel/instant.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { PERSON } from "./an-act.ts";

let portal: TestPortal;
beforeEach(async () => {
  portal = await aPortal({ at: instantOf(Date.UTC(2014, 4, 16, 11)) });
});
afterEach(() => portal.close());

const actor = { audience: "newcomer", personId: PERSON, name: "Ada" } as const;
const given = { kind: "cookie", actor, mail: "ada@authority.example", capacities: 0 } as const;

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

  it("of a browser is none of a client's, nor the other way round", async () => {
    expect(await check(await open("cookie"), "bearer")).toBeUndefined();
    expect(await check(await open("bearer"), "cookie")).toBeUndefined();
  });

  it("ends when a browser left it idle for 30 minutes", async () => {
    const secret = await open();
    portal.waste(IDLE_LIMIT - 1);
    expect(await check(secret)).toBeDefined();
    portal.waste(IDLE_LIMIT);
    expect(await check(secret)).toBeUndefined();
  });

  it("of a client may rest, but not for ever", async () => {
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
    const ended: typeof table = {
      ...table,
      async writeOne(write) {
        await table.writeAll(await endSessions(table, PERSON));
        return table.writeOne(write);
      },
    };
    await checkSession({ ...portal.deps, table: ended }, secret, "cookie");
    expect(await row(secret)).toBeUndefined();
    expect(await check(secret)).toBeUndefined();
  });
});

describe("ending a person's sessions", () => {
  it("ends all of them, of browsers and clients", async () => {
    const secrets = [await open(), await open("bearer"), await open()] as const;
    await portal.deps.table.writeAll(await endSessions(portal.deps.table, PERSON));
    expect([await check(secrets[0]), await check(secrets[1], "bearer"), await check(secrets[2])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("fails, to be tried again, when another was opened meanwhile", async () => {
    await open();
    const writes = await endSessions(portal.deps.table, PERSON);
    const late = await open();
    expect((await portal.deps.table.writeAll(writes)).written).toBe(false);
    expect(await check(late)).toBeDefined();
  });

  it("fails so for somebody who had none open", async () => {
    const writes = await endSessions(portal.deps.table, PERSON);
    await open();
    expect((await portal.deps.table.writeAll(writes)).written).toBe(false);
  });

  it("lets no session through that was being opened before it", async () => {
    await open();
    const { secret, writes } = await openSession(portal.deps, given);
    await portal.deps.table.writeAll(await endSessions(portal.deps.table, PERSON));
    expect((await portal.deps.table.writeAll(writes)).written).toBe(false);
    expect(await check(secret)).toBeUndefined();
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

  it("is the twenty-first: the oldest ends, and none outlives the ending of all", async () => {
    const secrets: string[] = [];
    for (let count = 0; count < 21; count += 1) secrets.push(await open());
    expect(await Promise.all(secrets.slice(0, 2).map((secret) => check(secret)))).toEqual([
      undefined,
      expect.anything(),
    ]);
    await portal.deps.table.writeAll(await endSessions(portal.deps.table, PERSON));
    const alive = await Promise.all(secrets.map((secret) => check(secret)));
    expect(alive.filter((one) => one !== undefined)).toEqual([]);
  });
});
