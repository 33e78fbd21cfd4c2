import type { Child } from "hono/jsx";

/** A box that scrolls sideways on narrow screens, also by keyboard; `label` says what is in it. */
export function Scroll({ label, children }: { label: string; children: Child }) {
  return (
    <section class="app-scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  );
}
