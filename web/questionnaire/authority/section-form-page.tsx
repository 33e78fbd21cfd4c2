import { Marking, type Section } from "../../../shared/questionnaire/schema.ts";
import { markingNames } from "../../../shared/questionnaire/words.ts";
import type { Typed } from "../../doors/form.ts";
import { Button } from "../../govuk/button.tsx";
import { Input } from "../../govuk/input.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { type FormProps, QuestionnairePage } from "./questionnaire-page.tsx";
import { WhatItSaysNow } from "./change-pages.tsx";

/** A section as its form holds it. */
export const asTyped = ({ title, introduction = "", marking, markingGuidance = "" }: Section) => ({
  title,
  introduction,
  marking,
  markingGuidance,
});

/** What was typed, as a section's own words; what was left empty is left out. */
export const sectionWords = ({ text }: Pick<Typed, "text">) => ({
  title: text("title"),
  marking: text("marking"),
  ...(text("introduction").trim() === "" ? {} : { introduction: text("introduction") }),
  ...(text("markingGuidance").trim() === "" ? {} : { markingGuidance: text("markingGuidance") }),
});

type SectionFormProps = FormProps & {
  title: string;
  above?: readonly { readonly href: string; readonly text: string }[];
  /** What the form of a new section carries along unseen. It begins with one question, because none is ever without. */
  hidden?: readonly string[];
  /** What the section says now, for whoever was overtaken by somebody else's change. */
  now?: Section;
};

/** The words of a section and how it counts. */
export function SectionFormPage(props: SectionFormProps) {
  const { field, typed, refused, Form, hidden = [], now } = props;
  return (
    <QuestionnairePage {...props}>
      {now && refused === "changed-meanwhile" && (
        <WhatItSaysNow
          facts={[now.title, now.introduction, markingNames[now.marking], now.markingGuidance]}
        />
      )}
      <Form hidden={Object.fromEntries(hidden.map((name) => [name, typed.text(name)]))}>
        <Input {...field("title")} label={{ s: "Title" }} />
        <Textarea
          {...field("introduction")}
          rows={6}
          label={{ s: "Introduction (optional)" }}
          hint="What bidders should know before they answer. An empty line begins a new paragraph"
        />
        <Radios
          {...field("marking")}
          legend={{ s: "How does it count?" }}
          items={Marking.options.map((value) => ({ value, text: markingNames[value] }))}
        />
        <Textarea
          {...field("markingGuidance")}
          rows={6}
          label={{ s: "How it is marked (optional)" }}
          hint="Evaluators and bidders read the same"
        />
        {hidden.length > 0 && (
          <Textarea
            {...field("questions")}
            rows={2}
            label={{ s: "First question" }}
            hint="Answered in up to 250 words. You can change that, and add others, afterwards"
          />
        )}
        <Button text="Save" preventDoubleClick />
      </Form>
    </QuestionnairePage>
  );
}
