import { loadMyResponse, loadMySection } from "../../functions/responses/facts.ts";
import { loadQuestionFiles } from "../../functions/responses/file-facts.ts";
import { QuestionId, type SectionId } from "../../shared/questionnaire/schema.ts";
import { Answers } from "../../shared/responses/schema.ts";
import { aPqq } from "./pqq.ts";
import { answered, BIDDER, sectionOf, SMALL } from "./questionnaire.ts";

/** The question for files of the small questionnaire. */
export const ACCOUNTS = QuestionId.parse("accounts");

/** Everything of the section of the bidder answered validly, under a name. */
export const bidderNamed = (name: string): Answers =>
  answered(sectionOf("bidder"), Answers.parse({ "bidder-name": name }));

export type RunningResponse = Awaited<ReturnType<typeof aResponse>>;

/** The open PQQ with one bidder, Capita: its submitter, its member, and what they see; everything answered where that is said. */
export async function aResponse({ members = ["Capita"], complete = false, questionnaire = SMALL } = {}) {
  const running = await aPqq(undefined, questionnaire);
  const { portal, competitionId } = running;
  const { deps } = portal;
  const { submitter, member } = await running.bidder("capita", members);
  if (complete) await running.answerAll(submitter);
  return {
    ...running,
    submitter,
    member,
    seen: (actor = submitter) => running.seen(actor),
    submit: (actor = submitter, given: Parameters<typeof running.submit>[1] = {}) =>
      running.submit(actor, given),
    withdraw: (actor = submitter, given: Parameters<typeof running.submit>[1] = {}) =>
      running.withdraw(actor, given),
    mine: (actor = submitter) => loadMyResponse(deps, { ...actor, competitionId }),
    saved: async (sectionId: SectionId = BIDDER, actor = submitter) =>
      (await loadMySection(deps.table, { ...actor, competitionId }, sectionId)).saved,
    files: (actor = submitter) => loadQuestionFiles(deps.table, { ...actor, competitionId }, ACCOUNTS),
  };
}
