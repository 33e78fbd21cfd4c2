import type { Home } from "../competition/competition-frame.tsx";
import type { CompetitionId } from "../../shared/kernel/id.ts";

/** Where the authority finds the outcome; its acts lie below. */
export const outcomePath = (competition: CompetitionId): string =>
  `/authority/competitions/${competition}/outcome`;

/** Where people read who has pre-qualified, below the pages of their own audience. */
export const prequalifiedPath = (home: Home, competition: CompetitionId): string =>
  `${home}/competitions/${competition}/pre-qualified`;
