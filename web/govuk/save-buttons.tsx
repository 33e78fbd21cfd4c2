import { Button } from "./button.tsx";

/** The ways on from a form whose work is kept: `text` says the one that goes on; the other one keeps it for later. */
export const SaveButtons = ({ text, value = "continue" }: { text: string; value?: string }) => (
  <div class="govuk-button-group">
    <Button text={text} name="action" value={value} preventDoubleClick />
    <Button text="Save and come back later" name="action" value="save" classes="govuk-button--secondary" />
  </div>
);
