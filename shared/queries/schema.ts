import * as z from "zod";
import { LocalTime } from "../competition/schema.ts";
import { ChosenOrganisation, CompetitionId, OrganisationId, PersonId, QueryId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { paragraph } from "../kernel/text.ts";
import { SeenCount } from "../kernel/typed-number.ts";
import { SectionId } from "../questionnaire/schema.ts";

/** A query: what the authority asks one bidder about one section of its response, and the answer, given once and final. */
export const Query = z.strictObject({
  queryId: QueryId,
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  organisationName: z.string(),
  sectionId: SectionId,
  sectionTitle: z.string(),
  question: paragraph(2_000, "the question"),
  askedAt: Instant,
  askedBy: z.strictObject({ personId: PersonId, name: z.string() }),
  /** An answer is in time when it was received before this instant. */
  dueAt: Instant,
  answered: z.strictObject({ at: Instant, by: z.string(), text: z.string() }).optional(),
});
export type Query = z.infer<typeof Query>;

/** A query as the bidder sees it: without who at the authority asked it. */
export const OwnQuery = Query.omit({
  askedBy: true,
  organisationId: true,
  organisationName: true,
});
export type OwnQuery = z.infer<typeof OwnQuery>;

/** A national lead asks one bidder. `answerBy` is a London time. */
export const AskQuery = z.strictObject({
  competitionId: CompetitionId,
  organisationId: ChosenOrganisation,
  sectionId: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, "Choose a section")
    .pipe(SectionId),
  question: Query.shape.question,
  answerBy: LocalTime,
});
export type AskQuery = z.infer<typeof AskQuery>;

/** An answer that was saved and not (yet) sent. The authority cannot read it. */
export const AnswerDraft = z.strictObject({
  text: z.string(),
  version: z.int().min(1),
  savedAt: Instant,
  savedBy: z.string(),
  /** The mark of the request that saved it. */
  request: z.string().length(32).optional(),
});
export type AnswerDraft = z.infer<typeof AnswerDraft>;

/** A submitter answers, for good. How many words it may have is for the rules to say. */
export const AnswerQuery = z.strictObject({
  competitionId: CompetitionId,
  queryId: QueryId,
  answer: paragraph(20_000, "the answer"),
});
export type AnswerQuery = z.infer<typeof AnswerQuery>;

/** Keeps an answer for later, also one that is too long as yet. It is not sent. */
export const SaveAnswerDraft = AnswerQuery.extend({ seenVersion: SeenCount });
export type SaveAnswerDraft = z.infer<typeof SaveAnswerDraft>;
