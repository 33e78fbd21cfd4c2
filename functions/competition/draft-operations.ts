import {
  contentOfCompetition,
  decideClone,
  decideDiscard,
  decideDraft,
  decideEdit,
} from "../../shared/competition/draft-rules.ts";
import type {
  CloneDraft,
  CompetitionDraft,
  DiscardDraft,
  DraftContent,
  EditDraft,
  Source,
} from "../../shared/competition/draft-schema.ts";
import { TEMPLATE_2013 } from "../../shared/competition/template-2013.ts";
import type { AuthorityActor } from "../../shared/kernel/actor.ts";
import { CompetitionId, DraftId } from "../../shared/kernel/id.ts";
import { accept } from "../../shared/kernel/result.ts";
import { acting } from "../platform/enact.ts";
import type { Table } from "../platform/table.ts";
import { loadDraft } from "./draft-facts.ts";
import { removeDraft, saveDraft } from "./draft-store.ts";
import { loadCompetition } from "./facts.ts";

/** Begins to prepare a competition. Nobody outside the authority can know of it. */
export const createDraft = acting(
  "competition-draft.created",
  async ({ newId }, actor: AuthorityActor, command: DraftContent, at) => {
    const decision = decideDraft({ actor, draftId: DraftId.parse(newId("draft")) }, command, at);
    return decision.ok ? accept(saved(decision.value)) : decision;
  },
);

/** Changes any part of a draft, as it was seen. */
export const editDraft = acting(
  "competition-draft.changed",
  async ({ table }, actor: AuthorityActor, command: EditDraft, at) => {
    const draft = await loadDraft(table, command.draftId);
    const decision = decideEdit({ actor, draft }, command, at);
    return decision.ok ? accept(saved(decision.value)) : decision;
  },
);

/** Begins a draft like something else: the competition of 2013, another draft, or a competition. */
export const cloneDraft = acting(
  "competition-draft.copied",
  async ({ table, newId }, actor: AuthorityActor, command: CloneDraft, at) => {
    const source = await loadSource(table, command.from);
    const decision = decideClone({ actor, draftId: DraftId.parse(newId("draft")), source }, command, at);
    return decision.ok ? accept(saved(decision.value)) : decision;
  },
);

/** Throws a draft away. Its entry says what it was called and how far it had come. */
export const discardDraft = acting(
  "competition-draft.discarded",
  async ({ table }, actor: AuthorityActor, command: DiscardDraft) => {
    const decision = decideDiscard({ actor, draft: await loadDraft(table, command.draftId) }, command);
    if (!decision.ok) return decision;
    const { draftId } = decision.value;
    return accept({ ...saved(decision.value), writes: removeDraft(decision.value), answer: { draftId } });
  },
);

/** What is written of a draft, and what its entry says of it. */
const saved = (draft: CompetitionDraft) => ({
  writes: saveDraft(draft),
  subject: draft.draftId,
  detail: { title: draft.title, lots: draft.lots.length, version: draft.version },
  answer: { draftId: draft.draftId, version: draft.version },
});

async function loadSource(table: Table, from: Source): Promise<DraftContent | undefined> {
  if (from === "transforming-rehabilitation-2013") return TEMPLATE_2013;
  const draft = DraftId.safeParse(from);
  if (draft.success) return loadDraft(table, draft.data);
  const competition = await loadCompetition(table, CompetitionId.parse(from));
  return competition && contentOfCompetition(competition);
}
