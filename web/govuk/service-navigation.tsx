import {
  type Attributes,
  type Content,
  type Look,
  type Markup,
  type Options,
  type Perhaps,
  classNames,
  contentOf,
  present,
} from "./markup.ts";

/** `current` is this very page, `active` the section that it belongs to. */
export type NavigationItem = Content &
  Options<{ href: string; active: boolean; current: boolean; attributes: Attributes }>;

type EndSlot = { html: Markup; align?: string | undefined };

type ServiceNavigationOptions = Options<
  Look & {
    serviceName: string;
    serviceUrl: string;
    navigation: readonly Perhaps<NavigationItem>[];
    navigationId: string;
    navigationLabel: string;
    navigationClasses: string;
    ariaLabel: string;
    menuButtonText: string;
    menuButtonLabel: string;
    collapseNavigationOnMobile: boolean;
    /** Our own: on a phone the sections fold as a `details`, which needs no script, and not behind the official button. */
    foldsWithoutScript: boolean;
    slots: Options<{ start: Markup; end: Markup | EndSlot; navigationStart: Markup; navigationEnd: Markup }>;
  }
>;

/** The service's name and its sections; with a name or slots it is a landmark of its own. */
export function ServiceNavigation(service: ServiceNavigationOptions) {
  const { slots } = service;
  const end = endSlot(slots?.end);
  const shared = {
    class: classNames("govuk-service-navigation", service.classes),
    "data-module": service.foldsWithoutScript ? undefined : "govuk-service-navigation",
    ...service.attributes,
  };
  const content = (
    <div
      class={classNames(
        "govuk-width-container",
        end?.align === "inline" && "govuk-service-navigation__inlining-container",
      )}
    >
      {slots?.start}
      <div class="govuk-service-navigation__container">
        <ServiceName name={service.serviceName} url={service.serviceUrl} />
        <Sections {...service} />
      </div>
      {end?.html}
    </div>
  );
  if (service.serviceName || slots?.start || end?.html)
    return (
      <section aria-label={service.ariaLabel ?? "Service information"} {...shared}>
        {content}
      </section>
    );
  return <div {...shared}>{content}</div>;
}

function endSlot(end: Markup | EndSlot | undefined): Options<EndSlot> | undefined {
  return end && "align" in end ? end : end && "html" in end ? end : end && { html: end };
}

function ServiceName({ name, url }: { name: string | undefined; url: string | undefined }) {
  if (!name) return <></>;
  return (
    <span class="govuk-service-navigation__service-name">
      {url ? (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  );
}

function Sections({
  slots,
  menuButtonText = "Menu",
  navigationId = "navigation",
  ...service
}: ServiceNavigationOptions) {
  const items = present(service.navigation);
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return <></>;
  const label = service.menuButtonLabel;
  const folds = service.collapseNavigationOnMobile ?? items.length > 1;
  const list = (
    <ul class="govuk-service-navigation__list" id={navigationId}>
      {slots?.navigationStart}
      {items.map((item) => (
        <Section {...item} />
      ))}
      {slots?.navigationEnd}
    </ul>
  );
  return (
    <nav
      aria-label={service.navigationLabel || menuButtonText}
      class={classNames("govuk-service-navigation__wrapper", service.navigationClasses)}
    >
      {folds && service.foldsWithoutScript ? (
        <details class="app-fold">
          <summary class="govuk-service-navigation__toggle app-fold__summary">{menuButtonText}</summary>
          {list}
        </details>
      ) : (
        <>
          {folds && (
            <button
              type="button"
              class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
              aria-controls={navigationId}
              aria-label={label !== menuButtonText ? label : undefined}
              hidden
              aria-hidden="true"
            >
              {menuButtonText}
            </button>
          )}
          {list}
        </>
      )}
    </nav>
  );
}

function Section(item: NavigationItem) {
  const here = item.active || item.current;
  const ariaCurrent = here ? (item.current ? "page" : "true") : undefined;
  // The strong element keeps the mark visible to those who replace our colours by their own.
  const content = here ? (
    <strong class="govuk-service-navigation__active-fallback">{contentOf(item)}</strong>
  ) : (
    contentOf(item)
  );
  return (
    <li
      class={classNames("govuk-service-navigation__item", here && "govuk-service-navigation__item--active")}
    >
      {item.href ? (
        <a
          class="govuk-service-navigation__link"
          href={item.href}
          aria-current={ariaCurrent}
          {...item.attributes}
        >
          {content}
        </a>
      ) : (
        <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {content}
        </span>
      )}
    </li>
  );
}
