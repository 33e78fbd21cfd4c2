import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export type TagOptions = OpenContent & Options<Look>;

export function Tag(tag: TagOptions) {
  return (
    <strong class={classNames("govuk-tag", tag.classes)} {...tag.attributes}>
      {contentOf(tag)}
    </strong>
  );
}
