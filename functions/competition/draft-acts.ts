import * as z from "zod";
import {
  CloneDraft,
  CompetitionDraft,
  DiscardDraft,
  DraftContent,
  EditDraft,
  PublishCompetition,
} from "../../shared/competition/draft-schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import { DraftId } from "../../shared/kernel/id.ts";
import { NO_TIME, NOT_PROPOSED } from "../../shared/kernel/refusal.ts";
import { anAct, at, proposing } from "../platform/act.ts";
import { answeredBefore } from "../platform/enact.ts";
import { cloneDraft, createDraft, discardDraft, editDraft } from "./draft-operations.ts";
import { proposePublication } from "./publishing.ts";

const ofLeads = { audience: "authority", who: NATIONAL_LEADS, words: competitionRefusalInWords } as const;
const A_DRAFT = "/competition-drafts/:draft";
/** What stands after a draft was saved. */
const version = ({ version: stands }: { readonly version?: unknown }) => Number(stands);
const answer = () => CompetitionDraft.pick({ draftId: true, version: true });

export const creatingDraft = anAct({
  ...ofLeads,
  id: "createDraft",
  path: "/competition-drafts",
  summary:
    "Begins to prepare a competition. It is seen by the authority only until it is published. Times are London times",
  command: DraftContent,
  answer,
  version,
  comesTo: { entries: ["competition-draft.created"] },
  refusals: at("lots", "needs-national-lead", "lots-too-long", "changed-meanwhile"),
  does: createDraft,
});

export const editingDraft = anAct({
  ...ofLeads,
  id: "editDraft",
  method: "put",
  path: A_DRAFT,
  summary: "Changes a draft: all of it, as it was seen",
  command: EditDraft,
  seen: "seenVersion",
  answer,
  version,
  comesTo: { entries: ["competition-draft.changed"] },
  refusals: at("lots", "needs-national-lead", "lots-too-long", "changed-meanwhile"),
  does: editDraft,
});

export const cloningDraft = anAct({
  ...ofLeads,
  id: "cloneDraft",
  path: "/competition-draft-copies",
  summary:
    "Begins a draft like the competition of 2013, another draft or a competition; its launch, and all else with it, may move to a day",
  command: CloneDraft,
  answer,
  version,
  comesTo: { entries: ["competition-draft.copied"] },
  refusals: at("from", "not-found", "needs-national-lead", "lots-too-long", "changed-meanwhile"),
  does: cloneDraft,
});

export const discardingDraft = anAct({
  ...ofLeads,
  id: "discardDraft",
  method: "delete",
  path: A_DRAFT,
  summary: "Throws a draft away, as it was seen. The audit log keeps that it was there",
  command: DiscardDraft,
  seen: "seenVersion",
  answer: () => z.strictObject({ draftId: DraftId }),
  comesTo: { entries: ["competition-draft.discarded"] },
  final: "This cannot be undone. The audit log keeps what it was called and who threw it away",
  refusals: at("main-content", "needs-national-lead", "changed-meanwhile"),
  before: answeredBefore(() => "competition-draft.discarded"),
  does: discardDraft,
});

export const proposingPublication = anAct({
  ...ofLeads,
  id: "proposePublication",
  path: `${A_DRAFT}/publish`,
  summary:
    "Proposes to publish a draft as it was seen. When another person has confirmed it everybody can see the competition, and its terms are fixed",
  command: PublishCompetition,
  seen: "seenVersion",
  ...proposing("competition-publication"),
  refusals: at(
    "reason",
    ...NOT_PROPOSED,
    ...NO_TIME,
    "no-lots",
    "lot-named-twice",
    "no-stages",
    "stage-needs-date",
    "stage-needs-closing-time",
    "closes-before-it-opens",
    "stage-named-twice",
    "only-one-such-stage",
    "outcome-needs-stage",
    "too-many-windows-open",
    "stages-pass-each-other",
    "must-lie-ahead",
    "nothing-lies-ahead",
  ),
  does: proposePublication,
});
