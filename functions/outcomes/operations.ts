import { oversees } from "../../shared/evaluation/reading-responses.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { type CompetitionId, ProposalId, type RequestKey } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { alphabetically } from "../../shared/kernel/text.ts";
import { decideConfirmation, decideProposal, decideWithdrawal } from "../../shared/outcomes/rules.ts";
import {
  type ConfirmOutcome,
  type ProposeOutcome,
  ResultsHash,
  type WithdrawProposedOutcome,
} from "../../shared/outcomes/schema.ts";
import { loadCompetition, outcomeKey } from "../competition/facts.ts";
import { loadQueriesDueAt } from "../queries/facts.ts";
import { loadResults, unchangedResults } from "../evaluation/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import { loadQuestionnaire } from "../questionnaire/facts.ts";
import { prepareOutcome } from "./preparing.ts";
import {
  letFall,
  letStand,
  loadProposal,
  loadProposals,
  loadCurrentProposal,
  savePublicList,
  saveProposal,
  whileStands,
} from "./store.ts";

/**
 * Reads how all responses came out, for those who may see it before everybody does, with every proposal there was. A look
 * before the window is sealed is refused and written down, once a day for each person.
 */
export async function readOutcome(deps: Deps, actor: AuthorityActor, competitionId: CompetitionId) {
  if (!oversees({ actor })) return refuse({ code: "not-for-your-role" });
  const assessed = await loadResults(deps, actor, competitionId);
  if (!assessed.ok)
    return assessed.error.code === "too-early"
      ? refuse(await recordEarlyAccess(deps, actor, competitionId, "results of the PQQ"))
      : refuse({ code: "not-found" });
  const { complete, results, stamp } = assessed.value;
  const [competition, proposals, queriesDueAt] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadProposals(deps.table, competitionId),
    loadQueriesDueAt(deps.table, competitionId),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });
  const resultsHash = ResultsHash.parse((await digestOf([...results])).slice(0, 32));
  return accept({ competition, complete, results, resultsHash, stamp, queriesDueAt, proposals });
}

/** Proposes the outcome as the results stand. Nobody outside the authority is told, and nobody marks any more. */
export const proposeOutcome = acting(
  "outcome.proposed",
  async (deps, actor: AuthorityActor, command: ProposeOutcome, at) => {
    const { competitionId, reason } = command;
    const [read, { proposalId: stands }] = await Promise.all([
      readOutcome(deps, actor, competitionId),
      loadCurrentProposal(deps.table, competitionId),
    ]);
    if (!read.ok) return read;
    const proposalId = ProposalId.parse(deps.newId("proposal"));
    const facts = { ...read.value, actor, proposalId, proposed: stands !== undefined };
    const decision = decideProposal(facts, command, at);
    if (!decision.ok) return decision;
    const { publishAt, results, resultsHash } = decision.value;
    return accept({
      writes: [
        letStand(competitionId, decision.value),
        saveProposal(competitionId, decision.value),
        unchangedResults(competitionId, read.value.stamp),
      ],
      subject: proposalId,
      detail: {
        ...(publishAt === undefined ? {} : { publishAt }),
        submitted: results.length,
        passed: results.filter(({ passes }) => passes).length,
        results: resultsHash,
        reason,
      },
      answer: { proposalId },
    });
  },
);

/**
 * Confirms a proposed outcome. What each organisation will read is written first; one commit then publishes it, at once
 * or from the proposal's instant on. Cut short before that it means nothing, and can be confirmed again.
 */
export async function confirmOutcome(
  deps: Deps,
  actor: AuthorityActor,
  command: ConfirmOutcome,
  requestKey: RequestKey,
) {
  const { competitionId, proposalId } = command;
  const what = "outcome.confirmed";
  const confirmed = await enact(deps, { actor, command, requestKey, what }, async (at) => {
    const [read, found, frozen] = await Promise.all([
      readOutcome(deps, actor, competitionId),
      loadProposal(deps.table, competitionId, proposalId),
      loadQuestionnaire(deps.table, competitionId),
    ]);
    if (!read.ok) return read;
    const decision = decideConfirmation({ ...read.value, actor, proposal: found }, at);
    if (!decision.ok) return decision;
    if (frozen === undefined) throw new Error("responses without a questionnaire");
    const proposal = decision.value;
    const { results } = read.value;
    const needed = frozen.questionnaire;
    const prepared = await prepareOutcome(deps, { actor, competitionId, proposal, results, needed }, at);
    if (!prepared.ok) return prepared;

    const { visibleAt } = proposal.confirmed;
    const passing = results.filter(({ passes }) => passes);
    const listed = passing
      .filter(({ mayBeListed }) => mayBeListed)
      .map(({ organisationName }) => organisationName)
      .toSorted(alphabetically);
    const counted = { submitted: results.length, passed: passing.length };
    return accept({
      writes: [
        whileStands(competitionId, proposalId),
        { put: { ...outcomeKey(competitionId), proposalId, visibleAt, ...counted }, if: "absent" },
        savePublicList(competitionId, { proposalId, listed }),
        saveProposal(competitionId, proposal),
        unchangedResults(competitionId, read.value.stamp),
      ],
      subject: proposalId,
      detail: { visibleAt, ...counted, reason: proposal.reason, proposedBy: proposal.proposedBy.name },
      answer: { proposalId, visibleAt },
    });
  });
  // Who is told waits for the instant; when that is now, nobody need wait for the schedule.
  if (confirmed.ok && Instant.parse(confirmed.value.answer["visibleAt"]) <= confirmed.value.at)
    await deps.ask.seal(competitionId);
  return confirmed;
}

/** Takes a proposed outcome back, with a reason. Marking can go on, and another outcome can be proposed. */
export const withdrawProposedOutcome = acting(
  "outcome.withdrawn",
  async (deps, actor: AuthorityActor, command: WithdrawProposedOutcome, at) => {
    const { competitionId, proposalId, reason } = command;
    const proposal = await loadProposal(deps.table, competitionId, proposalId);
    const decision = decideWithdrawal({ actor, proposal }, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [
        letFall(competitionId, proposalId),
        { check: outcomeKey(competitionId), if: "absent" },
        saveProposal(competitionId, decision.value),
      ],
      subject: proposalId,
      detail: { reason, proposedBy: decision.value.proposedBy.name },
      answer: { proposalId },
    });
  },
);
