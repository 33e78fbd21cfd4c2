import type { Child } from "hono/jsx";
import { Details } from "../govuk/details.tsx";
import type { Perhaps } from "../govuk/markup.ts";
import { Scroll } from "../govuk/scroll.tsx";
import { Table, type TableRow } from "../govuk/table.tsx";

/** The facts of a picture, cell by cell; the first cell of a row names it. */
type ChartTable = { head: TableRow; rows: readonly Perhaps<TableRow>[] };

type ChartProps = {
  /** Unique on the page; the picture is labelled by `<id>-title`. */
  id: string;
  title: string;
  facts: ChartTable;
  legend?: Child;
  /** What is to be read beside the picture, where there is room. */
  beside?: Child;
  children: Child;
};

/** A picture with its title, its legend in words, and the same facts as a table. */
export function Chart({ id, title, facts, legend, beside, children }: ChartProps) {
  return (
    <figure class="app-chart" aria-labelledby={`${id}-title`}>
      <figcaption class="govuk-heading-s" id={`${id}-title`}>
        {title}
      </figcaption>
      <div class="app-chart__body">
        {children}
        {beside === undefined ? (
          legend
        ) : (
          <div class="app-chart__beside">
            {legend}
            {beside}
          </div>
        )}
      </div>
      <Details summaryText="See this as a table">
        <Scroll label={`${title}, as a table`}>
          <Table
            caption={title}
            captionClasses="govuk-visually-hidden"
            head={facts.head}
            rows={facts.rows}
            firstCellIsHeader
          />
        </Scroll>
      </Details>
    </figure>
  );
}
