import {
  type Attributes,
  type HeadingLevel,
  type Look,
  type Markup,
  type OpenContent,
  type Options,
  classNames,
  contentOf,
} from "./markup.ts";
import { Button } from "./button.tsx";

type PanelAction = { text: string } & Options<{
  href: string;
  type: "submit" | "button" | "reset";
  classes: string;
  attributes: Attributes;
}>;

type PanelOptions = OpenContent &
  Options<
    Look & {
      titleText: string;
      titleHtml: Markup;
      headingLevel: HeadingLevel;
      actions: Options<Look & { items: readonly PanelAction[] }>;
    }
  >;

/** The confirmation panel; with the class `govuk-panel--interruption` the interruption, which may have actions. */
export function Panel(panel: PanelOptions) {
  const Heading = `h${panel.headingLevel ?? 1}` as const;
  const interrupts = panel.classes?.includes("govuk-panel--interruption");
  const content = contentOf(panel);
  const { actions } = panel;
  return (
    <div
      class={classNames("govuk-panel", !interrupts && "govuk-panel--confirmation", panel.classes)}
      {...panel.attributes}
    >
      <Heading class="govuk-panel__title">{panel.titleHtml || panel.titleText}</Heading>
      {content && <div class="govuk-panel__body">{content}</div>}
      {interrupts && actions && (
        <div class={classNames("govuk-panel__actions", actions.classes)} {...actions.attributes}>
          {actions.items?.length ? (
            <div class="govuk-button-group">
              {actions.items.map((action) => (
                <Action {...action} />
              ))}
            </div>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Action(action: PanelAction) {
  if (!action.href || action.type === "button")
    return (
      <Button
        text={action.text}
        type={action.type ?? "button"}
        classes={classNames("govuk-button--inverse", action.classes)}
        href={action.href}
        attributes={action.attributes}
      />
    );
  return (
    <a
      class={classNames("govuk-link govuk-link--inverse", action.classes)}
      href={action.href}
      {...action.attributes}
    >
      {action.text}
    </a>
  );
}
