import type { CompetitionRefusal } from "../../shared/competition/rules.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { addressed } from "../platform/addressed.ts";
import type { Committed } from "../platform/commit.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readQuery } from "../platform/read-query.ts";
import type { PortalContext } from "../platform/request.ts";
import { loadCompetition, loadCompetitions } from "./facts.ts";
import { ListCompetitions, listingOf } from "./listing.ts";

/** The competition that an address names; undefined when there is none of that id, or it is no id at all. */
export async function askedCompetition(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  return competitionId && loadCompetition(c.get("deps").table, competitionId);
}

/** A page of the competitions: the same for every audience, because everybody may know them. */
export async function listed(c: PortalContext): Promise<Response> {
  const query = readQuery(c, ListCompetitions);
  if (!query.ok) return problem(c, query.error);
  const { table, now } = c.get("deps");
  const listing = listingOf(await loadCompetitions(table), query.value, now());
  return listing.ok ? c.json(listing.value) : problem(c, listing.error);
}

/** What an operation came to: its short answer, or the problem in the words of the pages. */
export function answerOf(
  c: PortalContext,
  outcome: Result<Committed, CompetitionRefusal | CommonRefusal>,
  status: 200 | 201,
): Response | Promise<Response> {
  if (outcome.ok) return c.json(outcome.value.answer, status);
  if (outcome.error.code === "not-found") return c.notFound();
  return problem(c, refusalProblem(outcome.error.code, competitionRefusalInWords(outcome.error)));
}
