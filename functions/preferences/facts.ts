import type { Competition } from "../../shared/competition/schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, OrganisationId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept } from "../../shared/kernel/result.ts";
import { isOpen } from "../../shared/kernel/window.ts";
import { isUnsent, type Round, roundsOf } from "../../shared/preferences/rules.ts";
import type { SubmittedChoice } from "../../shared/preferences/schema.ts";
import { loadCompetition, loadSealed, loadStanding } from "../competition/facts.ts";
import { loadOrganisation } from "../organisations/facts.ts";
import { loadHandedIn, loadHistory } from "../platform/completing.ts";
import type { Deps } from "../platform/deps.ts";
import { headKey, type Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { choicesOf, draftKey, draftOf, loadChoices, loadDraft, loadOpened } from "./store.ts";
import { handingInPreferences } from "./submission.ts";

/** Everything a bidder sees of its own preferences in a round. Nothing in it depends on any other bidder. */
export async function loadMyPreferences(table: Table, of: Participation, round: StageId) {
  const [competition, standing, choices, draft] = await Promise.all([
    loadCompetition(table, of.competitionId),
    loadStanding(table, of.organisationId, of.competitionId),
    loadChoices(table, of),
    loadDraft(table, of, round),
  ]);
  if (competition === undefined || !roundsOf(competition).some(({ stageId }) => stageId === round))
    return undefined;
  return { competition, standing, choices, draft };
}

/** By round, whether an organisation has a draft that is not submitted, and what stands. */
export async function loadRounds(table: Table, organisationId: OrganisationId, competition: Competition) {
  const of = { organisationId, competitionId: competition.competitionId };
  const rounds = roundsOf(competition).map(async ({ stageId }) => {
    const { unsent, choice } = await loadRound(table, of, stageId);
    const stands = choice?.lots && { lots: choice.lots.length, receivedAt: choice.receivedAt };
    return [stageId, { unsent, stands }] as const;
  });
  return Object.fromEntries(await Promise.all(rounds));
}

/** What an organisation has saved in a round, what stands, and whether the one says something that the other does not. */
export async function loadRound(table: Table, of: Participation, round: StageId) {
  const [saved, head] = await table.getMany([draftKey(of, round), headKey(of)]);
  const [draft, choice] = [draftOf(saved), choicesOf(head)[round]];
  return { draft, choice, unsent: isUnsent(draft, choice) };
}

/** A draft of an open round that says something its organisation has not submitted. */
export type UnsentDraft = {
  readonly competition: Pick<Competition, "competitionId" | "title">;
  readonly round: Round;
  readonly lots: number;
  /** What it submitted in this round before, which counts. */
  readonly stands: Pick<SubmittedChoice, "submissionId" | "receivedAt"> | undefined;
};

/** What an organisation has saved and not submitted in the rounds that are open: every page warns of it. */
export async function loadUnsentDrafts(
  table: Table,
  actor: BidderActor,
  competitions: readonly Competition[],
  now: Instant,
): Promise<readonly UnsentDraft[]> {
  const open = competitions
    .filter(({ cancelled }) => cancelled === undefined)
    .flatMap((competition) =>
      roundsOf(competition)
        .filter((round) => isOpen(round, now))
        .map((round) => ({ competition, round })),
    );
  const drafts = await Promise.all(
    open.map(async ({ competition: { competitionId, title }, round }) => {
      const own = await loadRound(table, { ...actor, competitionId }, round.stageId);
      const stands = own.choice?.lots && own.choice;
      const lots = own.draft?.lots.length ?? 0;
      return own.unsent ? [{ competition: { competitionId, title }, round, lots, stands }] : [];
    }),
  );
  return drafts.flat();
}

/** The receipt of one of the organisation's own submissions, signed if it can be; another's is not found. */
export async function loadReceipt(
  deps: Pick<Deps, "table" | "signer" | "log">,
  { organisationId, competitionId }: Participation,
  submissionId: SubmissionId,
) {
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return undefined;
  const part = { ...competition, organisationId, handing: handingInPreferences };
  for (const { stageId } of roundsOf(competition)) {
    const found = await loadHandedIn(deps, part, stageId, submissionId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Everything an organisation submitted or withdrew in a round, newest first, with what became of it. */
export const loadPreferencesHistory = (table: Table, of: Participation, round: StageId) =>
  loadHistory(table, handingInPreferences, of, round);

/** What the authority may read of a round, as `loadSealed` says. */
export async function loadOpenedRound(
  deps: Pick<Deps, "table" | "ask" | "now">,
  competitionId: CompetitionId,
  round: StageId,
) {
  const sealed = await loadSealed(deps, competitionId, (competition) =>
    roundsOf(competition).find(({ stageId }) => stageId === round),
  );
  return sealed.ok ? accept(await loadOpened(deps.table, competitionId, round)) : sealed;
}

/** The profile that a choice is opened with. */
export async function loadProfile(table: Table, organisation: OrganisationId) {
  const profile = await loadOrganisation(table, organisation);
  return (
    profile && {
      organisationId: organisation,
      organisationName: profile.name,
      members: profile.members.map(({ name }) => name),
    }
  );
}
