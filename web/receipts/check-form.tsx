import type { PublishedKeys } from "../../shared/kernel/receipt.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { FieldErrorSummary } from "../govuk/field-error.tsx";
import { FileUpload } from "../govuk/file-upload.tsx";
import { Textarea } from "../govuk/textarea.tsx";

/**
 * The form that `check.client.ts` works with, with what it finds above. It is sent nowhere, so it is hidden until that
 * script runs; the keys stand in it, so that a saved copy of the page has them too.
 */
export function CheckForm({ published }: { published: PublishedKeys }) {
  return (
    <>
      <template data-check="summary">
        <FieldErrorSummary errors={[{ field: "receipt", text: "Choose the receipt" }]} />
      </template>
      <div data-check="result" role="status"></div>
      <p data-check="without-script">
        This part of the page needs JavaScript. Without it, use the command below, or compare by hand what the
        receipt says of each file.
      </p>
      <form data-check="form" hidden novalidate>
        <p>
          Your files stay on your computer: this page reads them and sends them nowhere. You can save it with
          your browser (as a complete page) and use it without a network.
        </p>
        <FileUpload
          name="receipt"
          label={{ s: "The receipt" }}
          hint="A file that ends in .json. You need not choose it here if it is in the folder below"
          attributes={{ accept: ".json,application/json" }}
        />
        <FileUpload
          name="files"
          label={{ s: "What was submitted" }}
          hint="All of it: every set of answers and every file. The receipt and the keys may be among them"
          multiple
        />
        <FileUpload
          name="folder"
          label={{ s: "Or the folder that it is in" }}
          hint="Everything in it is compared, but receipts, keys and the computer’s own files"
          attributes={{ webkitdirectory: "" }}
          multiple
        />
        <Details summaryText="Use published keys that you kept">
          <Textarea
            name="keys"
            label={{ s: "The published keys" }}
            hint="As this portal publishes them now. You can paste a copy that you kept"
            value={JSON.stringify(published, null, 2)}
            rows={8}
            classes="app-typed"
            spellcheck={false}
          />
        </Details>
        <Button text="Check" />
      </form>
    </>
  );
}
