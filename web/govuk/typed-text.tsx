import { SummaryList } from "./summary-list.tsx";

/** One field of a form as somebody filled it in, by the name of its field in words. */
export type TypedField = { readonly label: string; readonly value: string };

/** What was typed into a form that could not be taken, to be read and copied; nothing when nothing was. */
export function TypedText({ typed }: { typed: readonly TypedField[] }) {
  if (typed.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What you had typed</h2>
      <SummaryList
        rows={typed.map(({ label, value }) => ({
          key: { text: label },
          value: { text: value, classes: "app-typed" },
        }))}
      />
    </>
  );
}
