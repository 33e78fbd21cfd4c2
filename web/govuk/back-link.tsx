import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export function BackLink(link: OpenContent & Options<Look & { href: string }>) {
  return (
    <a href={link.href || "#"} class={classNames("govuk-back-link", link.classes)} {...link.attributes}>
      {contentOf(link) || "Back"}
    </a>
  );
}
