import fc from "fast-check";
import { NONE, Question, Questionnaire } from "../../shared/questionnaire/schema.ts";
import { valuesOf } from "../../shared/questionnaire/problems.ts";
import type { Answer } from "../../shared/responses/schema.ts";

type Gen = fc.GeneratorValue;

const KINDS = ["text", "yes-no", "choice", "number", "money", "date", "file", "declaration"] as const;

/** Some questionnaire: sections with questions of all kinds, of which many are asked only after certain answers. */
export function someQuestionnaire(g: Gen): Questionnaire {
  let number = 0;
  const section = (index: number) => {
    const questions: Question[] = [];
    const count = g(fc.integer, { min: 2, max: 7 });
    for (let asked = 0; asked < count; asked += 1) questions.push(someQuestion(g, (number += 1), questions));
    return { sectionId: `part-${index}`, title: `Part ${index}`, marking: "not-scored", questions };
  };
  const sections = Array.from({ length: g(fc.integer, { min: 1, max: 4 }) }, (_, index) =>
    section(index + 1),
  );
  return Questionnaire.parse({ title: "Drawn", thresholdPercent: 0, leastScore: 0, sections });
}

function someQuestion(g: Gen, number: number, earlier: readonly Question[]): Question {
  const kind = g(() => fc.constantFrom(...KINDS));
  const leader = g(() => fc.constantFrom(undefined, ...earlier.filter((one) => valuesOf(one).length > 0)));
  const when = leader && {
    question: leader.questionId,
    is: g(() => fc.subarray([...valuesOf(leader)], { minLength: 1 })),
  };
  const asked = {
    kind,
    questionId: `question-${number}`,
    title: `Question ${number}?`,
    required: g(fc.boolean),
    when,
  };
  const options = ["first", "second", "third", NONE].map((value) => ({
    value,
    text: `The ${value} of ${number}`,
  }));
  switch (kind) {
    case "text":
      return Question.parse({ ...asked, mostWords: 50 });
    case "choice":
      return Question.parse({ ...asked, several: g(fc.boolean), options });
    case "file":
      return Question.parse({ ...asked, mostFiles: 2 });
    case "declaration":
      return Question.parse({ ...asked, statement: "All true." });
    default:
      return Question.parse(asked);
  }
}

/** Some answer to a question that is in order; undefined where it is left open, and to a question for files. */
export function someAnswer(g: Gen, question: Question, mark: string): Answer | undefined {
  if (!question.required && g(fc.boolean)) return undefined;
  switch (question.kind) {
    case "text":
      return `${mark} ${question.questionId}:\nsaid ${g(fc.integer, { min: 0, max: 99_999 })}`;
    case "yes-no":
      return g(() => fc.constantFrom("yes", "no"));
    case "choice": {
      const values = question.options.map(({ value }) => value);
      if (!question.several) return g(() => fc.constantFrom(...values));
      const some = g(() => fc.subarray(values.filter((value) => value !== NONE)));
      return some.length === 0 ? [NONE] : some;
    }
    case "number":
    case "money":
      return String(g(fc.integer, { min: 0, max: 9_999_999 }));
    case "date":
      return {
        day: String(g(fc.integer, { min: 1, max: 28 })),
        month: String(g(fc.integer, { min: 1, max: 12 })),
        year: "2012",
      };
    case "declaration":
      return { agreed: true, name: `${mark} signs`, position: "Director" };
    case "file":
      return undefined;
  }
}
