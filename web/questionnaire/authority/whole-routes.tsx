import { Hono } from "hono";
import { loadTitles } from "../../../functions/competition/facts.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { copyQuestionnaire, freezeQuestionnaire } from "../../../functions/questionnaire/operations.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { CopyQuestionnaire, FreezeQuestionnaire } from "../../../shared/questionnaire/commands.ts";
import type { QuestionnaireRefusal } from "../../../shared/questionnaire/rules.ts";
import { questionnaireRefusalInWords } from "../../../shared/questionnaire/words.ts";
import type { CommonRefusal } from "../../../shared/kernel/refusal.ts";
import { readForm, type Typed } from "../../doors/form.ts";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { CopyPage } from "./copy-page.tsx";
import { DescribePage, type TypedDescription } from "./describe-page.tsx";
import { FreezePage } from "./freeze-page.tsx";
import { changing, editing, formOf, type Prepared } from "./prepared-for-routes.tsx";
import { save } from "./saving-for-routes.ts";
import { scorable, WeightsPage } from "./weights-page.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";

/** Acts on the questionnaire as a whole, for a national lead. */
export const wholeRoutes = new Hono<PortalEnv>()
  .get(
    `${QUESTIONNAIRE}/describe`,
    editing((c, its) => {
      const { title, thresholdPercent, leastScore } = its.questionnaire;
      const typed = { title, thresholdPercent: String(thresholdPercent), leastScore: String(leastScore) };
      return describePage(c, its, typed);
    }),
  )
  .post(
    `${QUESTIONNAIRE}/describe`,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const typed = {
        title: sent.text("title"),
        thresholdPercent: sent.text("thresholdPercent").trim(),
        leastScore: sent.text("leastScore").trim(),
      };
      const refused = await save(its, sent, { edit: "describe", ...typed }, "title");
      return refused === undefined ? saved(c, its) : describePage(c, its, typed, refused.errors);
    }),
  )
  .get(
    `${QUESTIONNAIRE}/weights`,
    editing((c, its) => weightsPage(c, its, weightsOf(its))),
  )
  .post(
    `${QUESTIONNAIRE}/weights`,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const weights = Object.fromEntries(
        Object.keys(weightsOf(its)).map((id) => [id, sent.text(`weights.${id}`).trim()]),
      );
      const refused = await save(its, sent, { edit: "weigh", weights }, "weights");
      return refused === undefined ? saved(c, its) : weightsPage(c, its, weights, refused.errors);
    }),
  )
  .get(
    `${QUESTIONNAIRE}/copy`,
    editing((c, its) => copyPage(c, its, "standard")),
  )
  .post(
    `${QUESTIONNAIRE}/copy`,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const command = CopyQuestionnaire.safeParse({ ...decidedOn(its, sent), from: sent.text("from") });
      if (!command.success)
        return copyPage(c, its, sent.text("from"), [{ field: "from", text: "Choose a questionnaire" }]);
      const outcome = await copyQuestionnaire(its.deps, its.actor, command.data, sent.requestKey);
      if (!outcome.ok) return copyPage(c, its, sent.text("from"), refusalAt("from", outcome));
      setFlash(c, "questionnaire-copied");
      return c.redirect(its.path, 303);
    }),
  )
  .get(
    `${QUESTIONNAIRE}/freeze`,
    editing((c, its) => freezePage(c, its)),
  )
  .post(
    `${QUESTIONNAIRE}/freeze`,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const command = FreezeQuestionnaire.safeParse(decidedOn(its, sent));
      const outcome = command.success
        ? await freezeQuestionnaire(its.deps, its.actor, command.data, sent.requestKey)
        : ({ ok: false, error: { code: "changed-meanwhile" } } as const);
      if (!outcome.ok) return freezePage(c, its, refusalAt("freeze", outcome));
      setFlash(c, "questionnaire-frozen");
      return c.redirect(its.path, 303);
    }),
  );

const statusFor = (errors: readonly FieldError[]) => (errors.length === 0 ? 200 : 422);

function describePage(
  c: PortalContext,
  its: Prepared,
  typed: TypedDescription,
  errors: readonly FieldError[] = [],
) {
  return c.html(<DescribePage {...formOf(c, its, errors)} typed={typed} />, statusFor(errors));
}

function weightsPage(
  c: PortalContext,
  its: Prepared,
  weights: Readonly<Record<string, string>>,
  errors: readonly FieldError[] = [],
) {
  const { questionnaire } = its;
  return c.html(
    <WeightsPage {...formOf(c, its, errors)} questionnaire={questionnaire} weights={weights} />,
    statusFor(errors),
  );
}

/** What each question that can be scored counts now. */
const weightsOf = ({ questionnaire }: Prepared): Readonly<Record<string, string>> =>
  Object.fromEntries(
    scorable(questionnaire).flatMap(({ questions }) =>
      questions.map((question) => [
        question.questionId,
        String(question.kind === "text" ? (question.weight ?? 0) : 0),
      ]),
    ),
  );

async function copyPage(c: PortalContext, its: Prepared, from: string, errors: readonly FieldError[] = []) {
  const others = (await loadTitles(its.deps.table)).filter(
    ({ competitionId }) => competitionId !== its.competition.competitionId,
  );
  return c.html(<CopyPage {...formOf(c, its, errors)} others={others} from={from} />, statusFor(errors));
}

function freezePage(c: PortalContext, its: Prepared, errors: readonly FieldError[] = []) {
  const { questionnaire, stage } = its;
  return c.html(
    <FreezePage {...formOf(c, its, errors)} questionnaire={questionnaire} opensAt={stage?.opensAt} />,
    statusFor(errors),
  );
}

function saved(c: PortalContext, { path }: Prepared) {
  setFlash(c, "questionnaire-saved");
  return c.redirect(path, 303);
}

const decidedOn = ({ competition }: Prepared, sent: Typed) => ({
  competitionId: competition.competitionId,
  seenVersion: sent.text("seenVersion"),
});

const refusalAt = (
  field: string,
  { error }: Extract<Result<never, QuestionnaireRefusal | CommonRefusal>, { ok: false }>,
): readonly FieldError[] => [{ field, text: questionnaireRefusalInWords(error) }];
