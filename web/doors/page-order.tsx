import type { FieldError } from "../govuk/field-error.tsx";

type Drawn = { toString(): string | Promise<string> };

/** A page with its errors in the order of its controls, which is known when it is drawn. */
export async function inPageOrder<Page extends Drawn>(
  errors: readonly FieldError[],
  draw: (errors: readonly FieldError[]) => Page,
): Promise<Page> {
  const drawn = draw(errors);
  if (errors.length < 2) return drawn;
  const html = await drawn.toString();
  const place = ({ field }: FieldError) => html.indexOf(` id="${field}"`);
  const ordered = errors.toSorted((one, other) => place(one) - place(other));
  return ordered.every((error, index) => error === errors[index]) ? drawn : draw(ordered);
}
