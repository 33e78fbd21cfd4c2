import { type Instant, inWords } from "../../shared/kernel/instant.ts";

type WhenProps =
  | { instant: Instant; words?: undefined }
  /** In words of its own, such as a day, or exactly on a receipt. */
  | { instant: string; words: string };

/** An instant as people read it, to the minute; the machine-readable instant (UTC with milliseconds) goes along. */
export function When({ instant, words }: WhenProps) {
  return <time datetime={instant}>{words ?? inWords(instant)}</time>;
}

/** Who did something, and when. */
export function ByAt({ name, at }: { name: string; at: Instant }) {
  return (
    <>
      {name}, <When instant={at} />
    </>
  );
}
