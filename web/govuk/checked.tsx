import { Button } from "./button.tsx";

/** What the button of a check page says: that what the page shows is meant. */
export const CHECKED = { name: "checked", value: "yes" } as const;

/** The end of a page that shows once more what cannot be undone: to do it, or to go back and change it. */
export const CheckedButtons = ({
  text,
  change = "Go back and change it",
}: {
  text: string;
  change?: string | undefined;
}) => (
  <div class="govuk-button-group">
    <Button text={text} {...CHECKED} preventDoubleClick />
    <Button text={change} name={CHECKED.name} value="change" classes="govuk-button--secondary" />
  </div>
);
