import { DeclareInterests } from "../../shared/evaluation/schema.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { seenIn } from "../../shared/kernel/typed-number.ts";
import type { Typed } from "../doors/form.ts";

export const natureField = (organisation: string): string => `nature-${organisation}`;

/**
 * The interests that a form declares; or what is missing, field by field. The first declaration may declare none; that it
 * was the first stays true when it is sent again.
 */
export function interestsIn({ text, list }: Pick<Typed, "text" | "list">) {
  // One that lost it is refused afterwards, and shown again with what stands.
  const seen = seenIn(text("seenVersion"));
  const any = text("any");
  const organisations = list("organisations");
  if (seen < 1 && any === "none") return accept({ interests: [] });
  if (seen === 0 && any !== "some")
    return refuse([{ field: "any", text: "Choose whether you have an interest in any organisation" }]);
  if (organisations.length === 0)
    return refuse([{ field: "organisations", text: "Choose at least one organisation" }]);
  const interests = DeclareInterests.shape.interests.safeParse(
    organisations.map((organisationId) => ({ organisationId, nature: text(natureField(organisationId)) })),
  );
  if (interests.success) return accept({ interests: interests.data });
  return refuse(
    interests.error.issues.map(({ path: [index, name], message }) => ({
      field: name === "nature" ? natureField(organisations[Number(index)] ?? "") : "organisations",
      text: message,
    })),
  );
}
