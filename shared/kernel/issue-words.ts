import type * as z from "zod";

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** What programs read of a field that does not fit, where its schema has no words of its own for that. */
export function issueInWords(issue: z.core.$ZodRawIssue): string {
  const field = issue.path?.map(String).join(".") || "the body";
  if (issue.code === "unrecognized_keys") return `Not known here: ${issue.keys.join(", ").slice(0, 100)}`;
  if (issue.input === undefined) return `Send ${field}: it is missing`;
  switch (issue.code) {
    case "invalid_type":
      return `Send ${field} as ${KINDS[issue.expected] ?? "what it is described as"}`;
    case "invalid_value":
      return `Send one of these as ${field}: ${issue.values.map(String).join(", ").slice(0, 200)}`;
    case "too_small":
      return `Send more in ${field}: ${issue.minimum} at least`;
    case "too_big":
      return `Send less in ${field}: ${issue.maximum} at most`;
    default:
      return `Send ${field} as it is described: this does not fit`;
  }
}
