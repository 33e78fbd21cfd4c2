import type { Questionnaire } from "../questionnaire/schema.ts";
import { PROFILE_TITLE } from "./rules.ts";
import { FILES_SECTION, PROFILE_SECTION } from "./schema.ts";

/** What a part of a response is called: a section, the profile that goes with them, or which files are attached. */
export function partTitle(questionnaire: Pick<Questionnaire, "sections"> | undefined, part: string): string {
  if (part === PROFILE_SECTION) return PROFILE_TITLE;
  if (part === FILES_SECTION) return "Which file answers what";
  return questionnaire?.sections.find(({ sectionId }) => sectionId === part)?.title ?? part;
}
