import type * as z from "zod/mini";
import { wholeInWords } from "../../shared/kernel/amount.ts";
import { fieldInWords } from "./form.ts";

/**
 * What people read of a field that does not fit, where its schema has no words of its own: its name, and what to do. No
 * page ever shows what a library says.
 */
export function misfitInWords(issue: z.core.$ZodRawIssue): string {
  const field = issue.path?.findLast((part) => typeof part === "string");
  const name = field === undefined ? "This form" : fieldInWords(field);
  if (issue.input === undefined || issue.input === "") return `${name}: this is missing`;
  switch (issue.code) {
    case "too_small":
      return `${name}: ${wholeInWords(Number(issue.minimum))} or more`;
    case "too_big":
      return `${name}: up to ${wholeInWords(Number(issue.maximum))}${issue.origin === "string" ? " characters" : ""}`;
    case "invalid_value":
      return `${name}: choose one of the answers offered`;
    default:
      return `${name}: this does not fit. Check it and send it again`;
  }
}
