import { openedChoice } from "../../shared/preferences/rules.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { receivedIn } from "../platform/receive.ts";
import type { Part, Sealing } from "../platform/sealing.ts";
import { stash } from "../platform/stash.ts";
import { hasUnsentDraft, loadProfile } from "./facts.ts";
import { loadChoices, openChoice } from "./store.ts";
import { completedEntry, completeSubmission } from "./submission.ts";

/** How the windows of preference rounds are sealed. */
export const preferencesSealing: Sealing = {
  kind: "lot-preferences",

  async completeAll(deps: Deps, { competitionId, window, organisationId }: Part) {
    for (const submission of await receivedIn(deps.table, competitionId, organisationId, window)) {
      if ((await completedEntry(deps, competitionId, organisationId, submission)) !== undefined) continue;
      const completed = await completeSubmission(deps, competitionId, organisationId, submission);
      if (!completed.ok) throw new Error("a received submission could not be completed");
    }
  },

  async open(deps: Deps, { competitionId, window, organisationId }: Part) {
    const [competition, profile, choices] = await Promise.all([
      loadCompetition(deps.table, competitionId),
      loadProfile(deps.table, organisationId),
      loadChoices(deps.table, organisationId, competitionId),
    ]);
    if (competition === undefined || profile === undefined)
      throw new Error("a participant without a profile");
    const choice = openedChoice(competition, profile, choices, window);
    await stash(deps, openChoice(competitionId, window, choice));
    return choice;
  },

  hasUnsentDraft: ({ table }: Deps, { competitionId, window, organisationId }: Part) =>
    hasUnsentDraft(table, organisationId, competitionId, window),
};
