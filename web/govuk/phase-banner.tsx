import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";
import { Tag, type TagOptions } from "./tag.tsx";

export function PhaseBanner(banner: OpenContent & Options<Look & { tag: TagOptions }>) {
  const { tag } = banner;
  return (
    <div
      class={classNames("govuk-phase-banner govuk-width-container", banner.classes)}
      {...banner.attributes}
    >
      <p class="govuk-phase-banner__content">
        <Tag
          text={tag?.text}
          html={tag?.html}
          classes={classNames("govuk-phase-banner__content__tag", tag?.classes)}
        />
        <span class="govuk-phase-banner__text">{contentOf(banner)}</span>
      </p>
    </div>
  );
}
