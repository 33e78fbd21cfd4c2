import { html } from "hono/html";
import {
  type Attributes,
  type Content,
  type Look,
  type Options,
  type Perhaps,
  type Said,
  attributeText,
  classNames,
  contentOf,
  optionsOf,
  present,
} from "./markup.ts";

type TableCell = Content &
  Options<{
    format: string;
    classes: string;
    colspan: number;
    rowspan: number;
    attributes: Attributes;
  }>;

/** The cells of a row; undefined is an empty one. */
export type TableRow = readonly (Said<TableCell> | undefined)[];

type TableOptions = { rows: readonly Perhaps<TableRow>[] } & Options<
  Look & {
    head: TableRow;
    caption: string;
    captionClasses: string;
    firstCellIsHeader: boolean;
  }
>;

/** A table of facts. Its rows are `html` templates, because tables grow long and JSX rows cost more. */
export function Table({ rows, head, caption, ...table }: TableOptions) {
  return (
    <table class={classNames("govuk-table", table.classes)} {...table.attributes}>
      {caption && (
        <caption class={classNames("govuk-table__caption", table.captionClasses)}>{caption}</caption>
      )}
      {head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">{head.map(columnHeader)}</tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {present(rows).map((row) => tableRow(row, table.firstCellIsHeader === true))}
      </tbody>
    </table>
  );
}

function columnHeader(said: TableRow[number]) {
  const cell = optionsOf(said) ?? {};
  return html`<th scope="col" class="${cellClass("header", cell)}" ${cellAttributes(cell)}>
    ${contentOf(cell)}
  </th>`;
}

function tableRow(cells: TableRow, firstIsHeader: boolean) {
  return html`<tr class="govuk-table__row">
    ${cells.map((said, index) => {
      const cell = optionsOf(said) ?? {};
      return firstIsHeader && index === 0
        ? html`<th
            scope="row"
            class="${classNames("govuk-table__header", cell.classes)}"
            ${cellAttributes(cell)}
          >
            ${contentOf(cell)}
          </th>`
        : html`<td class="${cellClass("cell", cell)}" ${cellAttributes(cell)}>${contentOf(cell)}</td>`;
    })}
  </tr>`;
}

function cellClass(element: "header" | "cell", { format, classes }: TableCell): string {
  return classNames(`govuk-table__${element}`, format && `govuk-table__${element}--${format}`, classes);
}

function cellAttributes({ colspan, rowspan, attributes }: TableCell) {
  return [
    colspan && html` colspan="${colspan}"`,
    rowspan && html` rowspan="${rowspan}"`,
    ...attributeText(attributes),
  ];
}
