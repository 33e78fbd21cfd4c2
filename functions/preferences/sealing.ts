import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { lotCounts } from "../../shared/preferences/coverage.ts";
import { openedChoice } from "../../shared/preferences/rules.ts";
import { OpenedChoice } from "../../shared/preferences/schema.ts";
import { loadCompetition, loadStanding } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { completeAll } from "../platform/completing.ts";
import type { SealedFor, Sealing } from "../platform/sealing.ts";
import { stash } from "../platform/stash.ts";
import { loadProfile, loadRound } from "./facts.ts";
import { keepCounts, loadChoices, openChoice } from "./store.ts";
import { handingInPreferences } from "./submission.ts";

/** How the windows of preference rounds are sealed. */
export const preferencesSealing: Sealing = {
  kind: "lot-preferences",

  async completeAll(deps: Deps, { competitionId, window, organisationId }: SealedFor) {
    const competition = await loadCompetition(deps.table, competitionId);
    if (competition === undefined) throw new Error("a window of no competition");
    const nameOf = async () => (await loadProfile(deps.table, organisationId))?.organisationName ?? "";
    await completeAll(
      deps,
      { ...competition, organisationId, handing: handingInPreferences },
      window,
      nameOf,
    );
  },

  async open(deps: Deps, { competitionId, window, organisationId }: SealedFor) {
    const [competition, standing, profile, choices] = await Promise.all([
      loadCompetition(deps.table, competitionId),
      loadStanding(deps.table, organisationId, competitionId),
      loadProfile(deps.table, organisationId),
      loadChoices(deps.table, { organisationId, competitionId }),
    ]);
    if (competition === undefined || profile === undefined)
      throw new Error("a participant without a profile");
    // Who took part in the PQQ and did not pass has no part in this window.
    if (prequalifiedSince(competition, standing, deps.now()) === undefined) return undefined;
    const choice = openedChoice(profile, { competition, choices }, window);
    await stash(deps, openChoice(competitionId, window, choice));
    return choice;
  },

  async addUp(deps: Deps, { competitionId, window }, opened) {
    const choices = opened.map((choice) => OpenedChoice.parse(choice));
    await stash(deps, keepCounts(competitionId, window, lotCounts(choices)));
  },

  hasUnsentDraft: async ({ table }: Deps, part: SealedFor) =>
    (await loadRound(table, part, part.window)).unsent,
};
