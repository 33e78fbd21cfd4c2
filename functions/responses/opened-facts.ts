import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { CompetitionId, OrganisationId, StageId } from "../../shared/kernel/id.ts";
import { accept, type Result } from "../../shared/kernel/result.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import type { Answers, OpenedResponse } from "../../shared/responses/schema.ts";
import { loadSealed } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadOpened, loadOpenedSection } from "./store.ts";

/** What the authority may read of the PQQ, as `loadSealed` says. */
export async function loadOpenedResponses(
  deps: Pick<Deps, "table" | "ask" | "now">,
  actor: AuthorityActor,
  competitionId: CompetitionId,
): Promise<Result<readonly OpenedResponse[], { code: "not-found" } | { code: "too-early" }>> {
  const sealed = await loadSealed(deps, actor, competitionId, pqqOf);
  return sealed.ok ? accept(await loadOpened(deps.table, competitionId, sealed.value)) : sealed;
}

/** One organisation's answers to one section, as they were opened. */
export const loadOpenedAnswers = (
  table: Table,
  competitionId: CompetitionId,
  window: StageId,
  organisationId: OrganisationId,
  sectionId: SectionId,
): Promise<Answers | undefined> => loadOpenedSection(table, competitionId, window, organisationId, sectionId);
