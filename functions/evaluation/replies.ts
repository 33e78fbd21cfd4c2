import * as z from "zod";
import { readableMarks } from "../../shared/evaluation/reading-responses.ts";
import { ownWork, progressOf, type Work } from "../../shared/evaluation/progress.ts";
import { declarationOf } from "../../shared/evaluation/rules.ts";
import {
  Cell,
  CellState,
  Declaration,
  EvaluationPart,
  Moderation,
  ResponseResult,
  SheetState,
  SubmittedMarks,
} from "../../shared/evaluation/schema.ts";
import { FileState } from "../../shared/files/schema.ts";
import { CompetitionId, FileId, OrganisationId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { Organisation } from "../../shared/organisations/schema.ts";
import { Marking, type Section, SectionId } from "../../shared/questionnaire/schema.ts";
import { Answers, OpenedResponse } from "../../shared/responses/schema.ts";
import type { Evaluation, loadSection } from "./facts.ts";

const ResponseLine = z.strictObject({
  organisationId: OrganisationId,
  name: z.string(),
  receivedAt: Instant,
  reference: z.string(),
});
/** What a program reads of the list of responses. */
export const ResponseList = z.strictObject({ competitionId: CompetitionId, items: z.array(ResponseLine) });

export const responseList = ({ competition, responses }: Evaluation): z.infer<typeof ResponseList> => ({
  competitionId: competition.competitionId,
  items: responses.map(({ organisation, receivedAt, reference }) => ({
    organisationId: organisation.organisationId,
    name: organisation.name,
    receivedAt,
    reference,
  })),
});

/** One response: the organisation as it was, and each section that the reader may read. */
export const ResponseReply = OpenedResponse.pick({
  submissionId: true,
  reference: true,
  receivedAt: true,
  submittedBy: true,
}).extend({
  organisation: Organisation,
  sections: z.array(
    z.strictObject({ sectionId: SectionId, title: z.string(), sha256: z.string(), answers: Answers }),
  ),
  files: z.array(
    z.strictObject({
      fileId: FileId,
      question: z.string(),
      name: z.string(),
      size: z.int(),
      state: FileState,
      sha256: z.string().optional(),
    }),
  ),
});

export const responseReply = (
  { submissionId, reference, receivedAt, submittedBy, organisation, sections }: OpenedResponse,
  read: readonly { readonly section: Section; readonly answers: Answers }[],
  files: OpenedResponse["files"],
): z.infer<typeof ResponseReply> => ({
  submissionId,
  reference,
  receivedAt,
  submittedBy,
  organisation,
  sections: read.map(({ section: { sectionId, title }, answers }) => ({
    sectionId,
    title,
    sha256: sections[sectionId] ?? "",
    answers,
  })),
  files: files.map(({ fileId, subject, name, size, state, sha256 }) => ({
    fileId,
    question: subject,
    name,
    size,
    state,
    sha256,
  })),
});

const sectionLine = { sectionId: SectionId, title: z.string(), marking: Marking };
/** How far the evaluation is, section by section and response by response. */
export const Progress = z.strictObject({
  competitionId: CompetitionId,
  outcomeProposedAt: z.optional(Instant),
  sections: z.array(z.strictObject({ ...sectionLine, responses: z.array(Cell) })),
});

export const progressReply = (evaluation: Evaluation, work: Work) => ({
  competitionId: evaluation.competition.competitionId,
  outcomeProposedAt: evaluation.proposedAt,
  sections: progressOf(evaluation, work).map(({ section: { sectionId, title, marking }, cells }) => ({
    sectionId,
    title,
    marking,
    responses: cells,
  })),
});

/** What somebody has declared, and what they have to mark or moderate. */
export const OwnEvaluation = z.strictObject({
  competitionId: CompetitionId,
  declaration: Declaration.optional(),
  sections: z.array(
    z.strictObject({
      ...sectionLine,
      part: EvaluationPart,
      responses: z.array(
        z.strictObject({
          organisationId: OrganisationId,
          name: z.string(),
          state: z.enum([...CellState.options, ...SheetState.options]),
        }),
      ),
    }),
  ),
});

export const ownEvaluation = (
  evaluation: Evaluation,
  work: Work,
  nameOf: (id: OrganisationId) => string,
) => ({
  competitionId: evaluation.competition.competitionId,
  declaration: declarationOf(evaluation, evaluation.actor.personId),
  sections: ownWork(evaluation, work).map(({ section, part, responses }) => ({
    sectionId: section.sectionId,
    title: section.title,
    marking: section.marking,
    part,
    responses: responses.map((one) => ({ ...one, name: nameOf(one.organisationId) })),
  })),
});

/** One section of one response, with the marks that the reader may see. */
export const MarkedSection = z.strictObject({
  sectionId: SectionId,
  organisationId: OrganisationId,
  answers: Answers,
  /** Whether all marks are in: until then only the reader's own are here. */
  allIn: z.boolean(),
  marks: z.array(SubmittedMarks),
  moderations: z.array(Moderation),
});

export function markedSection(
  evaluation: Evaluation,
  section: Section,
  organisationId: OrganisationId,
  loaded: Awaited<ReturnType<typeof loadSection>>,
) {
  const { allIn, submitted, moderations } = readableMarks(evaluation, section, organisationId, loaded);
  const { sectionId } = section;
  return { sectionId, organisationId, answers: loaded.answers, allIn, marks: submitted, moderations };
}

/** What the consensus says of every response. */
export const ResultsReply = z.strictObject({ complete: z.boolean(), results: z.array(ResponseResult) });
