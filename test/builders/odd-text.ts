/** Characters that nobody sees, as they come with what is pasted. */
export const INVISIBLE: readonly (readonly [string, string])[] = [
  ["a soft hyphen", "\u00ad"],
  ["a zero-width space", "\u200b"],
  ["a byte order mark", "\ufeff"],
  ["a word joiner", "\u2060"],
  ["a mark from left to right", "\u200e"],
  ["a mark from right to left", "\u200f"],
  ["an Arabic letter mark", "\u061c"],
  ["an override of direction", "\u202e"],
  ["an embedding", "\u202a"],
  ["an end of embedding", "\u202c"],
  ["an isolate", "\u2066"],
  ["an end of isolate", "\u2069"],
  ["an invisible times", "\u2062"],
  ["a Hangul filler", "\u3164"],
  ["a grapheme joiner", "\u034f"],
  ["an annotation", "\ufff9"],
  ["a language tag", "\u{e0001}"],
];

/** What ends a line, wherever the text was written. */
export const LINE_ENDS: readonly (readonly [string, string])[] = [
  ["what browsers send", "\r\n"],
  ["a line feed", "\n"],
  ["a carriage return", "\r"],
  ["a vertical tab, as of Word", "\v"],
  ["a form feed, as of a PDF", "\f"],
  ["a line separator", "\u2028"],
  ["a paragraph separator", "\u2029"],
];
