import { beforeEach, describe, expect, it } from "vitest";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { confirmContactMail } from "../../../functions/organisations/contact-operations.ts";
import { sendConfirmationAgain } from "../../../functions/organisations/profile-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { actsIn, changesOf, keysIn } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { allItems, aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { edit, registered, sentCode, WHOLE } from "./an-organisation.ts";

const AT = london("2013-10-01T09:00");
let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: AT });
  ({ deps } = portal);
});

const CONTACT = "carla@alpha.example";
const notify = async () => createWorker(deps)(changesOf(await actsIn(portal)));
const sentTo = (mail: string) => portal.mails.filter(({ to }) => to === mail);
const confirmedAt = async (organisation: Parameters<typeof loadConfirmation>[1]) =>
  (await loadConfirmation(deps.table, organisation))?.confirmedAt;

const confirms = ({ organisationId }: BidderActor, code: string, requestKey = anyKey()) =>
  confirmContactMail(deps, { organisationId, code }, requestKey);

describe("confirming the main contact's address", () => {
  it("is asked for by a mail to the contact alone, once, with the link that nobody else gets", async () => {
    const anna = await registered(portal, WHOLE);
    await notify();
    await notify();
    const [mail, ...others] = sentTo(CONTACT);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Confirm your email address for the competition portal");
    expect(mail?.text).toContain(
      `https://portal.example/confirm-contact/${anna.organisationId}/${await sentCode(portal, anna)}`,
    );
    expect(mail?.text).not.toMatch(/sign in|also in the portal/);
    expect(sentTo("anna@alpha.example")).toEqual([]);
  });

  it("keeps the code in one row, which is neither an entry nor a notice", async () => {
    const anna = await registered(portal, WHOLE);
    await notify();
    const code = await sentCode(portal, anna);
    const rows = (await allItems(portal.client)).filter((item) => JSON.stringify(item).includes(code));
    expect(rows.map(({ sk }) => sk?.S)).toEqual(["CONFIRM"]);
  });

  it("is done by whoever has the code, nobody of the portal or not, and leaves one entry", async () => {
    const anna = await registered(portal, WHOLE);
    const code = await sentCode(portal, anna);
    await leavesOneEntry(portal, () => confirms(anna, code, key("confirm")));
    expect(await confirmedAt(anna.organisationId)).toBe(AT);
    const [entry] = await keysIn(portal, "AUDPUBLIC");
    const item = entry && (await deps.table.get(entry));
    expect(item).toMatchObject({ what: "contact.confirmed", subject: anna.organisationId });
    expect(item?.["who"]).toMatchObject({ name: "Carla Contact", organisationId: anna.organisationId });
    expect(JSON.stringify(item)).not.toContain(code);

    const before = await portal.digest();
    expect((await confirms(anna, code, key("confirm"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    await refusesWith(portal, "already-confirmed", () => confirms(anna, code));
  });

  it("needs of the public door no more than a hash of the code", async () => {
    const anna = await registered(portal, WHOLE);
    const code = await sentCode(portal, anna);
    const command = { organisationId: anna.organisationId, code };
    must(await confirmContactMail(fenced(deps, "public"), command, anyKey()));
    const rows = (await allItems(portal.client)).filter(({ pk }) => pk?.S?.startsWith("CONTACT#"));
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it("names the organisation as it is called now", async () => {
    const anna = await registered(portal, WHOLE);
    must(await edit(portal, anna, 1, { name: "Alpha Renewed" }));
    expect((await loadConfirmation(deps.table, anna.organisationId))?.organisationName).toBe("Alpha Renewed");
  });

  it("is refused with a wrong code, with another organisation's, and where nothing is asked", async () => {
    const anna = await registered(portal, WHOLE);
    const olga = await registered(portal, { ...WHOLE, numbers: [] }, "olga@other.example");
    const none = await registered(portal, undefined, "nora@none.example");
    const code = await sentCode(portal, olga);
    await refusesWith(portal, "link-not-current", () => confirms(anna, code));
    await refusesWith(portal, "not-found", () => confirms(none, code));
    await refuses(portal, "not-found", sendConfirmationAgain, none, {});
  });

  it("is asked for again after a minute, with a new code: the old one is then worth nothing", async () => {
    const anna = await registered(portal, WHOLE);
    const old = await sentCode(portal, anna);
    portal.at(plus(AT, MINUTE - 1));
    await refuses(portal, "sent-just-now", sendConfirmationAgain, anna, {});
    portal.at(plus(AT, MINUTE));
    await leavesOneEntry(portal, () => sendConfirmationAgain(deps, anna, {}, key("again")));
    const code = await sentCode(portal, anna);
    expect(code).not.toBe(old);
    await refusesWith(portal, "link-not-current", () => confirms(anna, old));
    must(await confirms(anna, code));
    portal.at(plus(AT, 2 * MINUTE));
    await refuses(portal, "already-confirmed", sendConfirmationAgain, anna, {});
  });

  it("is asked for again when the main contact has another address, and not when only a name changes", async () => {
    const anna = await registered(portal, WHOLE);
    must(await confirms(anna, await sentCode(portal, anna)));
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
    must(await confirms(anna, await sentCode(portal, anna)));
    await notify();
    expect(sentTo(CONTACT)).toEqual([]);
  });
});
