/** What most texts do not have, so that most are read once. */
const ODD = /[\uf020-\uf0ff\ufff9-\ufffb\u2028\u2029\p{Default_Ignorable_Code_Point}]|(?![\t\n])\p{Cc}/u;
const LINE_END = /\r\n?|[\v\f\u2028\u2029]/g;
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** A sign of Windows that kept its number there is a control character to everybody else; five numbers have no sign. */
const OF_WINDOWS = /[\u0080-\u009f]/g;
const WINDOWS = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const signOf = (control: string): string => WINDOWS.charAt(control.charCodeAt(0) - 0x80).trim();

/** Word’s own bullets, for which no other program has a sign; before a line any sign of its fonts is one. */
const OF_WORD = /[\uf0a7\uf0b7\uf0d8]|^[\uf020-\uf0ff](?=[ \t\u00a0])/gm;
/** Word’s own tick and arrow. */
const [TICK, ARROW] = [/\uf0fc/g, /\uf0e0/g];

/** What nobody sees and what may still give a letter, picture or flag its shape: variants, joiners, tags. */
const TAGS = String.raw`\u{e0020}-\u{e007f}`;
const SHAPING = String.raw`\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}${TAGS}`;
const UNSEEN = new RegExp(`(?![${SHAPING}])[\\ufff9-\\ufffb\\p{Default_Ignorable_Code_Point}]`, "gu");
/**
 * All of it that stands together, and what it could shape: a flag, the sign before it, the letters on both its sides. Made
 * when it is first needed: a page's script must load in a browser that knows no such expression.
 */
let known: RegExp | undefined;
const shapers = (): RegExp =>
  (known ??= new RegExp(
    [
      `(?=[${SHAPING}])`,
      String.raw`(?:(?<=\u{1f3f4})([${TAGS}]+))?`,
      String.raw`(?:((?<=[\p{L}\p{N}\p{P}\p{S}]))|)`,
      String.raw`(?:((?<=[\p{L}\p{Extended_Pictographic}][\p{M}\p{Emoji_Modifier}]{0,30}))|)`,
      `([${SHAPING}]*)`,
      String.raw`(?:((?=[\p{L}\p{M}\p{Extended_Pictographic}]))|)`,
    ].join(""),
    "gu",
  ));
const VARIANT = /[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const JOINER = /[\u200c\u200d]/;

/** Of what stands together, one of each kind stays where it shapes something: so it does when it is read again. */
const shaping = (_: string, tags = "", drawn?: string, joined?: string, all = "", after?: string) =>
  [
    tags,
    drawn === undefined ? "" : (VARIANT.exec(all)?.[0] ?? ""),
    joined === undefined || after === undefined ? "" : (JOINER.exec(all)?.[0] ?? ""),
  ].join("");

/**
 * Text as it was meant, whatever it was pasted from: every line end is the same one, signs of Windows and Word are those signs, and
 * what nobody sees is gone, as are the signs that turn text round. Joiners between letters stay. Other control characters
 * are spaces. Half a character stands as the replacement character: that something is missing there must not be hidden.
 */
export function cleaned(typed: string): string {
  const text = typed.toWellFormed();
  if (!ODD.test(text)) return text;
  return text
    .replace(OF_WINDOWS, signOf)
    .replace(LINE_END, "\n")
    .replace(CONTROL, " ")
    .replace(UNSEEN, "")
    .replace(shapers(), shaping)
    .replace(OF_WORD, "•")
    .replace(TICK, "✓")
    .replace(ARROW, "→");
}

/** A text without what surrounds it, but for tabs before it: they are the first empty cells of a table. */
export const trimmed = (text: string): string => text.replace(/^[^\S\t]+/, "").trimEnd();
/** The same in composed letters, without what surrounds it. */
export const cleanedText = (typed: string): string => trimmed(cleaned(typed).normalize("NFC"));
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

/** The letters of codes in capitals; no other letter becomes one of them, as “ß” would. */
export const inCapitals = (line: string): string => line.replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** Words of a text that was cleaned stand between spaces and line ends and have a letter or digit: a bullet is none. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;

/** Characters as people count them: a picture is one, though programs keep it as two. */
export const countCharacters = (text: string): number => Array.from(text).length;

/** How much room a text takes where it is stored. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
