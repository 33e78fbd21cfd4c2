import type { Typed } from "../../doors/form.ts";

type OrderedEntry = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly note: string;
};

/** The id of a button that moves an entry, so that the page can come back to it. */
export const moveId = ({ id, way }: { id: string; way: string }): string => `${id}-${way}`;

/** What such a button sends: what moves, and whereto. */
export function moveTyped({ text }: Pick<Typed, "text">) {
  const [way = "", id = ""] = text("move").split(" ");
  return { id, way };
}

/** Sections or questions in their order; where they may be moved, inside a form, with a button for each way. */
export function OrderedList({ entries, movable }: { entries: readonly OrderedEntry[]; movable: boolean }) {
  return (
    <ol class="app-ranking" id="order">
      {entries.map((entry, index) => (
        <li class="app-ranking__lot">
          <span class="app-ranking__place">
            {index + 1}
            <span class="govuk-visually-hidden">.</span>
          </span>
          <div>
            <a href={entry.href}>{entry.name}</a>
            <div class="govuk-hint govuk-!-margin-bottom-0">{entry.note}</div>
          </div>
          {movable && <Moves entry={entry} isFirst={index === 0} isLast={index === entries.length - 1} />}
        </li>
      ))}
    </ol>
  );
}

function Moves({ entry, isFirst, isLast }: { entry: OrderedEntry; isFirst: boolean; isLast: boolean }) {
  const ways = [
    { way: "up", text: "Move up", offered: !isFirst },
    { way: "down", text: "Move down", offered: !isLast },
  ].filter(({ offered }) => offered);
  return (
    <span class="app-ranking__moves">
      {ways.map(({ way, text }) => (
        <button
          type="submit"
          class="app-link-button"
          name="move"
          value={`${way} ${entry.id}`}
          id={moveId({ id: entry.id, way })}
        >
          {text}
          <span class="govuk-visually-hidden">: {entry.name}</span>
        </button>
      ))}
    </span>
  );
}
