/** What most texts do not have, so that most are read once. */
const ODD = /[\ufff9-\ufffb\u2028\u2029\p{Default_Ignorable_Code_Point}]|(?![\t\n])\p{Cc}/u;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** What nobody sees and what may still give a letter, picture or flag its shape: joiners, variants, tags. */
const SHAPING = String.raw`\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}`;
const UNSEEN = new RegExp(`(?![${SHAPING}])[\\ufff9-\\ufffb\\p{Default_Ignorable_Code_Point}]`, "gu");
/** Where it does so it stays. */
const SHAPES = [
  String.raw`(?<=[\p{L}\p{Extended_Pictographic}][\p{M}\p{Emoji_Modifier}]*)[\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])`,
  String.raw`(?<=[\p{L}\p{N}\p{P}\p{S}])[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]`,
];
const SHAPELESS = new RegExp(`(${SHAPES.join("|")})|[${SHAPING}]`, "gu");

/**
 * Text as it was meant, whatever it was pasted from: every line end is the same one, and what nobody sees is gone, as are
 * the signs that turn text round. Joiners between letters stay. Other control characters are spaces. Half a character
 * stands as the replacement character: that something is missing there must not be hidden.
 */
export function cleaned(typed: string): string {
  const text = typed.toWellFormed();
  if (!ODD.test(text)) return text;
  return text
    .replace(LINE_END, "\n")
    .replace(CONTROL, " ")
    .replace(UNSEEN, "")
    .replace(SHAPELESS, (_, shapes?: string) => shapes ?? "");
}

/** Text as it was meant, in one line: without ends, and with single spaces. */
export const cleanedLine = (typed: string): string => cleaned(typed).replace(/\s+/g, " ").trim();

/** Whether all of a text could be read: the replacement character stands for what no program could. */
export const isLegible = (text: string): boolean => !text.includes("\ufffd");

/** Full-width letters, digits and signs as everybody else types them, and every kind of hyphen as one. Nothing else changes. */
export const plainSigns = (line: string): string =>
  line
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll("\uffe1", "£")
    .replace(/[\u2010-\u2013\u2212\ufe63]/g, "-");

/** Words are what stands between spaces and line ends: the counter beside a text box counts the same. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** How much room a text takes where it is stored. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
