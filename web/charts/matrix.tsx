import { html } from "hono/html";
import { Scroll } from "../govuk/scroll.tsx";
import { Chart } from "./chart.tsx";
import { Legend, type LegendEntry } from "./legend.tsx";
import { type Tone, fillOf, gridline, inkOn, outline, toneOfCount } from "./tone.ts";

type MatrixColumn = { key: string; number: number | string; name: string };

/** What one row holds of one column: a rank, a tick. */
type MatrixCell = { column: string; value: string; tone: Tone };

export type MatrixRow = { name: string; cells: readonly MatrixCell[] };

type MatrixProps = {
  id: string;
  title: string;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  legend: readonly LegendEntry[];
  /** A last line counts each column and marks those with fewer. */
  minimum: number;
};

const labels = 210;
const cell = 34;
const top = 30;

/** Who holds what: bidders down, lots across. Its cells are `html` templates, as there are hundreds of them. */
export function Matrix({ id, title, columns, rows, minimum, legend }: MatrixProps) {
  const width = labels + columns.length * cell + 2;
  const height = top + (rows.length + 1) * cell + 4;
  return (
    <Chart
      id={id}
      title={title}
      legend={<Legend entries={legend} />}
      facts={{
        head: ["Bidder", "Lots"],
        rows: [
          ...rows.map((row) => [row.name, cellsInWords(row, columns)]),
          ["How many", countsInWords(rows, columns, minimum)],
        ],
      }}
    >
      <Scroll label={title}>
        <svg
          class="app-matrix"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-labelledby={`${id}-title ${id}-description`}
        >
          <desc id={`${id}-description`}>A grid of squares. The table after the picture says the same.</desc>
          {columns.map(
            (column, index) =>
              html`<text
                class="app-matrix__head"
                x="${labels + (index + 0.5) * cell}"
                y="20"
                text-anchor="middle"
                >${column.number}</text
              >`,
          )}
          {rows.map((row, index) => matrixRow(row, columns, top + index * cell))}
          {countRow(rows, columns, minimum, top + rows.length * cell)}
        </svg>
      </Scroll>
    </Chart>
  );
}

/** The last line of the table: how many hold each column, and which have too few. */
function countsInWords(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  minimum: number,
): string {
  const counts = columns.map(({ key, number, name }) => {
    const count = countOf(rows, key);
    return `${number} ${name} (${count}${count < minimum ? `, under the minimum of ${minimum}` : ""})`;
  });
  return counts.join(", ");
}

function matrixRow(row: MatrixRow, columns: readonly MatrixColumn[], y: number) {
  const byColumn = new Map(row.cells.map((one) => [one.column, one]));
  return html`<g
    ><text class="app-matrix__label" x="0" y="${y + 22}">${row.name}</text>${columns.map(({ key }, index) => {
      const found = byColumn.get(key);
      const x = labels + index * cell;
      const square = html`<rect
        x="${x + 1}"
        y="${y + 1}"
        width="${cell - 2}"
        height="${cell - 2}"
        fill="${fillOf(found?.tone ?? 0)}"
        stroke="${found ? outline : gridline}"
      />`;
      return found
        ? html`${square}<text
              class="app-matrix__value"
              x="${x + cell / 2}"
              y="${y + 22}"
              text-anchor="middle"
              fill="${inkOn(found.tone)}"
              >${found.value}</text
            >`
        : square;
    })}</g
  >`;
}

function countRow(rows: readonly MatrixRow[], columns: readonly MatrixColumn[], minimum: number, y: number) {
  return html`<g
    ><text class="app-matrix__label app-matrix__label--total" x="0" y="${y + 22}">How many</text
    >${columns.map(({ key }, index) => {
      const count = countOf(rows, key);
      const x = labels + index * cell;
      const marked =
        count < minimum ? html` stroke="${outline}" stroke-width="3" stroke-dasharray="6 3"` : "";
      const tone = toneOfCount(count, minimum);
      return html`<rect
          x="${x + 2}"
          y="${y + 3}"
          width="${cell - 4}"
          height="${cell - 4}"
          fill="${fillOf(tone)}"
          ${marked}
        /><text
          class="app-matrix__value"
          x="${x + cell / 2}"
          y="${y + 23}"
          text-anchor="middle"
          fill="${inkOn(tone)}"
          >${count}</text
        >`;
    })}</g
  >`;
}

function countOf(rows: readonly MatrixRow[], column: string): number {
  return rows.filter(({ cells }) => cells.some((one) => one.column === column)).length;
}

function cellsInWords(row: MatrixRow, columns: readonly MatrixColumn[]): string {
  const names = columns.flatMap(({ key, number, name }) => {
    const found = row.cells.find(({ column }) => column === key);
    return found ? [`${number} ${name} (${found.value})`] : [];
  });
  return names.join(", ") || "None";
}
