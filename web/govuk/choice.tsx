import {
  type Attributes,
  type Content,
  type Look,
  type Options,
  type Perhaps,
  type Said,
  classNames,
  contentOf,
  hasContent,
  optionsOf,
  tokens,
} from "./markup.ts";
import { QuestionOfMany, type QuestionOfManyOptions, descriptionIds } from "./form-group.tsx";
import { Hint, type HintOptions } from "./hint.tsx";
import { Label, type LabelOptions } from "./label.tsx";

/** A word between two groups of choices, such as "or". */
type Divider = { divider: string };

/** One radio button or checkbox; `conditional` is revealed while it is chosen, and always without script. */
export type ChoiceItem = Content &
  Options<{
    value: string | number | boolean;
    id: string;
    checked: boolean;
    disabled: boolean;
    label: LabelOptions;
    hint: Said<HintOptions>;
    conditional: Said;
    attributes: Attributes;
  }>;

export type ChoicesOptions<Item extends ChoiceItem> = {
  name: string;
  items: readonly Perhaps<Item | Divider>[];
} & QuestionOfManyOptions &
  Options<{ idPrefix: string }>;

/** What the two kinds of choices differ in. */
type Kind<Item> = {
  component: "radios" | "checkboxes";
  type: "radio" | "checkbox";
  checked: (item: Item) => boolean;
  /** Whether each control says itself what describes it: checkboxes without a fieldset do. */
  describesItself: boolean;
  own?: (item: Item) => { name?: string | undefined; attributes: Attributes };
};

/** A question with choices: the same for radios and checkboxes. */
export function Choices<Item extends ChoiceItem>(props: ChoicesOptions<Item> & { kind: Kind<Item> }) {
  const { name, idPrefix = name, items, formGroup, kind } = props;
  const block = `govuk-${kind.component}`;
  const describedBy = kind.describesItself ? descriptionIds(idPrefix, props) : undefined;
  return (
    <QuestionOfMany {...props} id={idPrefix}>
      <div class={classNames(block, props.classes)} {...props.attributes} data-module={block}>
        {contentOf(formGroup?.beforeInputs)}
        {items.map((item, index) => {
          if (!item) return null;
          if ("divider" in item) return <div class={`${block}__divider`}>{item.divider}</div>;
          const own = kind.own?.(item);
          return (
            <Choice
              item={item}
              block={block}
              type={kind.type}
              name={own?.name || name}
              // The first has no number, so that an error summary can lead to it.
              id={item.id || (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)}
              checked={item.checked ?? kind.checked(item)}
              describedBy={describedBy}
              attributes={own?.attributes}
            />
          );
        })}
        {contentOf(formGroup?.afterInputs)}
      </div>
    </QuestionOfMany>
  );
}

type ChoiceProps = {
  item: ChoiceItem;
  block: string;
  type: "radio" | "checkbox";
  name: string;
  id: string;
  checked: boolean;
} & Options<Pick<Look, "attributes"> & { describedBy: string }>;

/** The control, its label and hint, and what choosing it reveals. */
function Choice({ item, block, type, name, id, checked, describedBy, attributes }: ChoiceProps) {
  const hint = optionsOf(item.hint);
  const hintId = hasContent(hint) && `${id}-item-hint`;
  const revealed = contentOf(item.conditional);
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
        {hintId && <Hint {...hint} id={hintId} classes={classNames(`${block}__hint`, hint?.classes)} />}
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
