import { queriesLines } from "../../shared/queries/hub.ts";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import type { Looking } from "../competition/facts.ts";
import { loadOwnQueries } from "./facts.ts";

/** What an organisation's page of a competition says of the questions about its response. */
export async function queriesForHub({ deps, actor, competition, now }: Looking<"bidder">) {
  const queries = await loadOwnQueries(deps.table, actor, competition.competitionId);
  const waiting = queries.filter((one) => stateOfQuery(one, competition, now) === "waiting");
  const answered = queries.filter((one) => one.answered !== undefined).length;
  return queriesLines({ actor, waiting: waiting.map(({ dueAt }) => dueAt), answered, asked: queries.length });
}
