import { beforeEach, describe, expect, it } from "vitest";
import { proposeDeputy } from "../../../functions/people/deputy-operations.ts";
import { loadActor } from "../../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { AppointStaff, ProposeDeputy } from "../../../shared/people/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { appointed, byTwo, confirmAs, letBack, proposalIn } from "../../builders/of-two.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { anna, bea, dora } from "./the-authority.ts";

let portal: TestPortal;
let deps: Deps;
let lead: AuthorityActor;
let principal: AuthorityActor;
let deputy: AuthorityActor;

/** Anna and Dora lead; Bea is Dora's deputy for all of October 2013. */
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  deps = fenced(portal.deps, "authority");
  lead = await portal.actor("authority", anna.mail, anna.name);
  principal = await portal.actor("authority", dora.mail, dora.name);
  later();
  deputy = await appointed(world(), { ...bea, role: "evaluator" });
  later();
  const days = { firstDay: "2013-10-01", lastDay: "2013-10-30", reason: "She is away" };
  const agreed = { personId: deputy.personId, principalId: principal.personId, ...days };
  await byTwo(world(), "portal", await proposeDeputy(deps, lead, ProposeDeputy.parse(agreed), anyKey()));
  later();
});

const world = () => ({ portal: { ...portal, deps }, lead, secondLead: principal });
const later = () => portal.at(plus(portal.deps.now(), MINUTE));
const suspension = (by: AuthorityActor, { personId }: AuthorityActor, suspend: boolean) =>
  suspendStaff(deps, by, { personId, suspend, reason: "Left a laptop on a train" }, anyKey());
const xeno = { mail: "xeno@authority.example", name: "Xeno" };

/** Anna proposes that somebody leads. */
async function proposed() {
  const power = AppointStaff.parse({ ...xeno, role: "national-lead", reason: "Needed" });
  const { answer } = must(await appointStaff(deps, lead, power, anyKey()));
  later();
  return { scope: "portal" as const, proposalId: proposalIn(answer) };
}

/** Somebody as they act at this instant. */
async function now({ personId }: AuthorityActor): Promise<AuthorityActor> {
  const actor = await loadActor(deps, personId);
  if (actor === undefined) throw new Error("somebody who does not act any more");
  return actor;
}

const refusalOf = async (done: Promise<{ ok: boolean; error?: { code: string } }>) =>
  (await done).error?.code;

describe("a deputy", () => {
  it("confirms what another lead proposed", async () => {
    expect((await confirmAs(deps, await now(deputy), await proposed())).ok).toBe(true);
  });

  it("who was suspended is let back by two, and confirms nothing that was proposed before", async () => {
    must(await suspension(principal, deputy, true));
    later();
    const waiting = await proposed();
    const { answer } = must(await suspension(lead, deputy, false));
    await expect(now(deputy)).rejects.toThrow("does not act");
    must(await confirmAs(deps, principal, { scope: "portal", proposalId: proposalIn(answer) }));
    later();
    expect(await refusalOf(confirmAs(deps, await now(deputy), waiting))).toBe("newer-than-proposal");
  });

  it("confirms nothing that was proposed while whom they stand in for was suspended", async () => {
    const carl = { mail: "carl@authority.example", name: "Carl", role: "national-lead" } as const;
    const third = await appointed(world(), carl);
    later();
    must(await suspension(lead, principal, true));
    later();
    const waiting = await proposed();
    await letBack({ portal: { ...portal, deps }, lead, secondLead: third }, principal);
    later();
    expect(await refusalOf(confirmAs(deps, await now(deputy), waiting))).toBe("newer-than-proposal");
  });

  it("confirms nothing that was proposed before the suspension of whom they stand in for lapsed", async () => {
    must(await suspension(lead, principal, true));
    later();
    const waiting = await proposed();
    portal.at(london("2013-10-04T09:00"));
    expect(await refusalOf(confirmAs(deps, await now(deputy), waiting))).toBe("newer-than-proposal");
  });

  it("does not act when whom they stand in for is suspended between reading and writing", async () => {
    const reading = await now(deputy);
    must(await suspension(lead, principal, true));
    const done = await appointStaff(
      deps,
      reading,
      AppointStaff.parse({ ...xeno, role: "auditor" }),
      anyKey(),
    );
    expect(done.ok).toBe(false);
  });
});
