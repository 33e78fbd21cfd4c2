import {
  type HeadingLevel,
  type Look,
  type Markup,
  type OpenContent,
  type Options,
  classNames,
} from "./markup.ts";

type NotificationBannerOptions = OpenContent &
  Options<
    Look & {
      type: string;
      titleText: string;
      titleHtml: Markup;
      titleHeadingLevel: HeadingLevel;
      titleId: string;
      role: string;
      disableAutoFocus: boolean;
    }
  >;

/** News about the service or of what was just done. Two on one page need different `titleId`s. */
export function NotificationBanner(banner: NotificationBannerOptions) {
  const success = banner.type === "success";
  const titleId = banner.titleId || "govuk-notification-banner-title";
  const Heading = `h${banner.titleHeadingLevel ?? 2}` as const;
  const markup = banner.html || banner.children;
  return (
    <div
      class={classNames(
        "govuk-notification-banner",
        success && "govuk-notification-banner--success",
        banner.classes,
      )}
      role={banner.role || (success ? "alert" : "region")}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={banner.disableAutoFocus}
      {...banner.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {banner.titleHtml || banner.titleText || (success ? "Success" : "Important")}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {markup || (banner.text && <p class="govuk-notification-banner__heading">{banner.text}</p>)}
      </div>
    </div>
  );
}
