import type { Frame } from "../govuk/page.tsx";
import { Table } from "../govuk/table.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";

export type CookieFacts = { name: string; purpose: string; lasts: string };

/** The cookies that the caller really sets; the page claims no more and no less. */
export function CookiesPage({ frame, cookies }: { frame: Frame; cookies: readonly CookieFacts[] }) {
  return (
    <HeadedPage frame={frame} title="Cookies">
      <p>
        Cookies are small files that a website keeps in your browser. This portal uses only those without
        which it could not work. It does not measure what you do and lets nobody else set cookies, so there is
        nothing to accept or refuse.
      </p>
      <Table
        caption="The cookies of this portal"
        captionClasses="govuk-table__caption--m"
        head={["Name", "Purpose", "Lasts"]}
        rows={cookies.map(({ name, purpose, lasts }) => [name, purpose, lasts])}
        firstCellIsHeader
      />
    </HeadedPage>
  );
}
