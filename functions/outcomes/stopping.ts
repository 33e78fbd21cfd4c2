import type { Competition } from "../../shared/competition/schema.ts";
import { type AuthorityActor, isNationalLead } from "../../shared/kernel/actor.ts";
import { ProposalId } from "../../shared/kernel/id.ts";
import { inWords } from "../../shared/kernel/instant.ts";
import { proposerOf } from "../../shared/kernel/proposal.ts";
import type { Common } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { decideStop } from "../../shared/outcomes/rules.ts";
import { type StopOutcome, StoppedOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { findCompetition, unchangedTimetable } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting } from "../platform/enact.ts";
import { ofTwo } from "../platform/of-two.ts";
import { mayReadResults } from "./operations.ts";
import { takeBack } from "./store.ts";

/** Ratifies that a publication was stopped: it is written down that a second person stands by it, and nothing else. */
export const ratifyingStop = ofTwo({
  act: "outcome-stop",
  command: StoppedOutcome,
  words: outcomeRefusalInWords,
  // That there was an outcome to come, and why it was stopped, is for those who read the results before everybody does.
  readBy: mayReadResults,
  load: ({ table }: Deps, _actor: AuthorityActor, { competitionId }: StoppedOutcome) =>
    findCompetition(table, competitionId),
  // What was stopped stays so, whatever is proposed or published after it.
  version: () => "stopped",
  decide: (_competition: Competition, command: StoppedOutcome): Result<StoppedOutcome, Common<"not-found">> =>
    accept(command),
  describe: (_competition, { visibleAt }) => ({
    subject: "outcome",
    title: "Outcome of the PQQ",
    shown: [{ lines: [["Was to be published", inWords(visibleAt)]] }],
  }),
  what: "outcome-stop.ratified",
  effect: async (_deps, { effect: { visibleAt } }, { proposal }) =>
    accept({
      writes: [],
      subject: proposal.proposalId,
      detail: { visibleAt, stoppedBy: proposal.proposedBy.name },
    }),
});

/**
 * Stops the publication of an outcome before its instant: it is taken back at once, whoever confirms is told, and what another
 * person is to ratify is there in the same transaction.
 */
export const stopOutcome = acting(
  "outcome.stopped",
  async (deps, actor: AuthorityActor, command: StopOutcome, at) => {
    if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
    const { competitionId, reason } = command;
    const competition = await findCompetition(deps.table, competitionId);
    if (!competition.ok) return competition;
    const decision = decideStop(competition.value, command, at);
    if (!decision.ok) return decision;
    const { outcome, ratifyBy } = decision.value;
    const ratification = ProposalId.parse(deps.newId("proposal"));
    const { proposalId: stopped, visibleAt } = outcome;
    const waiting = await ratifyingStop.toRatify(
      deps,
      competition.value,
      { ...command, visibleAt },
      {
        proposalId: ratification,
        ...proposerOf(actor),
        proposedAt: at,
        confirmable: { until: ratifyBy, itselfCounts: true },
      },
    );
    if (!waiting.ok) return waiting;
    return accept({
      writes: [
        takeBack(competitionId, outcome, at),
        // Of what was cancelled meanwhile there is nothing to stop.
        unchangedTimetable(competition.value),
        ...waiting.value,
      ],
      subject: stopped,
      detail: { visibleAt, reason, ratifyBy, proposalId: ratification },
      answer: { proposalId: ratification },
    });
  },
);
