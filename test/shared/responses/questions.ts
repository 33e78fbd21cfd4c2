import { Question } from "../../../shared/questionnaire/schema.ts";
import type { Answer } from "../../../shared/responses/schema.ts";

const asked = { questionId: "q", title: "Question", required: true };
export const text = Question.parse({ ...asked, kind: "text", mostWords: 3 });
export const yesNo = Question.parse({ ...asked, kind: "yes-no" });
const options = ["a", "b", "c"].map((value) => ({ value, text: value.toUpperCase() }));
export const choice = Question.parse({ ...asked, kind: "choice", several: false, options });
export const choices = Question.parse({ ...asked, kind: "choice", several: true, options });
export const number = Question.parse({ ...asked, kind: "number", least: 0, most: 10 });
export const unlimited = Question.parse({ ...asked, kind: "number" });
export const money = Question.parse({ ...asked, kind: "money", least: 0 });
export const date = Question.parse({ ...asked, kind: "date" });
export const past = Question.parse({ ...asked, kind: "date", falls: "past" });
export const future = Question.parse({ ...asked, kind: "date", falls: "future" });
export const owed = Question.parse({ ...asked, kind: "money" });
export const file = Question.parse({ ...asked, kind: "file", mostFiles: 2 });
export const declaration = Question.parse({ ...asked, kind: "declaration", statement: "All true." });
export const EVERY_KIND = [text, yesNo, choice, choices, number, money, date, file, declaration];

export const day = (written: string): Answer => {
  const [d = "", m = "", y = ""] = written.split(" ");
  return { day: d, month: m, year: y };
};
export const signed = (given: Partial<{ agreed: boolean; name: string; position: string }> = {}): Answer => ({
  agreed: true,
  name: "Sam",
  position: "Director",
  ...given,
});
