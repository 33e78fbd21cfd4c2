import type { Competition } from "../../shared/competition/schema.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, LotId, RequestKey, StageId } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { timesSeen } from "../../shared/kernel/window.ts";
import { sameChoice } from "../../shared/preferences/choice.ts";
import { proposeDisclosure } from "./of-two.ts";
import {
  decideDraft,
  decideSubmission,
  decideWithdrawal,
  type PreferencesFacts,
  type PreferencesRefusal,
  seenVersionOf,
} from "../../shared/preferences/rules.ts";
import type {
  DiscloseLotBidders,
  Manifest,
  PreferencesDraft,
  SavePreferencesDraft,
  SubmitPreferences,
  WithdrawPreferences,
} from "../../shared/preferences/schema.ts";
import {
  isOver,
  loadCompetition,
  loadStanding,
  recallCompetition,
  standingKey,
  standingOf,
} from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { handIn } from "../platform/handing-in.ts";
import { keepDraft } from "../platform/keeping-draft.ts";
import { recordEarlyAccess } from "../platform/refused-access.ts";
import { headKey } from "../platform/stream.ts";
import type { Item } from "../platform/table.ts";
import { begin } from "../platform/taking-part.ts";
import { type CoverageFacts, type CoverageRefusal, loadCoverage } from "./coverage-facts.ts";
import { choicesOf, loadChoices, keepSaved, loadDraft, loadSaved, saveDraft } from "./store.ts";
import { handingInPreferences, SUBMITTED, WITHDRAWN } from "./submission.ts";

/**
 * Keeps a choice as a draft. Not evidence: it counts only when it is submitted. Refuses when the draft is not the one that
 * the person saw, also when it says the same. A repeat with the same key gets the draft that it saved, and `latest` says
 * which version stands now; also when the round has closed since. The key of a save that said something else is refused.
 */
export async function savePreferencesDraft(
  deps: Deps,
  actor: BidderActor,
  command: SavePreferencesDraft,
  requestKey: RequestKey,
) {
  const { competitionId, round } = command;
  const of = { organisationId: actor.organisationId, competitionId };
  const [competition, standing, choices, draft] = await Promise.all([
    loadCompetition(deps.table, competitionId),
    loadStanding(deps.table, actor.organisationId, competitionId),
    loadChoices(deps.table, of),
    loadDraft(deps.table, of, round),
  ]);
  if (competition === undefined) return refuse({ code: "not-found" });

  const decision = decideDraft({ actor, competition, standing, choices, draft }, command, deps.now());
  if (decision.ok && decision.value.version === 1) await begin(deps, of, (other) => isOver(deps, other));
  const kept = await keepDraft<PreferencesDraft, typeof decision>(deps, actor, requestKey, {
    decision,
    writes: (saved) => [saveDraft(of, round, saved), keepSaved(of, saved.request, { round, ...saved })],
    async earlier(request) {
      const found = await loadSaved(deps.table, of, request);
      if (found === undefined) return undefined;
      const { round: itsRound, ...saved } = found;
      const follows = saved.version === timesSeen(command.seenVersion) + 1;
      return { draft: saved, same: itsRound === round && follows && sameChoice(saved.lots, command.lots) };
    },
    latest: () => loadDraft(deps.table, of, round),
  });
  if (!kept.ok) return kept;
  return accept({ answer: { ...kept.value, seenVersion: seenVersionOf(kept.value.draft, choices[round]) } });
}

/**
 * Submits a choice of lots: received first, in a write that the round's gate judges, then committed, then its receipt is
 * signed. Refuses what `decideSubmission` refuses and what the gate refuses. A repeat with the same key gets the same answer, also after
 * the round has closed.
 */
export async function submitPreferences(
  deps: Deps,
  actor: BidderActor,
  command: SubmitPreferences,
  requestKey: RequestKey,
) {
  const manifest = { round: command.round, lots: command.lots };
  return handInPreferences(deps, actor, command, SUBMITTED, manifest, requestKey, (facts) => {
    const decision = decideSubmission(facts, command, deps.now());
    return decision.ok ? accept(manifest) : decision;
  });
}

/** Withdraws what the organisation submitted in a round, in the same two writes as a submission. */
export async function withdrawPreferences(
  deps: Deps,
  actor: BidderActor,
  command: WithdrawPreferences,
  requestKey: RequestKey,
) {
  const manifest = { round: command.round };
  return handInPreferences(deps, actor, command, WITHDRAWN, manifest, requestKey, (facts) => {
    const decision = decideWithdrawal(facts, command, deps.now());
    return decision.ok ? accept(manifest) : decision;
  });
}

/** The way of both: what stands is read with the standing, in one request. */
async function handInPreferences<Decided extends Result<Manifest, PreferencesRefusal>>(
  deps: Deps,
  actor: BidderActor,
  { competitionId, round, seenVersion }: Omit<SubmitPreferences, "lots">,
  what: string,
  manifest: Manifest,
  requestKey: RequestKey,
  decide: (facts: PreferencesFacts) => Decided,
) {
  const of = { organisationId: actor.organisationId, competitionId };
  const [recalled, [standing, known]] = await Promise.all([
    recallCompetition(deps, competitionId),
    deps.table.getMany([standingKey(of), headKey(of)]),
  ]);
  if (recalled === undefined) return refuse({ code: "not-found" });
  const factsOn = (competition: Competition, head: Item | undefined) => ({
    actor,
    competition,
    head,
    standing: standing && standingOf(standing),
    choices: choicesOf(head),
  });
  return handIn(deps, {
    handing: handingInPreferences,
    actor,
    window: round,
    what,
    command: manifest,
    seenVersion,
    requestKey,
    facts: factsOn(recalled, known),
    async reread() {
      const head = await deps.table.get(headKey(of));
      return factsOn((await loadCompetition(deps.table, competitionId)) ?? recalled, head);
    },
    decide,
  });
}

/**
 * Reads the coverage that somebody asked for, as `loadCoverage` says. A look at a round that is not sealed is refused
 * and written down: once a day for each person and round, however often they try.
 */
export async function readCoverage(
  deps: Deps,
  actor: AuthorityActor,
  competitionId: CompetitionId,
  asked: { readonly round?: StageId | undefined; readonly lot?: LotId | undefined },
): Promise<Result<CoverageFacts, CoverageRefusal | { readonly code: "too-many-attempts" }>> {
  const coverage = await loadCoverage(deps, actor, competitionId, asked);
  if (coverage.ok || coverage.error.code !== "too-early" || asked.round === undefined) return coverage;
  const recorded = await recordEarlyAccess(deps, actor, competitionId, "coverage", asked.round);
  return recorded.code === "too-early" ? coverage : refuse(recorded);
}

/** For whoever asks at a door: to ask to disclose before the round is sealed is a look at it, and written down. */
export async function askToDisclose(
  deps: Deps,
  actor: AuthorityActor,
  command: DiscloseLotBidders,
  requestKey: RequestKey,
) {
  const proposed = await proposeDisclosure(deps, actor, command, requestKey);
  if (proposed.ok || proposed.error.code !== "too-early") return proposed;
  const look = await readCoverage(deps, actor, command.competitionId, { round: command.round });
  return look.ok ? proposed : look;
}
