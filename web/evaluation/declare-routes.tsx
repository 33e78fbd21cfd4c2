import { Hono } from "hono";
import { declareInterests } from "../../functions/evaluation/operations.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { declarationOf, takesPart } from "../../shared/evaluation/rules.ts";
import { DeclareInterests } from "../../shared/evaluation/schema.ts";
import { evaluationRefusalInWords } from "../../shared/evaluation/words.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { setFlash } from "../doors/session-cookie.ts";
import { type Asked, askedEvaluation, refusedPage } from "./asked-evaluation.tsx";
import { DeclarePage, type DeclarePageProps, natureField } from "./declare-page.tsx";
import { myEvaluationPath } from "./paths.ts";

const DECLARE = "/competitions/:competition/my-evaluation/declare";

/** Whoever has a part in the evaluation declares their interests. */
export const declareRoutes = new Hono<PortalEnv>()
  .get(DECLARE, async (c) => {
    const asked = await askedEvaluation(c);
    if (!asked.ok) return asked.error;
    return declarePage(c, asked.value, {
      typed: { any: "", organisations: [], natureOf: () => "" },
      requestKey: newRequestKey(c),
      errors: [],
    });
  })
  .post(DECLARE, async (c) => {
    const asked = await askedEvaluation(c);
    if (!asked.ok) return asked.error;
    const form = await readForm(c);
    const { evaluation, competitionId } = asked.value;
    const typed = {
      any: form.text("any"),
      organisations: form.list("organisations"),
      natureOf: (id: string) => form.text(natureField(id)),
    };
    const again = { typed, requestKey: form.requestKey };
    const isFirst = declarationOf(evaluation, evaluation.actor.personId) === undefined;
    if (isFirst && !["none", "some"].includes(typed.any)) {
      const errors = [{ field: "any", text: "Choose whether you have an interest in any organisation" }];
      return declarePage(c, asked.value, { ...again, errors });
    }
    const chosen = isFirst && typed.any === "none" ? [] : typed.organisations;
    if (chosen.length === 0 && typed.any !== "none") {
      const errors = [{ field: "organisations", text: "Choose at least one organisation" }];
      return declarePage(c, asked.value, { ...again, errors });
    }
    const command = DeclareInterests.safeParse({
      competitionId,
      seenVersion: form.text("seenVersion"),
      interests: chosen.map((id) => ({ organisationId: id, nature: typed.natureOf(id) })),
    });
    if (!command.success) {
      const errors = command.error.issues.map(({ path: [, index, name], message }) => ({
        field: name === "nature" ? natureField(chosen[Number(index)] ?? "") : "organisations",
        text: message,
      }));
      return declarePage(c, asked.value, { ...again, errors });
    }
    const declared = await declareInterests(c.get("deps"), evaluation.actor, command.data, form.requestKey);
    if (!declared.ok) {
      const errors = [
        { field: isFirst ? "any" : "organisations", text: evaluationRefusalInWords(declared.error) },
      ];
      return declarePage(c, asked.value, { ...again, errors });
    }
    setFlash(c, "interests-declared");
    return c.redirect(myEvaluationPath(competitionId), 303);
  });

function declarePage(
  c: PortalContext,
  { evaluation, place }: Asked,
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
