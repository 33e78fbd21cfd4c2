import { amendedBy } from "../../shared/competition/amendment-rules.ts";
import { decideHolding, decideRatification } from "../../shared/competition/holding-rules.ts";
import { HoldClosing } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords, instantName } from "../../shared/competition/words.ts";
import { type AuthorityActor, isNationalLead } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { proposerOf } from "../../shared/kernel/proposal.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { Deps } from "../platform/deps.ts";
import { acting } from "../platform/enact.ts";
import { ofTwo } from "../platform/of-two.ts";
import { findCompetition } from "./facts.ts";
import { moveGates, saveTimetable } from "./store.ts";

/** Ratifies a holding that has taken effect: it is written down that a second person stands by it, and nothing else. */
export const ratifyingHolding = ofTwo({
  act: "holding-extension",
  command: HoldClosing,
  words: competitionRefusalInWords,
  load: ({ table }: Deps, _actor: AuthorityActor, { competitionId }: HoldClosing) =>
    findCompetition(table, competitionId),
  // A holding stands whatever becomes of the timetable after it.
  version: () => "held",
  decide: decideRatification,
  describe: (_facts, { stage, held }, { hours }) => ({
    subject: stage.stageId,
    title: instantName(stage, "closesAt"),
    shown: [
      {
        lines: [
          [
            "Held",
            `by ${hours} ${hours === 1 ? "hour" : "hours"}, at ${inWords(held.proposedAt)}, by ${held.proposedBy.name} alone`,
          ],
          ["From", inWords(held.from)],
          ["To", inWords(held.to)],
        ],
      },
    ],
  }),
  what: "holding.ratified",
  effect: async (_deps, { effect: { stage } }, { proposal }) =>
    accept({
      writes: [],
      subject: stage.stageId,
      detail: { title: proposal.title, heldBy: proposal.proposedBy.name },
    }),
});

/**
 * Holds a closing time: timetable and every shard of the gate move at once, everybody is told, and what another person is
 * to ratify is there in the same transaction.
 */
export const holdClosing = acting(
  "timetable.held",
  async (deps, actor: AuthorityActor, command: HoldClosing, at) => {
    if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
    const { competitionId, stageId, reason } = command;
    const competition = await findCompetition(deps.table, competitionId);
    if (!competition.ok) return competition;
    const decision = decideHolding(competition.value, command, at);
    if (!decision.ok) return decision;
    const { move, stages, ratifyBy } = decision.value;
    const proposalId = ProposalId.parse(deps.newId("proposal"));
    const { proposedBy, proposedFor } = proposerOf(actor);
    const proposed = { proposalId, proposedBy, proposedAt: at };
    const held = {
      ...move,
      reason,
      ...proposed,
      confirmedBy: proposedBy,
      confirmedAt: at,
      held: true,
    } as const;
    const after = amendedBy(competition.value, stages, held);
    const waiting = await ratifyingHolding.toRatify(deps, { ...competition.value, ...after }, command, {
      ...proposed,
      ...(proposedFor && { proposedFor }),
      confirmable: { until: ratifyBy, itselfCounts: true },
    });
    if (!waiting.ok) return waiting;
    return accept({
      writes: [saveTimetable(after), ...moveGates(competitionId, stageId, move), ...waiting.value],
      subject: stageId,
      detail: { ...move, reason, ratifyBy, proposalId },
      answer: { proposalId },
    });
  },
);
