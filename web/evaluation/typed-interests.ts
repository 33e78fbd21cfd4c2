import { DeclareInterests } from "../../shared/evaluation/schema.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Typed } from "../doors/form.ts";
import type { FieldError } from "../govuk/field-error.tsx";

/** A declaration as it stands in a form. */
export type TypedInterests = {
  /** "none", "some", or nothing chosen yet; asked for the first declaration only. */
  readonly any: string;
  readonly organisations: readonly string[];
  /** What was typed of each organisation. */
  readonly natureOf: (organisation: string) => string;
};

export const natureField = (organisation: string): string => `nature-${organisation}`;

export const readInterests = ({ text, list }: Typed): TypedInterests => ({
  any: text("any"),
  organisations: list("organisations"),
  natureOf: (organisation) => text(natureField(organisation)),
});

/** The interests that a form declares; or what is missing, field by field. The first declaration may declare none. */
export function interestsIn(
  { any, organisations, natureOf }: TypedInterests,
  isFirst: boolean,
): Result<DeclareInterests["interests"], readonly FieldError[]> {
  if (isFirst && any === "none") return accept([]);
  if (isFirst && any !== "some")
    return refuse([{ field: "any", text: "Choose whether you have an interest in any organisation" }]);
  if (organisations.length === 0)
    return refuse([{ field: "organisations", text: "Choose at least one organisation" }]);
  const interests = DeclareInterests.shape.interests.safeParse(
    organisations.map((organisationId) => ({ organisationId, nature: natureOf(organisationId) })),
  );
  if (interests.success) return accept(interests.data);
  return refuse(
    interests.error.issues.map(({ path: [index, name], message }) => ({
      field: name === "nature" ? natureField(organisations[Number(index)] ?? "") : "organisations",
      text: message,
    })),
  );
}
