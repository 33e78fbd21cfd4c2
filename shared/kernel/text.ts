/**
 * Text that people write, as far as it may be kept: without control characters, without what is invisible or turns
 * text round, and without what stands for something that was no text when it came (half a character, the replacement
 * character). In one line, or with line ends and tabs.
 */
export const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]*$/u;
export const SEVERAL_LINES = /^(?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]|[\t\n\r])*$/u;

/** Words are what stands between spaces and line ends: the counter beside a text box counts the same. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;
