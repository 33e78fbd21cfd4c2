import { type Instant, minuteInWords } from "../../shared/kernel/instant.ts";

/** On one machine only: what the portal's clock says, and the way to move it. */
export function Clock({ now, path }: { now: Instant; path: string }) {
  return (
    <section class="app-clock" aria-label="Portal clock">
      <p class="govuk-width-container govuk-body-s">
        A demonstration on one machine. Its clock says <strong>{minuteInWords(now)}</strong>.{" "}
        <a href={`/local/clock?back=${encodeURIComponent(path)}`}>Move the clock forward</a>
      </p>
    </section>
  );
}
