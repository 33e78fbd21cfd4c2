import type { CompetitionId } from "../../shared/kernel/id.ts";

/** Where the authority finds the outcome; its acts lie below. */
export const outcomePath = (competition: CompetitionId): string =>
  `/authority/competitions/${competition}/outcome`;

/** Where everybody reads who has pre-qualified. */
export const prequalifiedPath = (competition: CompetitionId): string =>
  `/competitions/${competition}/pre-qualified`;
