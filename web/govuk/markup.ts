import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { HtmlEscapedString } from "hono/utils/html";

/**
 * JSX, or a hono `html` template. A plain string does not compile here and is escaped should one slip through:
 * nothing a person typed can become markup by way of an option that is called `html`.
 */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Options as the official macros take them: each may be left out, or handed on as undefined. */
export type Options<T> = { [K in keyof T]?: T[K] | undefined };

/** Extra attributes of the outermost element. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** The rank of a heading within its page. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** What every component takes for its outermost element. */
export type Look = { classes: string; attributes: Attributes };

/** Words, or markup in their place. */
export type Content = Options<{ text: string | number; html: Markup }>;

/** Content of a component that also takes JSX between its tags. */
export type OpenContent = Content & { children?: Child };

/** Content alone, or content with options: `"Role"`, `<Role />` or `{ text: "Role", classes: "app-role" }`. */
export type Said<T = Content> = string | number | Markup | T;

/** The options of what is said, though only its content was given. */
export function optionsOf<T extends OpenContent>(said: Said<T> | undefined): T | undefined;
export function optionsOf(said: Said<OpenContent> | undefined): OpenContent | undefined {
  if (typeof said === "string" || typeof said === "number") return { text: said };
  return isMarkup(said) ? { html: said } : said;
}

// Markup is always the object of a class of hono's; options are written out.
function isMarkup(said: Markup | OpenContent | undefined): said is Markup {
  return said !== undefined && said !== null && Object.getPrototypeOf(said) !== Object.prototype;
}

/** The markup if there is any, else what stands between the tags, else the words. */
export function contentOf(said: Said<OpenContent> | undefined): Child {
  const content = optionsOf(said);
  return content?.html || content?.children || content?.text;
}

/** A label or legend by its size: `{ m: "Role" }` is `{ text: "Role" }` in the official size `m`. */
export type Sized = Options<Record<Size, string | Markup>>;
const sizes = ["s", "m", "l"] as const;
type Size = (typeof sizes)[number];

/** The content of a label or legend, and the class of its size in `block`. */
export function sizedIn(block: string, sized: (OpenContent & Sized) | undefined) {
  const size = sizes.find((name) => sized?.[name] !== undefined);
  if (size === undefined) return { content: contentOf(sized), sizeClass: undefined };
  return { content: sized?.[size], sizeClass: `${block}--${size}` };
}

/** Members of a list that a caller may leave empty by a condition: `[a, isLate && b]`. */
export type Perhaps<T> = T | null | undefined | false | "";

/** What a list really holds. */
export function present<T extends object>(list: readonly Perhaps<T>[] | undefined): T[] {
  return (list ?? []).filter((member): member is T => Boolean(member));
}

/** Whether there is anything to show. */
export function hasContent(said: Said | undefined): boolean {
  const content = optionsOf(said);
  return Boolean(content?.html || content?.text);
}

/** One class attribute out of those names that apply. */
export function classNames(...names: (string | false | 0 | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

/** Ids (or other tokens) as one attribute value; undefined when none applies, so that no empty attribute is written. */
export function tokens(...ids: (string | false | 0 | undefined)[]): string | undefined {
  return classNames(...ids) || undefined;
}

/** Attributes as text, for rows that are written by `html` template. */
export function attributeText(attributes: Attributes | undefined): ReturnType<typeof html>[] {
  return Object.entries(attributes ?? {}).map(([name, value]) => html` ${name}="${value ?? ""}"`);
}
