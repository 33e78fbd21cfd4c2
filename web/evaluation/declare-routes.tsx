import { declaringInterests } from "../../functions/evaluation/acts.ts";
import { declarationOf, takesPart } from "../../shared/evaluation/rules.ts";
import { formOf } from "../doors/form-of.tsx";
import { ofNamed } from "../doors/page-of.tsx";
import { DeclarePage } from "./declare-page.tsx";
import { namedEvaluation, refusedPage } from "./evaluation-for-routes.tsx";
import { myEvaluationPath } from "./paths.ts";
import { interestsIn } from "./typed-interests.ts";

/** What somebody with a part in the evaluation has declared, and of whom they can declare something. */
const namedDeclaration = ofNamed(namedEvaluation, ({ evaluation }, c) => {
  const { actor, competition, responses } = evaluation;
  if (!takesPart(evaluation)) return refusedPage(c, competition, { code: "not-for-your-role" });
  return {
    competition,
    declaration: declarationOf(evaluation, actor.personId),
    organisations: responses.map(({ organisation }) => organisation),
  };
});

/** Whoever has a part in the evaluation declares their interests. */
export const declareRoutes = formOf(declaringInterests, {
  path: "/competitions/:competition/my-evaluation/declare",
  facts: namedDeclaration,
  seen: ({ declaration }) => declaration?.version ?? 0,
  read: interestsIn,
  refusedAt: ({ declaration }) => (declaration === undefined ? "any" : "organisations"),
  page: (named, filled) => <DeclarePage {...named} {...filled} />,
  flash: "interests-declared",
  to: ({ competition }) => myEvaluationPath(competition.competitionId),
});
