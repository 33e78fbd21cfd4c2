/** An instant as people read it; the machine-readable instant (UTC with milliseconds) goes along. */
export function When({ instant, words }: { instant: string; words: string }) {
  return <time datetime={instant}>{words}</time>;
}
