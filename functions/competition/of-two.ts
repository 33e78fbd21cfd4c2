import { amendedBy, confirmableUntil, decideAmendment } from "../../shared/competition/amendment-rules.ts";
import {
  AmendTimetable,
  type CancelCompetition,
  CancelForReason,
  type ProposeTimetableAmendment,
} from "../../shared/competition/schema.ts";
import { whatCancellingDoes } from "../../shared/competition/cancelling.ts";
import { decideCancellation } from "../../shared/competition/rules.ts";
import { everybody } from "../../shared/notices/rules.ts";
import { concernedNames } from "../../shared/notices/addressee-words.ts";
import { hasClosed } from "../../shared/kernel/window.ts";
import { hasWindow, shutByCancelling } from "../../shared/competition/stages.ts";
import { competitionRefusalInWords, instantName } from "../../shared/competition/words.ts";
import { type AuthorityActor, named } from "../../shared/kernel/actor.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { accept } from "../../shared/kernel/result.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { findCompetition } from "./facts.ts";
import { moveGates, saveTimetable, shutGates, stillUnsealed } from "./store.ts";

/** Moves one instant of the timetable: it and every shard of the gate move in one transaction, and everybody is told. */
export const amendingTimetable = ofTwo({
  act: "timetable-amendment",
  command: AmendTimetable,
  words: competitionRefusalInWords,
  load: ({ table }: Deps, _actor: AuthorityActor, { competitionId }: AmendTimetable) =>
    findCompetition(table, competitionId),
  version: ({ version }) => version,
  decide: decideAmendment,
  describe: (_competition, { stage, move }) => ({
    subject: `${move.stageId}-${move.moves === "opensAt" ? "opens" : "closes"}`,
    title: instantName(stage, move.moves),
    shown: [
      {
        lines: [
          ["Moves from", inWords(move.from)],
          ["To", inWords(move.to)],
          [
            "When it is confirmed",
            "Everybody taking part is told, with the reason; the old time stays visible",
          ],
        ],
      },
    ],
    confirmable: confirmableUntil(move),
  }),
  what: "timetable.amended",
  async effect(_deps, { facts: competition, effect: { stage, move, stages } }, { proposal, actor, at }) {
    const { proposalId, reason, proposedBy, proposedAt } = proposal;
    const by = { proposedBy, proposedAt, confirmedBy: named(actor), confirmedAt: at };
    return accept({
      writes: [
        saveTimetable(amendedBy(competition, stages, { proposalId, ...move, reason, ...by })),
        ...(hasWindow(stage) ? moveGates(competition.competitionId, stage.stageId, move) : []),
      ],
      subject: proposalId,
      detail: { ...move, reason, proposedBy: proposedBy.name },
    });
  },
});

/** Proposes to move one instant. Nothing moves, and nobody outside the authority is told, before another person confirms. */
export const proposeTimetableAmendment =
  amendingTimetable.proposing<ProposeTimetableAmendment>("seenVersion");

/**
 * Cancels the competition. What is open, and what opens next, shuts in the same transaction, which `MOST_OPEN_WINDOWS` bounds;
 * the worker then shuts the windows after them.
 */
export const cancellingCompetition = ofTwo({
  act: "competition-cancelled",
  command: CancelForReason,
  words: competitionRefusalInWords,
  async load({ table, now }: Deps, _actor: AuthorityActor, { competitionId }: CancelForReason) {
    const found = await findCompetition(table, competitionId);
    return found.ok
      ? accept({ competition: found.value, does: whatCancellingDoes(found.value, now()) })
      : found;
  },
  version: ({ competition }) => competition.version,
  decide: decideCancellation,
  describe: ({ competition, does }) => ({
    subject: "whole",
    title: competition.title,
    shown: [
      {
        lines: [
          ["Ends", `“${competition.title}”, for everybody and at once. It cannot be undone`],
          [
            "Told, with the reason",
            everybody(competition)
              .map(({ of }) => concernedNames[of])
              .join("; "),
          ],
          ...does.map((one): [string, string] => ["What is underway", one]),
        ],
      },
    ],
  }),
  what: "competition.cancelled",
  async effect(_deps, { facts: { competition }, effect: timetable, command }, { proposal, at }) {
    const { competitionId, stages } = competition;
    const windows = stages.filter(hasWindow);
    // Both persons read that it is never opened.
    const unsealed = windows.filter(
      (stage) => hasClosed(stage, at) && competition.sealed[stage.stageId] === undefined,
    );
    return accept({
      writes: [
        saveTimetable(timetable),
        ...unsealed.map(({ stageId }) => stillUnsealed(competitionId, stageId)),
        ...shutByCancelling(stages, at).flatMap(({ stageId }) => shutGates(competitionId, stageId, at)),
      ],
      subject: competitionId,
      detail: { reason: command.reason, proposedBy: proposal.proposedBy.name },
    });
  },
  after: (deps, { competitionId }) => deps.ask.seal(competitionId),
});

/** Proposes to cancel a competition. Nothing ends before another person confirms it. */
export const proposeCancellation = cancellingCompetition.proposing<CancelCompetition>("seenVersion");
