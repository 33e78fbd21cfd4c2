import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { aPqq } from "../builders/pqq.ts";
import { SMALL } from "../builders/questionnaire.ts";
import type { Answer } from "../builders/answer.ts";
import { bidderDoors } from "./bidder-doors.ts";
import type { Fields, Visitor } from "../builders/visitor.ts";

/** The competition with a questionnaire, at a London time while the PQQ is open unless another is given. */
export async function responsesPortal(at?: string, questionnaire: Questionnaire = SMALL) {
  const pqq = await aPqq(at, questionnaire);
  const { competitionId } = pqq;
  return {
    ...pqq,
    ...bidderDoors(pqq),
    path: `/bidder/competitions/${competitionId}/pqq`,
    sectionPath: (section: string) => `/bidder/competitions/${competitionId}/pqq/sections/${section}`,
  };
}
export type ResponsesPortal = Awaited<ReturnType<typeof responsesPortal>>;

/** Sends a section's form as a person would, with the version that its page shows. */
export async function sendSection(
  as: Visitor,
  path: string,
  answers: Readonly<Record<string, string | readonly string[]>>,
  more: Fields = { action: "continue" },
): Promise<Answer> {
  return as.fill(path, { ...answerFields(answers), ...more });
}

/** Answers by question, as the fields of a form. */
export const answerFields = (answers: Fields): Fields =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [`answer.${name}`, value]));

/** Answers in order that leave nothing of the first section open. */
export const WHO_BIDS = { "bidder-name": "Acme", form: "single", staff: "120", listing: "yes" };

/** The text of a field of several lines, or the value of one of one line. */
export const field = ({ text }: Answer, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)<`).exec(text)?.[1] ??
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1];
