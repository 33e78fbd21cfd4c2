import { Hono } from "hono";
import { declareInterests } from "../../functions/evaluation/operations.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { declarationOf, takesPart } from "../../shared/evaluation/rules.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import { type Addressed, addressedEvaluation, refusedPage } from "./evaluation-for-routes.tsx";
import { DeclarePage, type DeclarePageProps } from "./declare-page.tsx";
import { myEvaluationPath } from "./paths.ts";
import { seenCount } from "./seen-count.ts";
import { interestsIn, readInterests } from "./typed-interests.ts";

const DECLARE = "/competitions/:competition/my-evaluation/declare";

/** Whoever has a part in the evaluation declares their interests. */
export const declareRoutes = new Hono<PortalEnv>()
  .get(DECLARE, async (c) => {
    const addressed = await addressedEvaluation(c);
    if (!addressed.ok) return addressed.error;
    return declarePage(c, addressed.value, {
      typed: { any: "", organisations: [], natureOf: () => "" },
      requestKey: newRequestKey(c),
      errors: [],
    });
  })
  .post(DECLARE, async (c) => {
    const addressed = await addressedEvaluation(c);
    if (!addressed.ok) return addressed.error;
    const form = await readForm(c);
    const { evaluation, competitionId } = addressed.value;
    const { requestKey } = form;
    const typed = readInterests(form);
    const isFirst = declarationOf(evaluation, evaluation.actor.personId) === undefined;
    const interests = interestsIn(typed, isFirst);
    if (!interests.ok) return declarePage(c, addressed.value, { typed, requestKey, errors: interests.error });
    const seenVersion = seenCount(form);
    const command = { competitionId, seenVersion, interests: interests.value };
    const declared = await declareInterests(c.get("deps"), evaluation.actor, command, requestKey);
    if (!declared.ok) {
      const field = isFirst ? "any" : "organisations";
      const errors = [{ field, text: evaluationRefusalInWords(declared.error) }];
      return declarePage(c, addressed.value, { typed, requestKey, errors });
    }
    setFlash(c, "interests-declared");
    return c.redirect(myEvaluationPath(competitionId), 303);
  });

function declarePage(
  c: PortalContext,
  { evaluation, place }: Addressed,
  typed: Pick<DeclarePageProps, "typed" | "requestKey" | "errors">,
) {
  if (!takesPart(evaluation)) return refusedPage(c, { code: "not-for-your-role" });
  const page = (
    <DeclarePage
      place={place}
      declaration={declarationOf(evaluation, evaluation.actor.personId)}
      organisations={evaluation.responses.map(({ organisation }) => organisation)}
      {...typed}
    />
  );
  return c.html(page, typed.errors.length > 0 ? 422 : 200);
}
