import { beforeEach, describe, expect, it } from "vitest";
import { loadShownVersions } from "../../../functions/organisations/authority-facts.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { changeRole, invitePerson } from "../../../functions/organisations/people-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { aPqq, SEALABLE } from "../../builders/pqq.ts";
import { ALPHA, edit, registered } from "./an-organisation.ts";

const AT = london("2013-10-01T09:00");
let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: AT });
  ({ deps } = portal);
});

describe("editing a profile", () => {
  it("leaves one entry and changes what was said, nothing else", async () => {
    const anna = await registered(portal);
    const before = await loadOrganisation(deps.table, anna.organisationId);
    await leavesOneEntry(portal, () => edit(portal, anna, 1, { aliases: ["The Alphas"] }, key("edit")));
    const after = await loadOrganisation(deps.table, anna.organisationId);
    expect(after).toEqual({ ...before, aliases: ["The Alphas"], version: 2 });

    const digest = await portal.digest();
    expect((await edit(portal, anna, 1, { aliases: ["The Alphas"] }, key("edit"))).ok).toBe(true);
    expect(await portal.digest()).toBe(digest);
  });

  it("is refused on a version that is not the present one, and of two at one instant one is", async () => {
    const anna = await registered(portal);
    const outcomes = await Promise.all([
      edit(portal, anna, 1, { name: "One" }),
      edit(portal, anna, 1, { name: "Two" }),
    ]);
    expect(outcomes.map((one) => (one.ok ? "saved" : one.error.code)).toSorted()).toEqual([
      "changed-meanwhile",
      "saved",
    ]);
    await refusesWith(portal, "changed-meanwhile", () => edit(portal, anna, 1, { name: "Three" }));
  });

  it("is refused to a contributor, also to one who was a submitter when they signed in", async () => {
    const anna = await registered(portal);
    const bea = { mail: "bea@alpha.example", name: "Bea", role: "submitter" } as const;
    must(await invitePerson(deps, anna, bea, anyKey()));
    const stale = await portal.actor("bidder", bea.mail);
    must(await changeRole(deps, anna, { personId: stale.personId, role: "member" }, anyKey()));
    const member = await portal.actor("bidder", bea.mail);
    for (const actor of [stale, member])
      await refusesWith(portal, "not-for-your-role", () => edit(portal, actor, 1, { name: "Beta" }));
  });

  it("gives its people a new name to read, and its only member too", async () => {
    const anna = await registered(portal);
    must(await edit(portal, anna, 1, { name: "Alpha Group", kind: "mutual" }));
    expect(await portal.actor("bidder", "anna@alpha.example")).toMatchObject({
      organisationName: "Alpha Group",
    });
    const { members } = (await loadOrganisation(deps.table, anna.organisationId)) ?? {};
    expect(members).toEqual([{ name: "Alpha Group", kind: "mutual", numbers: [] }]);
  });

  it("refuses a Probation Trust, members named twice, and shares over the whole", async () => {
    const anna = await registered(portal);
    const beta = { name: "Beta", kind: "company", sharePercent: 60 };
    await refusesWith(portal, "probation-trust-cannot-bid", () =>
      edit(portal, anna, 1, { kind: "probation-trust" }),
    );
    await refusesWith(portal, "member-named-twice", () => edit(portal, anna, 1, { members: [beta, beta] }));
    await refusesWith(portal, "shares-over-100", () =>
      edit(portal, anna, 1, { members: [beta, { ...beta, name: "Gamma" }] }),
    );
  });
});

describe("what the authority reads of versions", () => {
  it("leaves out what was saved while the PQQ was open, until it is sealed", async () => {
    const running = await aPqq("2013-09-18T10:00");
    const { submitter } = await running.bidder("alpha");
    const shown = async () =>
      (await loadShownVersions(running.portal.deps.table, { ...submitter, audience: "bidder" })).map(
        savedVersion,
      );
    running.portal.at(london("2013-10-10T09:00"));
    must(await edit(running.portal, submitter, 1, { aliases: ["At work"] }));
    expect(await shown()).toEqual([1]);
    running.portal.at(SEALABLE);
    await running.portal.seal();
    expect(await shown()).toEqual([2, 1]);
  });
});

const savedVersion = ({ organisation }: { organisation: { version: number } }) => organisation.version;

describe("a registration without its details", () => {
  it("reads as one with nothing said yet", async () => {
    const anna = await registered(portal, ALPHA);
    expect(await loadOrganisation(deps.table, anna.organisationId)).toMatchObject({
      aliases: [],
      numbers: [],
      contacts: [],
    });
  });
});
