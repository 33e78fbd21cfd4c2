import type * as z from "zod";
import type { Question } from "./schema.ts";

type Written<Kind extends Question["kind"]> = Extract<z.input<typeof Question>, { kind: Kind }>;
/** What else a question may say. Everybody has to answer it, unless it says otherwise. */
type More<Kind extends Question["kind"], Said extends string = never> = Partial<
  Omit<Written<Kind>, "kind" | "questionId" | "title" | Said>
>;

const asked = (questionId: string, title: string) => ({ questionId, title, required: true });

// A question as it is written down, kind by kind: its id, how it is asked, and what it holds (words, files, options).
export const text = (
  questionId: string,
  title: string,
  mostWords: number,
  more: More<"text", "mostWords"> = {},
): Written<"text"> => ({ kind: "text", ...asked(questionId, title), mostWords, ...more });

/** Questions of which nothing else has to be said. */
function asking<Kind extends "yes-no" | "number" | "money" | "date">(
  kind: Kind,
): (questionId: string, title: string, more?: More<Kind>) => Written<Kind>;
function asking(kind: string) {
  return (questionId: string, title: string, more: object = {}) => ({
    kind,
    ...asked(questionId, title),
    ...more,
  });
}
export const yesNo = asking("yes-no");
export const number = asking("number");
export const money = asking("money");
export const date = asking("date");

/** Options by their values. */
type Options = Readonly<Record<string, string>>;
const choice =
  (several: boolean) =>
  (
    questionId: string,
    title: string,
    options: Options,
    more: More<"choice", "several" | "options"> = {},
  ): Written<"choice"> => ({
    kind: "choice",
    ...asked(questionId, title),
    several,
    options: Object.entries(options).map(([value, said]) => ({ value, text: said })),
    ...more,
  });
export const oneOf = choice(false);
export const anyOf = choice(true);

export const files = (
  questionId: string,
  title: string,
  mostFiles: number,
  more: More<"file", "mostFiles"> = {},
): Written<"file"> => ({ kind: "file", ...asked(questionId, title), mostFiles, ...more });

export const declaration = (
  questionId: string,
  title: string,
  statement: string,
): Written<"declaration"> => ({ kind: "declaration", ...asked(questionId, title), statement });

/** The condition of a follow-up: that an earlier question was answered with one of these. */
export const when = (question: string, ...is: readonly string[]) => ({ when: { question, is: [...is] } });
