import type { Child } from "hono/jsx";
import { classNames } from "./markup.ts";

type BannerProps = {
  /** Names the landmark to those who jump between landmarks, and is all of it that a phone shows at once. */
  label: string;
  /** `warning` for what a person should act on, such as a draft that was not sent. */
  tone?: "plain" | "warning" | undefined;
  children: Child;
};

/**
 * A strip above the content of the page for what stays true until something is done, unlike a notification. It folds on a
 * phone, where the page itself comes first.
 */
export function Banner({ label, tone = "plain", children }: BannerProps) {
  return (
    <section aria-label={label} class={classNames("app-banner", tone === "warning" && "app-banner--warning")}>
      <details class="app-fold">
        <summary class="app-banner__summary app-fold__summary">{label}</summary>
        {children}
      </details>
    </section>
  );
}
