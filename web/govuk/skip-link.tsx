import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export function SkipLink(link: OpenContent & Options<Look & { href: string }>) {
  return (
    <a
      href={link.href || "#content"}
      class={classNames("govuk-skip-link", link.classes)}
      {...link.attributes}
      data-module="govuk-skip-link"
    >
      {contentOf(link)}
    </a>
  );
}
