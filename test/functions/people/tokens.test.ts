import { beforeEach, describe, expect, it } from "vitest";
import { issueToken, listTokens, revokeToken } from "../../../functions/people/token-operations.ts";
import { suspendMember } from "../../../functions/organisations/people-operations.ts";
import { ABSOLUTE_LIMIT, checkSession, type LiveSession } from "../../../functions/platform/session.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { MOST_TOKENS } from "../../../shared/kernel/place.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { registered } from "../organisations/an-organisation.ts";
import { askingBea, BEA } from "./asking-bea.ts";

let portal: TestPortal;
let asking: ReturnType<typeof askingBea>;
let anna: BidderActor;
let session: LiveSession;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  asking = askingBea(portal);
  anna = await registered(portal);
  await asking.invites(anna);
  await portal.signIn(BEA.mail, BEA.name);
  session = await asking.sessionOf();
});

const lives = (secret = "") => checkSession(portal.deps, secret, "bearer");
const listed = async () =>
  session.actor.audience === "newcomer" ? [] : listTokens(asking.signin, session.actor);

describe("a token", () => {
  it("is issued with one entry beside the session, once: a repeat gets no secret", async () => {
    const issued = await leavesOneEntry(portal, () => issueToken(asking.signin, session, key("token")));
    expect((await lives(issued.secret))?.actor).toEqual(session.actor);
    expect(await listed()).toHaveLength(1);
    const before = await portal.digest();
    expect(must(await issueToken(asking.signin, session, key("token"))).secret).toBeUndefined();
    expect(await portal.digest()).toBe(before);
  });

  it("is one of ten at most; those that have run out count no more", async () => {
    for (let number = 1; number <= MOST_TOKENS; number += 1)
      must(await issueToken(asking.signin, session, anyKey()));
    await refusesWith(portal, "too-many-tokens", () => issueToken(asking.signin, session, anyKey()));
    portal.waste(ABSOLUTE_LIMIT);
    expect(await listed()).toHaveLength(0);
    must(await issueToken(asking.signin, session, anyKey()));
    expect(await listed()).toHaveLength(1);
  });

  it("is not issued over a change of the list that it was not decided on", async () => {
    for (let number = 1; number < MOST_TOKENS; number += 1)
      must(await issueToken(asking.signin, session, anyKey()));
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () => issueToken(asking.signin, session, anyKey())),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listed()).toHaveLength(MOST_TOKENS);
  });

  it("is revoked by its owner with one entry, and others live", async () => {
    const [kept, gone] = [
      must(await issueToken(asking.signin, session, anyKey())),
      must(await issueToken(asking.signin, session, anyKey())),
    ];
    const tokenId = (await listed())[1]?.tokenId;
    if (tokenId === undefined) throw new Error("there are two");
    await leavesOneEntry(portal, () => revokeToken(asking.signin, session, { tokenId }, key("revoke")));
    expect((await revokeToken(asking.signin, session, { tokenId }, key("revoke"))).ok).toBe(true);
    await refusesWith(portal, "not-found", () => revokeToken(asking.signin, session, { tokenId }, anyKey()));
    expect([await lives(kept.secret), await lives(gone.secret)].map((one) => one !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it("ends with the place, and does not come back to life when its person is let back", async () => {
    const { secret } = must(await issueToken(asking.signin, session, anyKey()));
    const { personId } = session.actor;
    must(await suspendMember(portal.deps, anna, { personId, suspend: true }, anyKey()));
    expect(await lives(secret)).toBeUndefined();
    must(await suspendMember(portal.deps, anna, { personId, suspend: false }, anyKey()));
    expect(await lives(secret)).toBeUndefined();
    await portal.signIn(BEA.mail, BEA.name);
    expect(await listed()).toEqual([]);
  });

  it("a person who acts for nobody can have no token", async () => {
    const newcomer = await asking.sessionOf("carl@nowhere.example", "Carl");
    await refusesWith(portal, "not-found", () => issueToken(asking.signin, newcomer, anyKey()));
  });
});
