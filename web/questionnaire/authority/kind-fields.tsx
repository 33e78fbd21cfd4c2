import type { Question } from "../../../shared/questionnaire/schema.ts";
import { Checkboxes } from "../../govuk/checkboxes.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Input } from "../../govuk/input.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import type { TypedQuestion } from "./typed-question.ts";

type KindFieldsProps = { kind: Question["kind"]; typed: TypedQuestion; errors: readonly FieldError[] };

/** What the form of a question asks for because of its kind. */
export function KindFields({ kind, typed, errors }: KindFieldsProps) {
  const strong = "govuk-label--s";
  const number = (name: "mostWords" | "least" | "most" | "mostFiles", text: string, hint?: string) => (
    <Input
      name={name}
      value={typed[name]}
      label={{ text, classes: strong }}
      hint={hint === undefined ? undefined : { text: hint }}
      errorMessage={messageFor(errors, name)}
      classes="govuk-input--width-5"
      inputmode="numeric"
    />
  );
  switch (kind) {
    case "text":
      return number("mostWords", "Words at most", "With 20 or fewer it is asked for in one line");
    case "yes-no":
      return (
        <Checkboxes
          name="listing"
          values={typed.listing ? ["yes"] : []}
          items={[
            {
              value: "yes",
              text: "The answer says whether the bidder may be named in public",
              hint: { text: "One question of a questionnaire can do so" },
            },
          ]}
        />
      );
    case "choice":
      return (
        <>
          <Textarea
            name="options"
            value={typed.options}
            rows={6}
            spellcheck={false}
            label={{ text: "Options", classes: strong }}
            hint={{
              text: "One on each line. A word before a colon names the option for conditions and programs, as in large: 250 people or more. Leave it out and it is made from the text",
            }}
            errorMessage={messageFor(errors, "options")}
          />
          <Checkboxes
            name="several"
            values={typed.several ? ["yes"] : []}
            items={[{ value: "yes", text: "More than one can be chosen" }]}
          />
        </>
      );
    case "number":
      return (
        <>
          {number("least", "Least (optional)")}
          {number("most", "Most (optional)")}
          <Input
            name="unit"
            value={typed.unit}
            label={{ text: "Unit (optional)", classes: strong }}
            hint={{ text: "For example, people" }}
            errorMessage={messageFor(errors, "unit")}
            classes="govuk-input--width-10"
          />
        </>
      );
    case "money":
      return number("least", "Least, in pounds (optional)");
    case "file":
      return number("mostFiles", "Files at most", "From 1 to 20");
    case "declaration":
      return (
        <Textarea
          name="statement"
          value={typed.statement}
          rows={5}
          label={{ text: "What is declared", classes: strong }}
          errorMessage={messageFor(errors, "statement")}
        />
      );
    case "date":
      return <></>;
  }
}
