import {
  type Content,
  type Look,
  type Options,
  type Perhaps,
  type Said,
  classNames,
  contentOf,
  optionsOf,
  present,
} from "./markup.ts";
import { SummaryCard, type SummaryCardOptions } from "./summary-card.tsx";
import { type SummaryAction, SummaryActionLink } from "./summary-action.tsx";

type Cell = Said<Content & Options<{ classes: string }>>;

/** A fact: its name, what it is, and ways to change it. The longer form is that of the official macro. */
export type SummaryRow =
  | readonly [key: Cell, value: Cell, ...actions: SummaryAction[]]
  | ({ key: Cell; value: Cell } & Options<{
      classes: string;
      actions: Options<{ classes: string; items: readonly SummaryAction[] }>;
    }>);

/** Rows, some of which a caller may leave empty by a condition. */
export type SummaryRows = readonly Perhaps<SummaryRow>[];

type SummaryListOptions = { rows: SummaryRows } & Options<Look & { card: SummaryCardOptions }>;

/** Facts by name, each perhaps with actions; with `card` inside a titled card. Empty rows are left out. */
export function SummaryList({ rows, card, ...list }: SummaryListOptions) {
  const shown = present(rows).map(written);
  const someHaveActions = shown.some((row) => row.actions?.items?.length);
  const element = (
    <dl class={classNames("govuk-summary-list", list.classes)} {...list.attributes}>
      {shown.map((row) => (
        <Row row={row} card={card} othersHaveActions={someHaveActions} />
      ))}
    </dl>
  );
  return card ? <SummaryCard {...card}>{element}</SummaryCard> : element;
}

/** A row written out. */
function written(row: SummaryRow): Exclude<SummaryRow, readonly unknown[]> {
  if (!isShort(row)) return row;
  const [key, value, ...items] = row;
  return { key, value, actions: items.length === 0 ? undefined : { items } };
}

const isShort = (row: SummaryRow): row is Extract<SummaryRow, readonly unknown[]> => Array.isArray(row);

type RowProps = {
  row: Exclude<SummaryRow, readonly unknown[]>;
  card: SummaryCardOptions | undefined;
  othersHaveActions: boolean;
};

function Row({ row, card, othersHaveActions }: RowProps) {
  const items = row.actions?.items ?? [];
  const [only] = items;
  return (
    <div
      class={classNames(
        "govuk-summary-list__row",
        othersHaveActions && !row.actions?.items && "govuk-summary-list__row--no-actions",
        row.classes,
      )}
    >
      <dt class={classNames("govuk-summary-list__key", optionsOf(row.key)?.classes)}>{contentOf(row.key)}</dt>
      <dd class={classNames("govuk-summary-list__value", optionsOf(row.value)?.classes)}>
        {contentOf(row.value)}
      </dd>
      {only && (
        <dd class={classNames("govuk-summary-list__actions", row.actions?.classes)}>
          {items.length === 1 ? (
            <SummaryActionLink action={only} cardTitle={card?.title} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {items.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <SummaryActionLink action={action} cardTitle={card?.title} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}
