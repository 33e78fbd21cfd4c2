import type { Child } from "hono/jsx";
import type { Competition } from "../../shared/competition/schema.ts";
import { noticesOf } from "../../shared/notices/rules.ts";
import { toWhomInWords } from "../../shared/notices/addressee-words.ts";
import { noticeInWords } from "../../shared/notices/words.ts";
import { CheckedButtons } from "../govuk/checked.tsx";
import { Details } from "../govuk/details.tsx";
import type { Checking } from "../govuk/filled.ts";
import { Part } from "../govuk/part.tsx";
import { SummaryList, type SummaryRows } from "../govuk/summary-list.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

type CheckedProps = Pick<Checking, "Form" | "final" | "would"> & {
  /** The one that the act belongs to, if to any. */
  competition?: Competition;
  /** What is asked for, in words. */
  rows: SummaryRows;
  /** What the button says that does it. */
  button: string;
  /** What the one says that leads back to the form. */
  back?: string;
  /** What else is to be read before it is done. */
  children?: Child;
};

/** What is checked before a final act: all that was typed, who is told exactly what, whether it can be undone, and the button. */
export function Checked({
  Form,
  final = "",
  would,
  competition,
  rows,
  button,
  back,
  children,
}: CheckedProps) {
  const notices = noticesOf(would, competition);
  return (
    <>
      <SummaryList rows={rows} />
      {children}
      <Part title="Who is told, as soon as it is done">
        {notices.length === 0 ? (
          <p>Nobody is told.</p>
        ) : (
          <SummaryList
            rows={notices.map(({ to, content }) => [toWhomInWords(to), <Told {...noticeInWords(content)} />])}
          />
        )}
      </Part>
      <WarningText text={`${final}.`} />
      <Form>
        <CheckedButtons text={button} change={back} />
      </Form>
    </>
  );
}

/** A notice as it is sent, by mail and to the inbox. */
const Told = ({ subject, paragraphs }: ReturnType<typeof noticeInWords>) => (
  <>
    <p>
      <strong>{subject}</strong>
    </p>
    <Details summaryText="Read all of it">
      {paragraphs.map((paragraph) => (
        <p class="app-typed">{paragraph}</p>
      ))}
    </Details>
  </>
);
