import { wholeInWords } from "../../shared/kernel/amount.ts";
import { type Attributes, type Options, classNames, contentOf } from "./markup.ts";
import { Hint } from "./hint.tsx";
import { Textarea, type TextareaOptions } from "./textarea.tsx";

/** One sentence for each plural form of the language, e.g. `{ one, other }`. */
type Plurals = Record<string, string>;

type CharacterCountOptions = Omit<TextareaOptions, "describedBy" | "autocomplete" | "disabled"> &
  Options<{
    maxlength: number | string;
    /** The older way to say `maxlength` with `countType: "words"`. */
    maxwords: number | string;
    threshold: number | string;
    countType: "characters" | "words" | "bytes" | "graphemes";
    countMessage: Options<{ classes: string }>;
    textareaDescriptionText: string;
    charactersUnderLimitText: Plurals;
    charactersAtLimitText: string;
    charactersOverLimitText: Plurals;
    wordsUnderLimitText: Plurals;
    wordsAtLimitText: string;
    wordsOverLimitText: Plurals;
  }>;

/** A textarea that says how much of `maxlength` is left, in what `countType` counts; the server decides. */
export function CharacterCount(count: CharacterCountOptions) {
  const { name, id = name, formGroup, maxlength, maxwords } = count;
  const limit = maxwords || maxlength;
  const countType = count.countType || (maxwords ? "words" : undefined);
  const sentence =
    count.textareaDescriptionText ||
    `You can enter up to %{count} ${countType === "words" ? "words" : "characters"}`;
  return (
    <Textarea
      name={name}
      id={id}
      describedBy={`${id}-info`}
      rows={count.rows}
      spellcheck={count.spellcheck}
      value={count.value}
      classes={classNames("govuk-js-character-count", count.classes)}
      label={count.label}
      hint={count.hint}
      errorMessage={count.errorMessage}
      attributes={count.attributes}
      formGroup={{
        classes: classNames("govuk-character-count", formGroup?.classes),
        attributes: {
          "data-module": "govuk-character-count",
          "data-maxlength": maxlength,
          "data-maxwords": maxwords,
          "data-threshold": count.threshold,
          "data-count-type": countType,
          ...(limit ? {} : plural("textarea-description", { other: count.textareaDescriptionText })),
          ...plural("characters-under-limit", count.charactersUnderLimitText),
          "data-i18n.characters-at-limit": count.charactersAtLimitText,
          ...plural("characters-over-limit", count.charactersOverLimitText),
          ...plural("words-under-limit", count.wordsUnderLimitText),
          "data-i18n.words-at-limit": count.wordsAtLimitText,
          ...plural("words-over-limit", count.wordsOverLimitText),
          ...formGroup?.attributes,
        },
        beforeInput: formGroup?.beforeInput,
        afterInput: {
          html: (
            <>
              <Hint
                id={`${id}-info`}
                classes={classNames("govuk-character-count__message", count.countMessage?.classes)}
                text={limit ? sentence.replace("%{count}", wholeInWords(Number(limit))) : undefined}
              />
              {contentOf(formGroup?.afterInput)}
            </>
          ),
        },
      }}
    />
  );
}

function plural(key: string, sentences: Options<Plurals> | undefined): Attributes {
  return Object.fromEntries(
    Object.entries(sentences ?? {}).map(([form, sentence]) => [`data-i18n.${key}.${form}`, sentence]),
  );
}
