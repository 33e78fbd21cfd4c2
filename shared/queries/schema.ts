import * as z from "zod";
import { LocalTime } from "../competition/schema.ts";
import { ChosenOrganisation, CompetitionId, OrganisationId, PersonId, QueryId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { paragraph } from "../kernel/text.ts";
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

/** A submitter answers, for good. How many words it may have is for the rules to say. */
export const AnswerQuery = z.strictObject({
  competitionId: CompetitionId,
  queryId: QueryId,
  answer: paragraph(20_000, "the answer"),
});
export type AnswerQuery = z.infer<typeof AnswerQuery>;
