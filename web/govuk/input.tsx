import type { JSX } from "hono/jsx";
import {
  type Content,
  type Look,
  type Options,
  type Said,
  classNames,
  contentOf,
  hasContent,
  optionsOf,
} from "./markup.ts";
import { Question, type QuestionOptions, descriptionIds } from "./form-group.tsx";

type Affix = Said<Content & Options<Look>>;

type InputOptions = QuestionOptions &
  Options<{
    type: string;
    value: string | number;
    prefix: Affix;
    suffix: Affix;
    inputWrapper: Options<Look>;
    inputmode: JSX.IntrinsicElements["input"]["inputmode"];
    autocomplete: string;
    autocapitalize: JSX.IntrinsicElements["input"]["autocapitalize"];
    pattern: string;
    spellcheck: boolean;
  }>;

/** A single line of text. */
export function Input(input: InputOptions) {
  const { name, prefix, suffix, formGroup, id = name } = input;
  const wrapped = [prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput].some(hasContent);
  return (
    <Question {...input} id={id}>
      {wrapped ? (
        <div
          class={classNames("govuk-input__wrapper", input.inputWrapper?.classes)}
          {...input.inputWrapper?.attributes}
        >
          {contentOf(formGroup?.beforeInput)}
          <AffixItem affix={prefix} kind="prefix" />
          <Control {...input} id={id} />
          <AffixItem affix={suffix} kind="suffix" />
          {contentOf(formGroup?.afterInput)}
        </div>
      ) : (
        <Control {...input} id={id} />
      )}
    </Question>
  );
}

function Control(input: InputOptions & { id: string }) {
  return (
    <input
      class={classNames("govuk-input", input.classes, input.errorMessage && "govuk-input--error")}
      id={input.id}
      name={input.name}
      type={input.type || "text"}
      spellcheck={input.spellcheck}
      // Browsers drop a line end from a single line, and what stood on both its sides would be one word.
      value={typeof input.value === "string" ? input.value.replace(/[\r\n]+/g, " ") : input.value}
      disabled={input.disabled}
      aria-describedby={descriptionIds(input.id, input)}
      autocomplete={input.autocomplete}
      autocapitalize={input.autocapitalize}
      pattern={input.pattern}
      inputmode={input.inputmode}
      {...input.attributes}
    />
  );
}

function AffixItem({ affix: said, kind }: { affix: Affix | undefined; kind: "prefix" | "suffix" }) {
  const affix = optionsOf(said);
  if (!affix || !hasContent(affix)) return <></>;
  return (
    <div class={classNames(`govuk-input__${kind}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {contentOf(affix)}
    </div>
  );
}
