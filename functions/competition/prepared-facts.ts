import { type CompetitionId, competitionOfDraft, draftOfCompetition } from "../../shared/kernel/id.ts";
import type { Table } from "../platform/table.ts";
import { loadDraft, loadDrafts } from "./draft-facts.ts";
import { loadCompetition, loadTitles } from "./facts.ts";

/** A competition, or the draft of one, by the id that the competition has or will have. */
export async function loadPrepared(table: Table, competitionId: CompetitionId) {
  const [competition, draft] = await Promise.all([
    loadCompetition(table, competitionId),
    loadDraft(table, draftOfCompetition(competitionId)),
  ]);
  const found = competition ?? draft;
  return found && { competitionId, title: found.title, lots: found.lots, isDraft: competition === undefined };
}

/** What every competition and every draft is called: competitions first, the newest first. */
export async function loadAllPrepared(table: Table) {
  const [titles, drafts] = await Promise.all([loadTitles(table), loadDrafts(table)]);
  return [
    ...titles.map(({ competitionId, title }) => ({ competitionId, title, isDraft: false })),
    ...drafts.map(({ draftId, title }) => ({
      competitionId: competitionOfDraft(draftId),
      title,
      isDraft: true,
    })),
  ];
}
