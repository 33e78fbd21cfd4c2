import { Hono } from "hono";
import { loadCompetition } from "../../functions/competition/facts.ts";
import { loadWork, organisationName } from "../../functions/evaluation/facts.ts";
import { readEvaluation } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { ownWork } from "../../shared/evaluation/progress.ts";
import { declarationOf, mayEvaluate, partsOf, takesPart } from "../../shared/evaluation/rules.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { frameOf } from "../doors/frame.tsx";
import { refusedPage } from "./evaluation-for-routes.tsx";
import { MyEvaluationPage } from "./my-evaluation-page.tsx";

const MINE = "/competitions/:competition/my-evaluation";

/** What an evaluator or a moderator has to do, and does. */
export const myEvaluationRoutes = new Hono<PortalEnv>().get(MINE, async (c) => {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  if (!id.success) return c.notFound();
  const actor = actorOf(c, "authority");
  const { table } = c.get("deps");
  const read = await readEvaluation(c.get("deps"), actor, id.data);
  if (!read.ok) {
    const competition = await loadCompetition(table, id.data);
    // Before sealing nobody has a part: an evaluator is told just that.
    if (read.error.code !== "not-for-your-role" || !mayEvaluate(actor) || competition === undefined)
      return refusedPage(c, read.error);
    const place = { frame: frameOf(c), competition };
    return c.html(
      <MyEvaluationPage
        place={place}
        declaration={undefined}
        takesPart={false}
        sections={[]}
        nameOf={String}
      />,
    );
  }
  const evaluation = read.value;
  if (!mayEvaluate(actor)) return refusedPage(c, { code: "not-for-your-role" });
  const moderates = partsOf(evaluation, actor.personId).some(({ part }) => part === "moderator");
  const work = await loadWork(table, id.data, moderates ? undefined : actor.personId);
  return c.html(
    <MyEvaluationPage
      place={{ frame: frameOf(c), competition: evaluation.competition }}
      declaration={declarationOf(evaluation, actor.personId)}
      takesPart={takesPart(evaluation)}
      sections={ownWork(evaluation, work)}
      nameOf={(organisation) => organisationName(evaluation, organisation)}
    />,
  );
});
