import type { StoredFile } from "../files/schema.ts";
import { fileProblemInWords, fileStateInWords } from "../files/words.ts";
import type { Organisation } from "../organisations/schema.ts";
import { profileGapInWords } from "../organisations/words.ts";
import { QuestionId, type Questionnaire } from "../questionnaire/schema.ts";
import { type Alert, alertsIn } from "./alerts.ts";
import type { ResponseWarning, SavedSection, SubmittedResponse } from "./schema.ts";

/** What is prepared or was submitted, as far as anything is warned of in it. */
export type Warned = {
  readonly questionnaire: Pick<Questionnaire, "sections">;
  readonly sections: readonly Pick<SavedSection, "sectionId" | "answers">[];
  readonly files: ReadonlyMap<string, readonly Pick<StoredFile, "name" | "state" | "problem">[]>;
  /** None of an early submission. */
  readonly organisation: Organisation | undefined;
  /** What that leaves open. */
  readonly gaps: readonly Parameters<typeof profileGapInWords>[0][];
};

/**
 * What a response is warned of for programs, in the order of the pages: what the rules fail it for comes first. Nothing of it
 * keeps anybody from submitting. `stands`: what is submitted, if what is warned of is the draft.
 */
export function warningsOf(
  { questionnaire, sections, files, organisation, gaps }: Warned,
  stands?: Pick<SubmittedResponse, "profileVersion">,
): readonly ResponseWarning[] {
  const alerts = alertsIn(questionnaire, sections, organisation ?? { members: [] }).filter(
    ({ fatal }) => fatal || organisation !== undefined,
  );
  const profile = organisation?.version;
  const isStale = profile !== undefined && (stands?.profileVersion ?? profile) !== profile;
  return [
    ...alerts.filter(({ fatal }) => fatal).map(warningOf),
    ...fileWarnings(files),
    ...alerts.filter(({ fatal }) => !fatal).map(warningOf),
    ...gaps.map((gap) => ({
      code: gap.code,
      fatal: false,
      detail: profileGapInWords(gap),
    })),
    ...(isStale ? [{ code: "profile-changed", fatal: false, detail: PROFILE_CHANGED } as const] : []),
  ];
}

const PROFILE_CHANGED =
  "Your organisation’s profile has changed since you submitted. Submit again if the response is to be read with it.";

/** One about an answer. */
export const warningOf = ({ fatal, sectionId, question: { questionId }, text }: Alert) => ({
  code: fatal ? ("fatal-answer" as const) : ("does-not-fit-profile" as const),
  fatal,
  sectionId,
  questionId,
  detail: text,
});

const fileWarnings = (files: Warned["files"]) =>
  [...files].flatMap(([questionId, attached]) =>
    attached.flatMap(({ name, state, problem }) => {
      if (state !== "refused" && state !== "checking") return [];
      const why = problem === undefined ? fileStateInWords[state].toLowerCase() : fileProblemInWords(problem);
      const code = state === "refused" ? ("file-refused" as const) : ("file-being-checked" as const);
      return [{ code, fatal: false, questionId: QuestionId.parse(questionId), detail: `“${name}”: ${why}` }];
    }),
  );
