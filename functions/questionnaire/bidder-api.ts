import { Hono } from "hono";
import { pqqOf } from "../../shared/kernel/window.ts";
import { problem } from "../platform/problem.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalEnv } from "../platform/request.ts";
import { addressedCompetition, refused } from "./addressed-api.ts";
import { loadOpenQuestionnaire } from "./facts.ts";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";

/** The questions to answer, for programs of bidders, from when the PQQ opens. Mounted at `/api/v1/bidder`. */
export const questionnaireBidderApi = new Hono<PortalEnv>().get(QUESTIONNAIRE, async (c) => {
  const deps = c.get("deps");
  const competition = await addressedCompetition(c);
  const stage = competition && pqqOf(competition);
  if (competition === undefined || stage === undefined) return c.notFound();
  const query = noQuery(c);
  if (!query.ok) return problem(c, query.error);
  if (deps.now() < stage.opensAt) return refused(c, { code: "pqq-not-open", opensAt: stage.opensAt });
  const frozen = await loadOpenQuestionnaire(deps, competition);
  if (frozen === undefined) return c.notFound();
  // Who froze it is nobody's business outside the authority.
  const { frozenBy: _staff, ...known } = frozen;
  return c.json(known, 200, { etag: `"${frozen.sha256}"` });
});
