import { expect, it } from "vitest";
import { holdClosing } from "../../../functions/competition/holding.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { declineProposal, withdrawProposal } from "../../../functions/proposals/operations.ts";
import { suspendStaff } from "../../../functions/people/staff-operations.ts";
import { HoldClosing } from "../../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { confirmAs } from "../../builders/of-two.ts";
import { aWaiting, type Waiting } from "./waiting.ts";

type Of = Awaited<ReturnType<Waiting["proposed"]>>;
type Does = (
  deps: Deps,
  as: AuthorityActor,
  of: Of,
  waiting: Waiting,
) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>;

/** What a lead does alone about what another one proposed, or themselves, or at once. */
const ACTS: Readonly<Record<string, { readonly by: "first" | "second"; readonly does: Does }>> = {
  holds: {
    by: "second",
    does: (deps, as, { scope }) => {
      const given = {
        competitionId: scope,
        stageId: "preferences-1",
        hours: 2,
        reason: "Pages did not load",
      };
      return holdClosing(deps, as, HoldClosing.parse(given), anyKey());
    },
  },
  proposes: {
    by: "second",
    does: (deps, as, _of, { propose }) =>
      propose({ to: "2014-03-10T12:00", moves: "closesAt" }, as, anyKey(), deps),
  },
  withdraws: { by: "first", does: (deps, as, of) => withdrawProposal(deps, as, of, anyKey()) },
  declines: {
    by: "second",
    does: (deps, as, of) => declineProposal(deps, as, { ...of, reason: "Not needed" }, anyKey()),
  },
  confirms: { by: "second", does: (deps, as, of) => confirmAs(deps, as, of) },
};

it.each(Object.entries(ACTS))(
  "nobody %s who is suspended between reading and writing",
  async (name, { by, does }) => {
    const waiting = await aWaiting();
    const { deps, lead, secondLead } = waiting;
    const of = await waiting.proposed();
    // Another one is proposed where the first has been closed.
    if (name === "proposes") must(await withdrawProposal(deps, lead, of, anyKey()));
    const [actor, other] = by === "first" ? [lead, secondLead] : [secondLead, lead];
    const away = { personId: actor.personId, suspend: true, reason: "Has left" };
    const version = await waiting.version();
    const between = beforeWriting(deps, async () => must(await suspendStaff(deps, other, away, anyKey())));
    const done = await does(between, actor, of, waiting);
    expect([done.ok, done.error?.code]).toEqual([false, "changed-meanwhile"]);
    expect(await waiting.version()).toBe(version);
  },
);
