import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";
import { decideReuse, type ResponseFacts, sectionsOf } from "../../shared/responses/rules.ts";
import {
  FILES_SECTION,
  type ResponseDraft,
  type ReuseAnswers,
  type SavedSection,
} from "../../shared/responses/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { requestMark } from "../platform/request-mark.ts";
import type { Participation } from "../platform/stream.ts";
import { recallQuestionnaire } from "../questionnaire/facts.ts";
import { decidedOn } from "./at-gate.ts";
import { filesFor, keepSection } from "./saving-operations.ts";
import { loadDraft, loadSections } from "./store.ts";

/**
 * Starts the sections that nobody has saved yet from what the organisation answered in another competition, where a
 * question has the same name and kind. Refuses when there is nothing to take over, or when others were quicker in every
 * section. Says which sections it started; a repeat with the same key is told that again.
 */
export async function reuseAnswers(
  deps: Deps,
  actor: BidderActor,
  { competitionId, from }: ReuseAnswers,
  requestKey: RequestKey,
) {
  const at = deps.now();
  const of = { organisationId: actor.organisationId, competitionId };
  const other = { ...of, competitionId: from };
  const [draft, earlier] = await Promise.all([loadDraft(deps.table, of), loadDraft(deps.table, other)]);
  const answered = sectionsOf(earlier).filter(({ sectionId }) => sectionId !== FILES_SECTION);
  const sources = await loadSections(deps.table, other, answered);
  // A mark names one save, and this is one for each section.
  const markOf: MarkOf = (sectionId) => requestMark(actor, requestKey, `${from} ${sectionId}`);
  const before = await startedBefore(deps, of, draft, markOf);
  if (before.length > 0) return accept({ started: before });
  const decide = (facts: ResponseFacts) => decideReuse({ ...facts, draft, sources }, at);
  const decision = await decidedOn(deps, actor, competitionId, decide);
  if (!decision.ok) return decision;
  const started: SectionId[] = [];
  for (const { section, answers } of decision.value) {
    const { sectionId } = section;
    const request = await markOf(sectionId);
    const files = await filesFor(deps, of, section);
    const saved: SavedSection = { sectionId, version: 1, answers, savedAt: at, savedBy: actor.name, request };
    const kept = await keepSection(deps, actor, competitionId, { section, saved, files, decide });
    if (kept.ok) started.push(sectionId);
    else if (kept.error.code !== "changed-meanwhile") return kept;
  }
  return started.length === 0 ? refuse({ code: "changed-meanwhile" }) : accept({ started });
}

type MarkOf = (section: SectionId) => Promise<string>;

/** The sections that a request started, in their order: for its repeat. */
async function startedBefore(
  deps: Deps,
  of: Participation,
  draft: ResponseDraft | undefined,
  markOf: MarkOf,
): Promise<readonly SectionId[]> {
  const sections = (await recallQuestionnaire(deps, of.competitionId))?.questionnaire.sections ?? [];
  const begun = sections.filter(({ sectionId }) => draft?.sections[sectionId] !== undefined);
  const first = begun.map(({ sectionId }) => ({ sectionId, version: 1 }));
  const saved = await loadSections(deps.table, of, first);
  const started: SectionId[] = [];
  for (const { sectionId, request } of saved)
    if (request === (await markOf(sectionId))) started.push(sectionId);
  return started;
}
