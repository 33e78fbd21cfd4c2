import type * as z from "zod";
import type { PortalContext } from "../../functions/platform/request.ts";
import { isMarkOf } from "../../functions/platform/request-mark.ts";
import { loadMyVersion } from "../../functions/responses/facts.ts";
import { saveAnswers } from "../../functions/responses/saving-operations.ts";
import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import { titleInShort } from "../../shared/questionnaire/words.ts";
import { tidied } from "../../shared/responses/answers.ts";
import { seenIn } from "../../shared/kernel/typed-number.ts";
import { differencesIn, takenOverFrom } from "../../shared/responses/merging.ts";
import { type Answers, SaveAnswers } from "../../shared/responses/schema.ts";
import { nothingSaved, responseRefusalInWords } from "../../shared/responses/words.ts";
import { fieldErrors, type Typed } from "../doors/form.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { answersFrom, errorField, fieldName, PARTS } from "../questionnaire/answers-form.ts";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { type AskedSection, namedSection } from "./response-for-routes.tsx";
import { SectionPage } from "./section-page.tsx";
import { decisionsIn } from "./whose-answer.ts";

/**
 * Saves what was typed in a section. Gives back how many of its questions are not yet right, or the page to answer with:
 * what was typed with the reason why it was not saved, or both texts when somebody else saved the section first.
 */
export async function keepAnswers(
  c: PortalContext,
  asked: AskedSection,
  typed: Typed,
): Promise<Response | { readonly problems: number }> {
  const { section, competitionId } = asked;
  const seen = seenIn(typed.text("seenVersion"));
  const seenVersion = Math.max(0, seen);
  const decisions = decisionsIn(typed, section);
  const sent = answersFrom(typed, section);
  const before = decisions && (await versionOf(asked, seenVersion));
  /** What was typed, with the saved answers to some questions. */
  const taking = (questions: readonly Question[] = []) =>
    before === undefined ? sent : takenOverFrom(sent, before, questions);
  const answers = taking(decisions?.taken);
  const both = (kept?: number) =>
    bothTexts(c, asked, { mine: taking(decisions?.unasked), seenVersion, kept, decisions });
  async function again(errors: readonly FieldError[]) {
    const own = await namedSection(c);
    if (own instanceof Response) return own;
    return c.html(<SectionPage {...own.page} {...{ answers, seenVersion, errors }} />, 422);
  }
  const command = SaveAnswers.safeParse({
    competitionId,
    sectionId: section.sectionId,
    seenVersion,
    answers,
  });
  if (!command.success) return again(namedErrors(command.error, section));
  // A form that lost it is refused: what it was changed from is not known.
  if (seen < 0) return both();
  // Nothing of a colleague's is overwritten unread.
  if (decisions !== undefined && decisions.undecided.length > 0) return both();
  const saved = await saveAnswers(asked.deps, asked.actor, command.data, typed.requestKey);
  if (saved.ok && saved.value.latest === saved.value.version) return saved.value;
  // A form that was sent before and then changed is shown against what it saved then, like anybody else's.
  if (!saved.ok && saved.error.code !== "changed-meanwhile" && saved.error.code !== "request-key-reused")
    return again([{ field: "answers", text: nothingSaved(responseRefusalInWords(saved.error)) }]);
  return both(saved.ok ? saved.value.version : undefined);
}

/**
 * The page with both texts, also where they turn out to be the same: what stands is somebody else's save all the same.
 * `kept` is the version as which what was typed was saved once, before others followed. What was decided of a version
 * goes on only as long as that is the latest.
 */
async function bothTexts(
  c: PortalContext,
  asked: AskedSection,
  {
    mine,
    seenVersion,
    kept,
    decisions,
  }: {
    readonly mine: Answers;
    readonly seenVersion: number;
    readonly kept: number | undefined;
    readonly decisions: ReturnType<typeof decisionsIn>;
  },
) {
  const own = await namedSection(c);
  if (own instanceof Response) return own;
  const { section } = asked;
  const { response, saved, page: shown } = own;
  if (saved === undefined)
    return c.html(
      <SectionPage {...shown} {...{ answers: mine, errors: [{ field: "answers", text: NOT_WHOLE }] }} />,
      422,
    );
  const differences = differencesIn(section, { theirs: shown.answers, mine: tidied(section, mine) });
  const decided = saved.version === seenVersion ? decisions : undefined;
  const { version, savedBy: by, savedAt: at, request } = saved;
  const page = (
    <ChangedMeanwhilePage
      {...shown}
      differences={differences}
      saved={{ by, at, own: await isMarkOf(response.actor, request) }}
      seenVersion={version}
      kept={kept}
      choices={decided?.choices ?? {}}
      undecided={decided?.undecided ?? []}
    />
  );
  return c.html(page, 422);
}

/** A form that says nothing of the section's version, where nothing is saved that could have changed meanwhile. */
const NOT_WHOLE = nothingSaved(
  "Your form did not arrive whole. Check your answers below, and save them again",
);

async function versionOf({ deps, actor, competitionId, section }: AskedSection, version: number) {
  if (version === 0) return {};
  const saved = await loadMyVersion(deps.table, { ...actor, competitionId }, section.sectionId, version);
  return saved?.answers ?? {};
}

/** What does not fit at all, and why therefore nothing was saved: each with its question's name at its control. */
const namedErrors = (error: Pick<z.core.$ZodError, "issues">, section: Section): readonly FieldError[] =>
  error.issues.flatMap((issue) => {
    const question = section.questions.find(({ questionId }) => questionId === issue.path[1]);
    return fieldErrors({ issues: [issue] }, fieldsOf(section)).map(({ field, text }) => ({
      field,
      text: question === undefined ? text : `${titleInShort(question)}: ${nothingSaved(text)}`,
    }));
  });

/** Where each question's controls are, for what does not fit at all. */
const fieldsOf = ({ questions }: Section): Readonly<Record<string, string>> =>
  Object.fromEntries(
    questions.flatMap((question) =>
      [undefined, ...(PARTS[question.kind] ?? [])].map((part) => [
        ["answers", question.questionId, part].filter((one) => one !== undefined).join("."),
        part === undefined ? errorField(question) : fieldName(question, part),
      ]),
    ),
  );
