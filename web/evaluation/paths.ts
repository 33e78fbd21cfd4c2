import type { SectionAt } from "../../shared/evaluation/marking.ts";
import type { CompetitionId, FileId, OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import type { SectionId } from "../../shared/questionnaire/schema.ts";

const competitionPath = (competition: CompetitionId) => `/authority/competitions/${competition}`;

/** Where the responses to the PQQ are read. */
export const responsesPath = (competition: CompetitionId) => `${competitionPath(competition)}/responses`;
export const responsePath = (competition: CompetitionId, organisation: OrganisationId) =>
  `${responsesPath(competition)}/${organisation}`;
export const filePath = (competition: CompetitionId, organisation: OrganisationId, file: FileId) =>
  `${responsePath(competition, organisation)}/files/${file}/download`;

/** Where a lead sees how far the evaluation is. */
export const evaluationPath = (competition: CompetitionId) => `${competitionPath(competition)}/evaluation`;
export const assignPath = (competition: CompetitionId) => `${evaluationPath(competition)}/assign`;
export const unassignPath = (competition: CompetitionId, section: SectionId, person: PersonId) =>
  `${evaluationPath(competition)}/sections/${section}/people/${person}/unassign`;
export const declarationsPath = (competition: CompetitionId) => `${evaluationPath(competition)}/declarations`;
export const resultsPath = (competition: CompetitionId) => `${evaluationPath(competition)}/results`;
export const moderationPath = (competition: CompetitionId, { sectionId, organisationId }: SectionAt) =>
  `${evaluationPath(competition)}/sections/${sectionId}/responses/${organisationId}/moderate`;

/** Where an evaluator finds their own work. */
export const myEvaluationPath = (competition: CompetitionId) =>
  `${competitionPath(competition)}/my-evaluation`;
export const declarePath = (competition: CompetitionId) => `${myEvaluationPath(competition)}/declare`;
export const markingPath = (competition: CompetitionId, { sectionId, organisationId }: SectionAt) =>
  `${myEvaluationPath(competition)}/sections/${sectionId}/responses/${organisationId}`;
