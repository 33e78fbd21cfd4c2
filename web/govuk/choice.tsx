import {
  type Attributes,
  type Content,
  type Look,
  type Markup,
  type Options,
  classNames,
  hasContent,
  tokens,
} from "./markup.ts";
import { Hint, type HintOptions } from "./hint.tsx";
import { Label, type LabelOptions } from "./label.tsx";

/** A word between two groups of choices, such as "or". */
export type Divider = { divider: string };

/** One radio button or checkbox; `conditional` is revealed while it is chosen, and always without script. */
export type ChoiceItem = Content &
  Options<{
    value: string | number | boolean;
    id: string;
    checked: boolean;
    disabled: boolean;
    label: LabelOptions;
    hint: HintOptions;
    conditional: { html: Markup };
    attributes: Attributes;
  }>;

type ChoiceProps = {
  item: ChoiceItem;
  component: "radios" | "checkboxes";
  type: "radio" | "checkbox";
  name: string;
  id: string;
  checked: boolean;
} & Options<Pick<Look, "attributes"> & { describedBy: string }>;

/** The control, its label and hint, and what choosing it reveals: the same for radios and checkboxes. */
export function Choice({ item, component, type, name, id, checked, describedBy, attributes }: ChoiceProps) {
  const block = `govuk-${component}`;
  const hintId = hasContent(item.hint) && `${id}-item-hint`;
  const revealed = item.conditional?.html;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={String(item.value ?? "")}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={revealed ? `conditional-${id}` : undefined}
          aria-describedby={tokens(describedBy, hintId)}
          {...attributes}
          {...item.attributes}
        />
        <Label
          text={item.text}
          html={item.html}
          classes={classNames(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hintId && (
          <Hint {...item.hint} id={hintId} classes={classNames(`${block}__hint`, item.hint?.classes)} />
        )}
      </div>
      {revealed && (
        <div
          class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {revealed}
        </div>
      )}
    </>
  );
}

/** The id of the nth choice (from 0); the first has no number, so that an error summary can lead to it. */
export function choiceId(item: ChoiceItem, prefix: string, index: number): string {
  return item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`);
}
