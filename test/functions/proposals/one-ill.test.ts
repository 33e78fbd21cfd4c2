import { expect, it } from "vitest";
import { loadAllWaiting } from "../../../functions/proposals/facts.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { ActOfTwo } from "../../../shared/kernel/proposal.ts";
import { leavesOneEntry } from "../../builders/effects.ts";
import { appointed, confirmAs } from "../../builders/of-two.ts";
import { WORLDS_OF_TWO } from "../../builders/worlds-of-two.ts";

// One of two leads is ill and does nothing: the other and an approver reach whatever takes two.
it.each(ActOfTwo.options)(
  "%s is reached by one lead and an approver, while the other lead is away",
  async (act) => {
    const { begin, beside = 0 } = WORLDS_OF_TWO[act];
    const { running, propose } = await begin();
    const { portal } = running;
    const given = { mail: "approver@authority.example", name: "Approver", role: "approver" } as const;
    const approver = await appointed(running, given);
    portal.at(plus(portal.deps.now(), 1_000));
    expect((await propose()).ok).toBe(true);
    portal.at(plus(portal.deps.now(), 1_000));
    const waiting = (await loadAllWaiting(portal.deps, approver)).find((one) => one.act === act);
    if (waiting === undefined) throw new Error("the approver does not find what waits");
    await leavesOneEntry(portal, () => confirmAs(portal.deps, approver, waiting), 1 + beside);
  },
);
