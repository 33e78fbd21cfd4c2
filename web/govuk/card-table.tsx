import { contentOf, type Options, optionsOf } from "./markup.ts";
import { Scroll } from "./scroll.tsx";
import { Table, type TableRow } from "./table.tsx";

type CardTableProps = {
  /** What the table lists: its caption, and the name of the box that it scrolls in. */
  label: string;
  head: TableRow;
  rows: readonly TableRow[];
} & Options<{
  /** How large the caption is shown; left out, it is only read aloud. */
  caption: "m" | "s";
  /** Which one it is of several with this label. */
  of: string;
  /** Whether the first cell names its row. It does, unless told otherwise. */
  firstCellIsHeader: boolean;
}>;

/** A list of things with a row for each: a table, whose rows become cards on a phone. */
export function CardTable({ label, caption, of, head, rows, firstCellIsHeader = true }: CardTableProps) {
  const columns = head.map(contentOf);
  return (
    <Scroll label={of ? `${label}: ${of}` : label}>
      <Table
        caption={label}
        captionClasses={caption ? `govuk-table__caption--${caption}` : "govuk-visually-hidden"}
        classes="app-cards"
        firstCellIsHeader={firstCellIsHeader}
        head={head}
        rows={rows.map((row) =>
          row.map((said, index) => {
            const cell = optionsOf(said);
            const column = columns[index];
            return typeof column === "string"
              ? { ...cell, attributes: { ...cell?.attributes, "data-column": column } }
              : cell;
          }),
        )}
      />
    </Scroll>
  );
}
