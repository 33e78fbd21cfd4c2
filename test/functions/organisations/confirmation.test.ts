import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { invitePerson } from "../../../functions/organisations/people-operations.ts";
import {
  confirmContactMail,
  sendConfirmationAgain,
} from "../../../functions/organisations/profile-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { actsIn, changesOf } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { allItems, aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { bidder, edit, registered, sentCode, WHOLE } from "./an-organisation.ts";

const AT = london("2013-10-01T09:00");
let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: AT });
  ({ deps } = portal);
});
afterEach(() => portal.close());

const CONTACT = "carla@alpha.example";
const notify = async () => createWorker(deps)(changesOf(await actsIn(portal)));
const sentTo = (mail: string) => portal.mails.filter(({ to }) => to === mail);
const confirmedAt = async (organisation: Parameters<typeof loadConfirmation>[1]) =>
  (await loadConfirmation(deps.table, organisation))?.confirmedAt;

describe("confirming the main contact's address", () => {
  it("is asked for by a mail to the contact alone, once, with the link that nobody else gets", async () => {
    const anna = await registered(portal, WHOLE);
    await notify();
    await notify();
    const [mail, ...others] = sentTo(CONTACT);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Confirm your email address for Alpha");
    expect(mail?.text).toContain(
      `https://portal.example/bidder/organisation/confirmation/${await sentCode(portal, anna)}`,
    );
    expect(sentTo("anna@alpha.example")).toEqual([]);
  });

  it("keeps the code in one row, which is neither an entry nor a notice", async () => {
    const anna = await registered(portal, WHOLE);
    await notify();
    const code = await sentCode(portal, anna);
    const rows = (await allItems(portal.client)).filter((item) => JSON.stringify(item).includes(code));
    expect(rows.map(({ sk }) => sk?.S)).toEqual(["CONFIRM"]);
  });

  it("is done by anybody of the organisation with the code, and leaves one entry", async () => {
    const anna = await registered(portal, WHOLE);
    const member = { mail: "mo@alpha.example", name: "Mo", role: "member" } as const;
    must(await invitePerson(deps, anna, member, anyKey()));
    const mo = await bidder(portal, member.mail);
    const code = await sentCode(portal, anna);
    await leavesOneEntry(portal, () => confirmContactMail(deps, mo, { code }, key("confirm")));
    expect(await confirmedAt(anna.organisationId)).toBe(AT);

    const before = await portal.digest();
    expect((await confirmContactMail(deps, mo, { code }, key("confirm"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    await refusesWith(portal, "already-confirmed", () => confirmContactMail(deps, anna, { code }, anyKey()));
  });

  it("is refused with a wrong code, with another organisation's, and where nothing is asked", async () => {
    const anna = await registered(portal, WHOLE);
    const olga = await registered(portal, { ...WHOLE, numbers: [] }, "olga@other.example");
    const none = await registered(portal, undefined, "nora@none.example");
    const code = await sentCode(portal, olga);
    await refusesWith(portal, "link-not-current", () => confirmContactMail(deps, anna, { code }, anyKey()));
    await refusesWith(portal, "not-found", () => confirmContactMail(deps, none, { code }, anyKey()));
    await refusesWith(portal, "not-found", () => sendConfirmationAgain(deps, none, anyKey()));
  });

  it("is asked for again after a minute, with a new code: the old one is then worth nothing", async () => {
    const anna = await registered(portal, WHOLE);
    const old = await sentCode(portal, anna);
    portal.at(plus(AT, MINUTE - 1));
    await refusesWith(portal, "sent-just-now", () => sendConfirmationAgain(deps, anna, anyKey()));
    portal.at(plus(AT, MINUTE));
    await leavesOneEntry(portal, () => sendConfirmationAgain(deps, anna, key("again")));
    const code = await sentCode(portal, anna);
    expect(code).not.toBe(old);
    await refusesWith(portal, "link-not-current", () =>
      confirmContactMail(deps, anna, { code: old }, anyKey()),
    );
    must(await confirmContactMail(deps, anna, { code }, anyKey()));
    portal.at(plus(AT, 2 * MINUTE));
    await refusesWith(portal, "already-confirmed", () => sendConfirmationAgain(deps, anna, anyKey()));
  });

  it("is asked for again when the main contact has another address, and not when only a name changes", async () => {
    const anna = await registered(portal, WHOLE);
    must(await confirmContactMail(deps, anna, { code: await sentCode(portal, anna) }, anyKey()));
    must(await edit(portal, anna, 1, { contacts: [{ name: "Carla C", mail: CONTACT }] }));
    expect(await confirmedAt(anna.organisationId)).toBe(AT);
    must(await edit(portal, anna, 2, { contacts: [{ name: "Dan", mail: "dan@alpha.example" }] }));
    expect(await confirmedAt(anna.organisationId)).toBeUndefined();
    await notify();
    expect(sentTo("dan@alpha.example")).toHaveLength(1);
    expect(sentTo(CONTACT)).toEqual([]);
  });

  it("is not asked for by mail any more once it is confirmed", async () => {
    const anna = await registered(portal, WHOLE);
    must(await confirmContactMail(deps, anna, { code: await sentCode(portal, anna) }, anyKey()));
    await notify();
    expect(sentTo(CONTACT)).toEqual([]);
  });
});
