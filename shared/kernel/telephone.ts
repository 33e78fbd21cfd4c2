import { cleanedLine, plainSigns } from "./cleaned.ts";

const EXTENSION = /^(?<number>.*?)[ ,;]*(?:x|ext|extn|extension)[. :]*(?<extension>\d{1,6})$/i;
const NUMBER = /^\+?[\d ().-]+$/;

/**
 * A telephone number as people write it, with an extension if it has one: `020 7946 0000 ext. 12`. Undefined for what has
 * fewer digits than any number, more than any, or anything else in it.
 */
export function telephoneIn(typed: string): string | undefined {
  const text = plainSigns(cleanedLine(typed));
  const { number = text, extension } = EXTENSION.exec(text)?.groups ?? {};
  const digits = number.replace(/\D/g, "").length;
  if (!NUMBER.test(number) || digits < 6 || digits > 15) return undefined;
  return extension === undefined ? number : `${number} ext. ${extension}`;
}
