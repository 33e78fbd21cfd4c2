import { Marking, type Section } from "../../../shared/questionnaire/schema.ts";
import { markingNames } from "../../../shared/questionnaire/words.ts";
import type { Typed } from "../../doors/form.ts";
import { Button } from "../../govuk/button.tsx";
import { messageFor } from "../../govuk/field-error.tsx";
import { Input } from "../../govuk/input.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { type FormProps, QuestionnairePage, ChangeForm } from "./questionnaire-page.tsx";
import { WhatItSaysNow } from "./what-it-says-now.tsx";

export type TypedSection = {
  title: string;
  introduction: string;
  marking: string;
  markingGuidance: string;
  /** The title of its first question, for a section that is new. */
  questions: string;
};

export const typedSection = ({ text }: Pick<Typed, "text">): TypedSection => ({
  title: text("title"),
  introduction: text("introduction"),
  marking: text("marking"),
  markingGuidance: text("markingGuidance"),
  questions: text("questions"),
});

export const asTyped = (section: Section): TypedSection => ({
  title: section.title,
  introduction: section.introduction ?? "",
  marking: section.marking,
  markingGuidance: section.markingGuidance ?? "",
  questions: "",
});

/** What was typed, as a section's own words; what was left empty is left out. */
export const sectionWords = ({ title, introduction, marking, markingGuidance }: TypedSection) => ({
  title,
  marking,
  ...(introduction.trim() === "" ? {} : { introduction }),
  ...(markingGuidance.trim() === "" ? {} : { markingGuidance }),
});

type SectionFormProps = FormProps & {
  title: string;
  action: string;
  typed: TypedSection;
  above?: readonly { readonly href: string; readonly text: string }[];
  /** A new section begins with one question, because none is ever without. */
  isNew?: boolean;
  hidden?: Readonly<Record<string, string>>;
  /** What the section says now, if somebody else changed the questionnaire meanwhile. */
  now?: Section | undefined;
};

/** The words of a section and how it counts. */
export function SectionFormPage(props: SectionFormProps) {
  const { typed, errors, action, hidden, isNew, now } = props;
  return (
    <QuestionnairePage {...props}>
      {now && (
        <WhatItSaysNow
          facts={[now.title, now.introduction, markingNames[now.marking], now.markingGuidance]}
        />
      )}
      <ChangeForm {...props} action={action} hidden={hidden}>
        <Input
          name="title"
          value={typed.title}
          label={{ text: "Title", classes: "govuk-label--s" }}
          errorMessage={messageFor(errors, "title")}
        />
        <Textarea
          name="introduction"
          value={typed.introduction}
          rows={6}
          label={{ text: "Introduction (optional)", classes: "govuk-label--s" }}
          hint={{ text: "What bidders should know before they answer. An empty line begins a new paragraph" }}
          errorMessage={messageFor(errors, "introduction")}
        />
        <Radios
          name="marking"
          value={typed.marking}
          fieldset={{ legend: { text: "How does it count?", classes: "govuk-fieldset__legend--s" } }}
          errorMessage={messageFor(errors, "marking")}
          items={Marking.options.map((value) => ({ value, text: markingNames[value] }))}
        />
        <Textarea
          name="markingGuidance"
          value={typed.markingGuidance}
          rows={6}
          label={{ text: "How it is marked (optional)", classes: "govuk-label--s" }}
          hint={{ text: "Evaluators and bidders read the same" }}
          errorMessage={messageFor(errors, "markingGuidance")}
        />
        {isNew === true && (
          <Textarea
            name="questions"
            value={typed.questions}
            rows={2}
            label={{ text: "First question", classes: "govuk-label--s" }}
            hint={{ text: "Answered in up to 250 words. You can change that, and add others, afterwards" }}
            errorMessage={messageFor(errors, "questions")}
          />
        )}
        <Button text="Save" preventDoubleClick />
      </ChangeForm>
    </QuestionnairePage>
  );
}
