import { sentenceStart } from "../../shared/kernel/words.ts";
import type { JSX } from "hono/jsx";
import { type Attributes, type Options, type Perhaps, classNames, contentOf, present } from "./markup.ts";
import { QuestionOfMany, type QuestionOfManyOptions } from "./form-group.tsx";
import { Input } from "./input.tsx";

/** One box of a date. `error` marks it as wrong, `error: false` as right when another one is wrong. */
type DateInputItem = Options<{
  name: string;
  label: string;
  id: string;
  value: string | number;
  classes: string;
  error: boolean;
  inputmode: JSX.IntrinsicElements["input"]["inputmode"];
  autocomplete: string;
  pattern: string;
  attributes: Attributes;
}>;

type DateInputOptions = { id: string } & QuestionOfManyOptions &
  Options<{
    namePrefix: string;
    /** `false` leaves the box out, as for a month and year. */
    day: DateInputItem | false;
    month: DateInputItem | false;
    year: DateInputItem | false;
    items: readonly Perhaps<DateInputItem>[];
    values: Record<string, string | number | undefined>;
  }>;

/** A date in boxes for day, month and year; `values` are looked up by name, with or without the prefix. */
export function DateInput(date: DateInputOptions) {
  const { id, errorMessage, formGroup } = date;
  const boxes = boxesOf(date);
  const someAreMarked = boxes.some(isMarked);
  return (
    <QuestionOfMany {...date} role="group">
      <div class={classNames("govuk-date-input", date.classes)} {...date.attributes} id={id || undefined}>
        {contentOf(formGroup?.beforeInputs)}
        {boxes.map((box) => (
          <DateBox
            id={box.id || `${id}-${box.name}`}
            name={date.namePrefix ? `${date.namePrefix}-${box.name}` : box.name}
            box={box}
            values={date.values}
            // Without a marked box the whole date is wrong, save those that are declared right.
            wrong={isMarked(box) || (Boolean(errorMessage) && !someAreMarked && box.error !== false)}
          />
        ))}
        {contentOf(formGroup?.afterInputs)}
      </div>
    </QuestionOfMany>
  );
}

type Box = Omit<DateInputItem, "name"> & { name: string; width: 2 | 4 };

function DateBox(props: {
  id: string;
  name: string;
  box: Box;
  wrong: boolean;
  values: DateInputOptions["values"];
}) {
  const { id, name, box, wrong, values } = props;
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{
          text: box.label || sentenceStart(box.name.toLowerCase()),
          classes: "govuk-date-input__label",
        }}
        id={id}
        name={name}
        classes={classNames(
          "govuk-date-input__input",
          wrong && !box.classes?.includes("govuk-input--error") && "govuk-input--error",
          !box.classes?.includes("govuk-input--width-") && `govuk-input--width-${box.width}`,
          box.classes,
        )}
        value={box.value ?? values?.[name]}
        inputmode={box.inputmode || "numeric"}
        autocomplete={box.autocomplete}
        pattern={box.pattern}
        attributes={box.attributes}
      />
    </div>
  );
}

const parts = [
  { part: "day", width: 2 },
  { part: "month", width: 2 },
  { part: "year", width: 4 },
] as const;

/** The boxes to draw: the caller's own list, or day, month and year with what the caller says about each. */
function boxesOf(date: Omit<DateInputOptions, "id">): Box[] {
  const standard = parts.flatMap(({ part, width }) => {
    const given = date[part] ?? { value: date.values?.[part] };
    return given ? [{ ...given, name: given.name ?? part, width, part }] : [];
  });
  if (!date.items?.length) return standard;
  return present(date.items).map((item) => {
    const same = standard.find(({ name, part }) => item.name === name || item.name === part);
    const value = item.value ?? same?.value;
    return { ...item, name: item.name ?? "", value, width: same?.width ?? 2 };
  });
}

function isMarked(box: Box): boolean {
  return Boolean(box.error || box.classes?.includes("govuk-input--error"));
}
