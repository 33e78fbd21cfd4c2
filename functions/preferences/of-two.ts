import { stageName, lotName } from "../../shared/competition/words.ts";
import { type AuthorityActor, isLeadOfSome } from "../../shared/kernel/actor.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { decideDisclosing, decideDisclosure, roundsOf } from "../../shared/preferences/rules.ts";
import { DiscloseLotBidders } from "../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../shared/preferences/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { loadOpened, showDisclosure } from "./store.ts";

/** Tells the partners of a lot which bidders prefer it, as the sealed round says. */
export const disclosingLot = ofTwo({
  act: "lot-disclosure",
  command: DiscloseLotBidders,
  words: preferencesRefusalInWords,
  proposedBy: decideDisclosing,
  readBy: (actor) => isLeadOfSome(actor) || actor.role === "auditor",
  async load({ table }: Deps, _actor: AuthorityActor, { competitionId, round }: DiscloseLotBidders) {
    const competition = await loadCompetition(table, competitionId);
    if (competition === undefined) return refuse({ code: "not-found" });
    // What was opened of another window, such as the PQQ, is no choice of lots.
    const isRound = roundsOf(competition).some(({ stageId }) => stageId === round);
    const isOpened = isRound && competition.sealed[round] !== undefined;
    return accept({ competition, opened: isOpened ? await loadOpened(table, competitionId, round) : [] });
  },
  // What a sealed round opened never changes.
  version: () => "sealed",
  decide: decideDisclosure,
  describe: (_facts, { lot, stage, bidders }) => ({
    subject: `${lot.lotId}-${stage.stageId}`,
    title: `${lotName(lot)}: ${stageName(stage)}`,
    shown: [
      {
        title: "The partners of this lot will read",
        lines:
          bidders.length === 0
            ? [["Bidders", "None"]]
            : bidders.map(({ name, members }): [string, string] => [name, members.join("; ")]),
      },
    ],
  }),
  what: "lot-bidders.disclosed",
  async effect(_deps, { facts, effect: { lot, stage, bidders }, command }, { proposal, at }) {
    const { lotId } = lot;
    const { stageId: round } = stage;
    return accept({
      writes: [showDisclosure(facts.competition.competitionId, { lotId, round, bidders, disclosedAt: at })],
      subject: lotId,
      detail: {
        round,
        lotId,
        bidders: bidders.map(({ name }) => name),
        reason: command.reason,
        proposedBy: proposal.proposedBy.name,
      },
    });
  },
});

/** Proposes to tell the partners of a lot. They are told nothing before another person confirms it. */
export const proposeDisclosure = disclosingLot.proposing();
