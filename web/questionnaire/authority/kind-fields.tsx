import type { Question } from "../../../shared/questionnaire/schema.ts";
import { Checkboxes } from "../../govuk/checkboxes.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { Input } from "../../govuk/input.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";

type KindFieldsProps = { kind: Question["kind"] } & Pick<Filled, "typed" | "field">;

/** What the form of a question asks for because of its kind. */
export function KindFields({ kind, typed, field }: KindFieldsProps) {
  const strong = "govuk-label--s";
  const number = (name: "mostWords" | "least" | "most" | "mostFiles", text: string, hint?: string) => (
    <Input
      {...field(name)}
      label={{ text, classes: strong }}
      hint={hint === undefined ? undefined : hint}
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
          values={typed.list("listing")}
          items={[
            {
              value: "yes",
              text: "The answer says whether the bidder may be named in public",
              hint: "One question of a questionnaire can do so",
            },
          ]}
        />
      );
    case "choice":
      return (
        <>
          <Textarea
            {...field("options")}
            rows={6}
            spellcheck={false}
            label={{ text: "Options", classes: strong }}
            hint="One on each line. A word before a colon names the option for conditions and programs, as in large: 250 people or more. Leave it out and it is made from the text"
          />
          <Checkboxes
            name="several"
            values={typed.list("several")}
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
            {...field("unit")}
            label={{ text: "Unit (optional)", classes: strong }}
            hint="For example, people"
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
        <Textarea {...field("statement")} rows={5} label={{ text: "What is declared", classes: strong }} />
      );
    case "date":
      return (
        <Radios
          {...field("falls")}
          legend={{ text: "Which dates can be answered", classes: "govuk-fieldset__legend--s" }}
          items={[
            { value: "", text: "Any" },
            { value: "past", text: "Not later than the day on which it is answered" },
            { value: "future", text: "Not earlier than the day on which it is answered" },
          ]}
        />
      );
  }
}
