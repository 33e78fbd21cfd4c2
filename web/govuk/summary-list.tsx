import {
  type Attributes,
  type Content,
  type Options,
  type Said,
  classNames,
  contentOf,
  type HeadingLevel,
  type Look,
  optionsOf,
  type Perhaps,
  present,
} from "./markup.ts";
import type { Child } from "hono/jsx";

/** A link such as "Change"; `visuallyHiddenText` says of what, to those who hear links out of their row. */
type SummaryAction = Content &
  Options<{ href: string; visuallyHiddenText: string; classes: string; attributes: Attributes }>;

function SummaryActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: Said | undefined }) {
  return (
    <a class={classNames("govuk-link", action.classes)} href={action.href} {...action.attributes}>
      {contentOf(action)}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({contentOf(cardTitle)})</>}
        </span>
      )}
    </a>
  );
}

export type SummaryCardOptions = Options<
  Look & {
    title: Said<Content & Options<{ headingLevel: HeadingLevel; classes: string }>>;
    actions: Options<{ classes: string; items: readonly SummaryAction[] }>;
  }
>;

/** A titled card around a summary list. */
export function SummaryCard({
  title: said,
  actions,
  children,
  ...card
}: SummaryCardOptions & { children: Child }) {
  const title = optionsOf(said);
  const Heading = `h${title?.headingLevel ?? 2}` as const;
  const items = actions?.items ?? [];
  const [only] = items;
  return (
    <div class={classNames("govuk-summary-card", card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading class={classNames("govuk-summary-card__title", title.classes)}>{contentOf(title)}</Heading>
        )}
        {only && items.length === 1 && (
          <div class={classNames("govuk-summary-card__actions", actions?.classes)}>
            <SummaryActionLink action={only} cardTitle={title} />
          </div>
        )}
        {items.length > 1 && (
          <ul class={classNames("govuk-summary-card__actions", actions?.classes)}>
            {items.map((action) => (
              <li class="govuk-summary-card__action">
                <SummaryActionLink action={action} cardTitle={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}

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
