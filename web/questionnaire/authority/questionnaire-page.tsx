import {
  CompetitionFrame,
  type CompetitionFrameProps,
  type InCompetition,
} from "../../competition/competition-frame.tsx";
import type { Filled } from "../../govuk/filled.ts";

export type PageProps = InCompetition & { path: string };
export type FormProps = PageProps & Filled;

export const OVERVIEW = "Questionnaire";

/** A page about the questionnaire of a competition, for the authority. */
export function QuestionnairePage({ path, above = [], ...page }: PageProps & CompetitionFrameProps) {
  const own = page.title === OVERVIEW ? [] : [{ href: path, text: OVERVIEW }];
  return <CompetitionFrame {...page} above={[...own, ...above]} />;
}
