import type { Child } from "hono/jsx";
import { type FieldError, FieldErrorSummary } from "./field-error.tsx";
import { type Frame, Page, type PageProps } from "./page.tsx";

export type HeadedPageProps = Omit<PageProps, keyof Frame | "error" | "wide"> & {
  frame: Frame;
  /** A line over the heading. */
  caption?: Child;
  errors?: readonly FieldError[] | undefined;
  /** `full` for a page that arranges itself, `wide` for a table that needs more than that. */
  width?: "reading" | "full" | "wide" | undefined;
  /** A page that begins with a panel has its heading there. */
  panel?: Child;
};

/** Within what a page lies. */
export type Place = Pick<PageProps, "within" | "parts" | "trail">;

/** Every page but the first of the portal: what was wrong, then its heading, then what it is about. */
export function HeadedPage(props: HeadedPageProps) {
  const { frame, caption, errors = [], width = "reading", panel, children, ...page } = props;
  return (
    <Page {...page} {...frame} error={errors.length > 0} wide={width === "wide"}>
      <div class="govuk-grid-row">
        <div class={width === "reading" ? "govuk-grid-column-two-thirds" : "govuk-grid-column-full"}>
          <FieldErrorSummary errors={errors} />
          {panel ?? (
            <>
              {caption && <span class="govuk-caption-l">{caption}</span>}
              <h1 class="govuk-heading-l">{page.title}</h1>
            </>
          )}
          {children}
        </div>
      </div>
    </Page>
  );
}
