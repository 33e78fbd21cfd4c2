import {
  CompetitionFrame,
  type CompetitionFrameProps,
  type InCompetition,
} from "../../competition/competition-frame.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";

export type PageProps = InCompetition & { path: string };
export type FormProps = PageProps & Filled;
/** A form below a part of the questionnaire. */
export type PartFormProps = FormProps & Pick<CompetitionFrameProps, "title" | "above">;

export const OVERVIEW = "Questionnaire";

/** A page about the questionnaire of a competition, for the authority. */
export function QuestionnairePage({ path, above = [], ...page }: PageProps & CompetitionFrameProps) {
  const own = page.title === OVERVIEW ? [] : [{ href: path, text: OVERVIEW }];
  return <CompetitionFrame {...page} above={[...own, ...above]} />;
}

type RemoveProps = PartFormProps & {
  /** What goes, in a sentence. */
  words: string;
  back: string;
  /** What the form carries besides. */
  carries?: Readonly<Record<string, string>>;
};

/** Asks once more before a section or a question is taken out. */
export function RemovePage(props: RemoveProps) {
  const { words, back, carries, Form } = props;
  return (
    <QuestionnairePage {...props}>
      <p id="remove" tabindex={-1}>
        {words}
      </p>
      <Form brief hidden={carries}>
        <div class="govuk-button-group">
          <Button text="Remove" classes="govuk-button--warning" preventDoubleClick />
          <a href={back}>Keep it</a>
        </div>
      </Form>
    </QuestionnairePage>
  );
}

/** What somebody else has saved meanwhile, beside the form that still holds one's own. Saving again replaces it. */
export function WhatItSaysNow({ facts }: { facts: readonly (string | undefined)[] }) {
  return (
    <InsetText>
      <p>Meanwhile it says this. If you save again, yours replaces it:</p>
      {facts.map((fact) => fact !== undefined && <p class="app-typed">{fact}</p>)}
    </InsetText>
  );
}
