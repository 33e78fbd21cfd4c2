import { contentOf, type Options, optionsOf } from "./markup.ts";
import { Scroll } from "./scroll.tsx";
import { Table, type TableRow } from "./table.tsx";

type CardTableProps = {
  /** What the table lists: its caption, and the name of the box that it scrolls in. */
  caption: string;
  head: TableRow;
  rows: readonly TableRow[];
} & Options<{
  /** How large the caption is shown; left out, it is only read aloud. */
  captionSize: "m" | "s";
  /** Which one it is of several with this caption. */
  of: string;
  /** Whether the first cell names its row. It does, unless told otherwise. */
  firstCellIsHeader: boolean;
  /** What is said in its place when it has no rows. */
  none: string;
}>;

/** A list of things with a row for each: a table, whose rows become cards on a phone. */
export function CardTable({ caption, captionSize, of, none, head, rows, ...table }: CardTableProps) {
  const { firstCellIsHeader = true } = table;
  if (none !== undefined && rows.length === 0) return <p>{none}</p>;
  const columns = head.map(contentOf);
  return (
    <Scroll label={of ? `${caption}: ${of}` : caption}>
      <Table
        caption={caption}
        captionClasses={captionSize ? `govuk-table__caption--${captionSize}` : "govuk-visually-hidden"}
        classes="app-cards"
        firstCellIsHeader={firstCellIsHeader}
        head={head}
        rows={rows.map((row) =>
          row.map((given, index) => {
            const cell = optionsOf(given);
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
