import { confirmableUntil, decideAmendment } from "../../shared/competition/amendment-rules.ts";
import {
  type Amendment,
  AmendTimetable,
  type ProposeTimetableAmendment,
} from "../../shared/competition/schema.ts";
import { hasWindow } from "../../shared/competition/stages.ts";
import { competitionRefusalInWords, instantName } from "../../shared/competition/words.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { loadCompetition } from "./facts.ts";
import { moveGates, saveTimetable } from "./store.ts";

/** Moves one instant of the timetable: it and every shard of the gate move in one transaction, and everybody is told. */
export const amendingTimetable = ofTwo({
  act: "timetable-amendment",
  command: AmendTimetable,
  words: competitionRefusalInWords,
  async load({ table }: Deps, _actor: AuthorityActor, { competitionId }: AmendTimetable) {
    const competition = await loadCompetition(table, competitionId);
    return competition === undefined ? refuse({ code: "not-found" }) : accept(competition);
  },
  version: ({ version }) => version,
  decide: decideAmendment,
  describe: (_competition, { stage, move }, { reason }) => ({
    subject: `${move.stageId}-${move.moves === "opensAt" ? "opens" : "closes"}`,
    title: instantName(stage, move.moves),
    shown: [
      {
        lines: [
          ["Moves from", inWords(move.from)],
          ["To", inWords(move.to)],
          ["Reason, which everybody taking part reads", reason],
        ],
      },
    ],
    confirmable: confirmableUntil(move),
  }),
  what: "timetable.amended",
  async effect(_deps, { facts: competition, effect: { stage, move, stages } }, { proposal, actor, at }) {
    const { competitionId, amendments, version } = competition;
    const { proposalId, reason, proposedBy, proposedAt } = proposal;
    const confirmedBy = { personId: actor.personId, name: actor.name };
    const amendment: Amendment = {
      proposalId,
      ...move,
      reason,
      proposedBy,
      proposedAt,
      confirmedBy,
      confirmedAt: at,
    };
    return accept({
      writes: [
        saveTimetable({
          competitionId,
          stages,
          amendments: [...amendments, amendment],
          version: version + 1,
        }),
        ...(hasWindow(stage) ? moveGates(competitionId, stage.stageId, move) : []),
      ],
      subject: proposalId,
      detail: { ...move, reason, proposedBy: proposedBy.name },
      answer: {},
    });
  },
});

/** Proposes to move one instant. Nothing moves, and nobody outside the authority is told, before another person confirms. */
export const proposeTimetableAmendment =
  amendingTimetable.proposing<ProposeTimetableAmendment>("seenVersion");
