import { loadTitles } from "../../../functions/competition/facts.ts";
import {
  changingQuestionnaire,
  copyingQuestionnaire,
  proposingFreezing,
} from "../../../functions/questionnaire/acts.ts";
import { accept, refuse, type Result } from "../../../shared/kernel/result.ts";
import { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { proposalsPath } from "../../proposals/paths.ts";
import { formOf } from "../../doors/form-of.tsx";
import { ofNamed, together } from "../../doors/page-of.tsx";
import { changeForm, whileChangeable } from "./change-form-for-routes.ts";
import { CopyPage, DescribePage, ImportPage, FreezePage, scorable, WeightsPage } from "./whole-pages.tsx";
import { namedQuestionnaire, type Prepared } from "./prepared-for-routes.tsx";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { sentFields } from "../../doors/form.ts";
import type { FieldError } from "../../govuk/field-error.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";
const toOverview = ({ path }: Prepared) => path;
const ofWhole = { facts: namedQuestionnaire, to: toOverview, flash: "questionnaire-saved" } as const;

/** What each question that can be scored counts now. */
const weightsIn = (questionnaire: Questionnaire) =>
  scorable(questionnaire)
    .flatMap(({ questions }) => questions)
    .map((question) => [question.questionId, question.kind === "text" ? (question.weight ?? 0) : 0] as const);

/** The questionnaire with the competitions from which another can be copied. */
const withOthers = ofNamed(namedQuestionnaire, async (its, c) => {
  const { competitionId } = its.competition;
  const all = await loadTitles(c.get("deps").table);
  return { ...its, others: all.filter((other) => other.competitionId !== competitionId) };
});

/** Acts on the questionnaire as a whole, for a national lead. */
export const wholeRoutes = together(
  changeForm({
    ...ofWhole,
    path: `${QUESTIONNAIRE}/describe`,
    start: ({ questionnaire: { title, thresholdPercent, leastScore } }) => ({
      title,
      thresholdPercent: String(thresholdPercent),
      leastScore: String(leastScore),
    }),
    change: ({ text }) => ({
      edit: "describe",
      title: text("title"),
      thresholdPercent: text("thresholdPercent"),
      leastScore: text("leastScore"),
    }),
    page: (its, filled) => <DescribePage {...its} {...filled} />,
  }),
  changeForm({
    ...ofWhole,
    path: `${QUESTIONNAIRE}/weights`,
    start: ({ questionnaire }) =>
      Object.fromEntries(weightsIn(questionnaire).map(([id, weight]) => [`weights.${id}`, String(weight)])),
    change: ({ text }, { questionnaire }) => ({
      edit: "weigh",
      weights: Object.fromEntries(weightsIn(questionnaire).map(([id]) => [id, text(`weights.${id}`)])),
    }),
    refusedAt: "weights",
    page: (its, filled) => <WeightsPage {...its} {...filled} />,
  }),
  formOf(changingQuestionnaire, {
    ...whileChangeable,
    ...ofWhole,
    path: `${QUESTIONNAIRE}/import`,
    read: async (typed, _its, c) => {
      const sent = readQuestionnaire((await sentFile(c)) || typed.text("json"));
      return sent.ok ? accept({ change: { edit: "replace", questionnaire: sent.value } }) : sent;
    },
    refusedAt: "json",
    page: (its, filled) => <ImportPage {...its} {...filled} />,
  }),
  formOf(copyingQuestionnaire, {
    ...whileChangeable,
    path: `${QUESTIONNAIRE}/copy`,
    facts: withOthers,
    start: () => ({ from: "standard" }),
    page: (its, filled) => <CopyPage {...its} {...filled} />,
    flash: "questionnaire-copied",
    to: toOverview,
  }),
  formOf(proposingFreezing, {
    ...whileChangeable,
    path: `${QUESTIONNAIRE}/freeze`,
    facts: namedQuestionnaire,
    page: (its, filled) => <FreezePage {...its} {...filled} />,
    flash: "proposal-made",
    to: ({ competition: { competitionId } }) => proposalsPath(competitionId),
  }),
);

/** The text of the file that was sent, if one was. */
async function sentFile(c: PortalContext): Promise<string> {
  const { file } = await sentFields(c);
  return file instanceof File ? file.text() : "";
}

/** At most so many faults are told at once; the rest shows when these are mended. */
const MOST_FAULTS = 10;

/** JSON as a questionnaire, or everything that does not fit, each with the place where it stands. */
function readQuestionnaire(json: string): Result<Questionnaire, readonly FieldError[]> {
  if (json.trim() === "") return refuse([{ field: "json", text: "Choose a file, or paste the JSON" }]);
  const value = parsed(json);
  if (value === undefined)
    return refuse([{ field: "json", text: "This is not JSON. Send a file that was downloaded here" }]);
  const questionnaire = Questionnaire.safeParse(value);
  if (questionnaire.success) return accept(questionnaire.data);
  return refuse(
    questionnaire.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => {
      const where = path.map((part) => (typeof part === "number" ? part + 1 : String(part))).join(", ");
      return { field: "json", text: where === "" ? message : `${where}: ${message}` };
    }),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
