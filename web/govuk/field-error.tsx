import { ErrorSummary } from "./error-summary.tsx";

/** What is wrong with one field, in words. `field` is the id of the control to which the summary leads. */
export type FieldError = { field: string; text: string };

/** All that is wrong with one field, as the form components take it; undefined when the field is in order. */
export function messageFor(errors: readonly FieldError[], field: string): string | undefined {
  const texts = errors.filter((candidate) => candidate.field === field).map(({ text }) => text);
  return texts.length === 0 ? undefined : texts.join(". ");
}

/** The summary at the top of a refused form, each line leading to its field; nothing when nothing is wrong. */
export function FieldErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return <></>;
  return (
    <ErrorSummary
      titleText="There is a problem"
      errorList={errors.map(({ field, text }) => ({ href: `#${field}`, text }))}
    />
  );
}
