import * as z from "zod";
import { Named } from "../kernel/actor.ts";
import { ShortReason } from "../kernel/text.ts";
import { CompetitionId, DraftId } from "../kernel/id.ts";
import { fromLondon, Instant } from "../kernel/instant.ts";
import {
  Caps,
  CompetitionTerms,
  Lot,
  LotsAre,
  MOST_LOTS,
  MOST_STAGES,
  NewStage,
  seenVersion,
} from "./schema.ts";

/** A stage as it is prepared: its date may be missing yet. Times are London times. */
const DraftStage = NewStage.partial({ opens: true });

/** What is prepared of a competition. It may be unfinished and make no sense yet; what it says is well-formed. */
export const DraftContent = z.strictObject({
  title: CompetitionTerms.shape.title,
  lots: z.array(Lot).max(MOST_LOTS),
  lotsAre: LotsAre.optional(),
  minimumBidders: CompetitionTerms.shape.minimumBidders,
  caps: Caps,
  stages: z.array(DraftStage).max(MOST_STAGES),
});
export type DraftContent = z.infer<typeof DraftContent>;

/** A draft is a competition that the authority prepares; nobody else knows of it before it is published. */
export const CompetitionDraft = DraftContent.extend({
  draftId: DraftId,
  changedAt: Instant,
  changedBy: Named,
  version: z.int().min(1),
});
export type CompetitionDraft = z.infer<typeof CompetitionDraft>;

/** A draft's line in the list of all, so that a list does not grow with their lots. */
export const DraftLine = z.object(
  CompetitionDraft.pick({ draftId: true, title: true, changedAt: true, changedBy: true, version: true })
    .shape,
);
export type DraftLine = z.infer<typeof DraftLine>;

export const EditDraft = DraftContent.extend({ draftId: DraftId, seenVersion });
export type EditDraft = z.infer<typeof EditDraft>;

/** What a draft can be made from: the competition of 2013, another draft, or a competition. */
const Source = z.union([z.literal("transforming-rehabilitation-2013"), DraftId, CompetitionId], {
  error: "Choose what to copy",
});
export type Source = z.infer<typeof Source>;

/** A draft like something else; `startsOn` moves its launch, and all else with it, to a day. */
export const CloneDraft = z.strictObject({
  from: Source,
  title: CompetitionTerms.shape.title.optional(),
  startsOn: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, "Enter a day, like 2026-09-19")
    .refine((day) => fromLondon(`${day}T12:00`).ok, "Enter a day that exists, like 2026-09-19")
    .optional(),
});
export type CloneDraft = z.infer<typeof CloneDraft>;

export const DiscardDraft = z.strictObject({ draftId: DraftId, seenVersion });
export type DiscardDraft = z.infer<typeof DiscardDraft>;

/** A draft is to be published, for a reason that the second person and the log read. */
export const PublishDraft = z.object({ draftId: DraftId, reason: ShortReason });
export type PublishDraft = z.infer<typeof PublishDraft>;
export const PublishCompetition = z.strictObject({ ...PublishDraft.shape, seenVersion });
export type PublishCompetition = z.infer<typeof PublishCompetition>;
