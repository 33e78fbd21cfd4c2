import {
  answersDueAt,
  asBidderSeesIt,
  type ClarificationState,
  stateOfClarification,
} from "../../shared/evaluation/clarification-rules.ts";
import type { Clarification, OwnClarification } from "../../shared/evaluation/clarification-schema.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { ClarificationId, CompetitionId, OrganisationId } from "../../shared/kernel/id.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadAllQuestions, loadQuestion, loadQuestions } from "./clarification-store.ts";

/** What a bidder was asked about its own response, the earliest first. */
export async function loadOwnClarifications(
  table: Table,
  actor: BidderActor,
  competitionId: CompetitionId,
): Promise<readonly OwnClarification[]> {
  return (await loadQuestions(table, actor.organisationId, competitionId)).map(asBidderSeesIt);
}

/** One of the questions that a bidder was asked; another's is not found. */
export async function loadOwnClarification(
  table: Table,
  actor: BidderActor,
  competitionId: CompetitionId,
  clarificationId: ClarificationId,
): Promise<OwnClarification | undefined> {
  const found = await loadQuestion(table, actor.organisationId, competitionId, clarificationId);
  return found && asBidderSeesIt(found);
}

/** A question with where it stands now. */
export type KnownClarification = Clarification & { readonly state: ClarificationState };

/** What an organisation was asked and answered, with where each question stands: for those who read its response. */
export async function loadClarificationsOf(
  { table, now }: Pick<Deps, "table" | "now">,
  competitionId: CompetitionId,
  organisation: OrganisationId,
): Promise<readonly KnownClarification[]> {
  const questions = await loadQuestions(table, organisation, competitionId);
  return questions.map((one) => ({ ...one, state: stateOfClarification(one, now()) }));
}

/** Until when a bidder may still answer a question: an outcome waits for that. */
export const loadAnswersDueAt = async (table: Table, competitionId: CompetitionId) =>
  answersDueAt(await loadAllQuestions(table, competitionId));
