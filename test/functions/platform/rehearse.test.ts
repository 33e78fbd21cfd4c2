import { beforeEach, expect, it } from "vitest";
import { acting } from "../../../functions/platform/enact.ts";
import { rehearse } from "../../../functions/platform/rehearse.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { accept, refuse } from "../../../shared/kernel/result.ts";
import { london } from "../../builders/competition.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { COMPETITION, PERSON, soundEntries } from "./an-act.ts";

const actor: AuthorityActor = {
  audience: "authority",
  personId: PERSON,
  name: "Ada",
  role: "national-lead",
  lots: "all",
};
const COMMAND = { competitionId: COMPETITION, reason: "Full" };

let portal: TestPortal;
let closed: boolean;
const does = acting("lot.closed", async (_deps, _actor: AuthorityActor, { reason }: typeof COMMAND) =>
  closed
    ? refuse({ code: "already-closed" })
    : accept({ writes: [], subject: "lot-7", detail: { reason }, answer: { lotId: "lot-7" } }),
);
const rehearsed = () => rehearse(does, portal.deps, actor, COMMAND, key("close"));
beforeEach(async () => {
  portal = await aPortal({ at: london("2014-05-16T11:59") });
  closed = false;
});

it("gives the entry that the act would leave, and writes nothing", async () => {
  const before = await portal.digest();
  const would = await rehearsed();
  expect(would).toMatchObject({
    would: { what: "lot.closed", detail: { reason: "Full" }, subject: "lot-7" },
  });
  expect(await portal.digest()).toBe(before);
  await does(portal.deps, actor, COMMAND, key("close"));
  const [{ salt: _salt, hash: _hash, ...entry } = {}] = await soundEntries(portal);
  expect(would).toMatchObject({ would: entry });
});

it("gives the reason for which it would be refused", async () => {
  closed = true;
  expect(await rehearsed()).toEqual({ ok: false, error: { code: "already-closed" } });
});

it("gives the answer that the same request has had, where it would be refused by now", async () => {
  await does(portal.deps, actor, COMMAND, key("close"));
  closed = true;
  expect(await rehearsed()).toMatchObject({
    ok: true,
    value: { answer: { lotId: "lot-7" }, repeated: true },
  });
});

it("is a fault of what breaks, and of an act that writes before it commits", async () => {
  const broken: typeof does = () => Promise.reject(new Error("broken"));
  await expect(rehearse(broken, portal.deps, actor, COMMAND, key("close"))).rejects.toThrow("broken");
  const writesFirst: typeof does = async (deps, ...asked) => {
    await deps.table.writeOne({ put: { pk: "STAGING#a", sk: "A" } });
    return does(deps, ...asked);
  };
  await expect(rehearse(writesFirst, portal.deps, actor, COMMAND, key("close"))).rejects.toThrow(
    "an act that is rehearsed has come to its write",
  );
});
