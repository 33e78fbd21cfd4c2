import { loadWork, organisationName } from "../../functions/evaluation/facts.ts";
import { readEvaluation } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { ownWork } from "../../shared/evaluation/progress.ts";
import { declarationOf, mayEvaluate, partsOf, takesPart } from "../../shared/evaluation/rules.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { frameOf } from "../doors/frame.tsx";
import { pageOf, ofNamed } from "../doors/page-of.tsx";
import { refusedPage, namedEvaluation } from "./evaluation-for-routes.tsx";
import { MyEvaluationPage } from "./my-evaluation-page.tsx";
import { declaringInterests } from "../../functions/evaluation/acts.ts";
import { formOf } from "../doors/form-of.tsx";
import { CheckDeclaringPage, DeclarePage } from "./declare-page.tsx";
import { myEvaluationPath } from "./paths.ts";
import { interestsIn } from "./typed-interests.ts";

const MINE = "/competitions/:competition/my-evaluation";

/** What an evaluator or a moderator has to do, and does. */
export const myEvaluationRoutes = pageOf(MINE, namedCompetition, async (competition, c) => {
  const within = { frame: frameOf(c), competition };
  const { competitionId } = competition;
  const actor = actorOf(c, "authority");
  const read = await readEvaluation(c.get("deps"), actor, competitionId);
  if (!read.ok) {
    // Before sealing nobody has a part: an evaluator is told just that.
    if (read.error.code !== "not-for-your-role" || !mayEvaluate(actor))
      return refusedPage(c, competition, read.error);
    const nothing = { declaration: undefined, takesPart: false, sections: [], nameOf: String };
    return <MyEvaluationPage within={within} {...nothing} />;
  }
  const evaluation = read.value;
  if (!mayEvaluate(actor)) return refusedPage(c, competition, { code: "not-for-your-role" });
  const moderates = partsOf(evaluation, actor.personId).some(({ part }) => part === "moderator");
  const work = await loadWork(c.get("deps").table, competitionId, moderates ? undefined : actor.personId);
  return (
    <MyEvaluationPage
      within={within}
      declaration={declarationOf(evaluation, actor.personId)}
      takesPart={takesPart(evaluation)}
      sections={ownWork(evaluation, work)}
      nameOf={(organisation) => organisationName(evaluation, organisation)}
    />
  );
});

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
  check: (named, checking) => <CheckDeclaringPage {...named} {...checking} />,
  flash: "interests-declared",
  to: ({ competition }) => myEvaluationPath(competition.competitionId),
});
