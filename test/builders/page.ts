import type { Answer } from "./person.ts";

/** The value of a hidden input. */
export function hidden(page: string, name: string): string {
  const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new Error(`no hidden ${name} on the page`);
  return value;
}

/** The words of a page, without its markup. */
export const words = (page: string): string =>
  page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

/** Where the links of the error summary lead, in order. */
export const errorLinks = ({ text }: Answer): readonly string[] => {
  const summary = text.slice(text.indexOf("govuk-error-summary__list"), text.indexOf("<h1"));
  return [...summary.matchAll(/href="(#[^"]+)"/g)].map(([, href = ""]) => href);
};
