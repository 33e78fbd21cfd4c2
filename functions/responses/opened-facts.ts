import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { CompetitionId, OrganisationId, StageId } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import type { Answers, OpenedResponse } from "../../shared/responses/schema.ts";
import { loadCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadOpened, loadOpenedSection } from "./store.ts";

/**
 * What the authority may read of the PQQ: nothing before it is sealed, whoever asks. A due window that is not sealed yet
 * is sealed first. A refused look is an entry in the audit log, which the caller writes.
 */
export async function loadOpenedResponses(
  deps: Pick<Deps, "table" | "ask" | "now">,
  _actor: AuthorityActor,
  competitionId: CompetitionId,
): Promise<Result<readonly OpenedResponse[], { code: "not-found" } | { code: "too-early" }>> {
  let competition = await loadCompetition(deps.table, competitionId);
  const stage = competition && pqqOf(competition);
  if (competition === undefined || stage === undefined) return refuse({ code: "not-found" });
  if (competition.sealed[stage.stageId] === undefined && stage.closesAt <= deps.now()) {
    await deps.ask.seal(competitionId);
    competition = await loadCompetition(deps.table, competitionId);
  }
  if (competition?.sealed[stage.stageId] === undefined) return refuse({ code: "too-early" });
  return accept(await loadOpened(deps.table, competitionId, stage.stageId));
}

/** One organisation's answers to one section, as they were opened. */
export const loadOpenedAnswers = (
  table: Table,
  competitionId: CompetitionId,
  window: StageId,
  organisationId: OrganisationId,
  sectionId: SectionId,
): Promise<Answers | undefined> => loadOpenedSection(table, competitionId, window, organisationId, sectionId);
