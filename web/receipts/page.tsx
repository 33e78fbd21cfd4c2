import { dayInWords } from "../../shared/kernel/instant.ts";
import type { PublishedKeys } from "../../shared/kernel/receipt.ts";
import type { Frame } from "../govuk/page.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { When } from "../govuk/when.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import { Bullets, Part } from "../govuk/part.tsx";
import { ANY_REFERENCE, COMMAND, KEYS_PATH } from "./paths.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { FieldErrorSummary } from "../govuk/field-error.tsx";
import { FileUpload } from "../govuk/file-upload.tsx";
import { Textarea } from "../govuk/textarea.tsx";

/** How anybody checks a receipt: in this very page, which can be saved and used without a network, or by a command. */
export function ReceiptsPage({
  frame,
  script,
  published,
}: {
  frame: Frame;
  script: string;
  published: PublishedKeys;
}) {
  return (
    <HeadedPage frame={frame} title="How to check a receipt" script={script}>
      <p>
        Every submission and every withdrawal has a receipt. It says what was handed in and by whom, when it
        was received and when the window closed, and the portal signs it. Whoever has the receipt and the
        files can find out, without asking us, whether:
      </p>
      <Bullets
        items={[
          "the portal signed the receipt, and nothing in it has changed since",
          "it was received before the closing time",
          "each file is, byte for byte, what was submitted",
        ]}
      />
      <Part title="Check it here">
        <CheckForm published={published} />
      </Part>
      <Part title="Check it with a command">
        <p>
          With the portal’s source code and Node 24, and without a network. Save the{" "}
          <a href={KEYS_PATH}>published keys</a> as receipt-keys.json, put them, the receipt and everything
          that was submitted in a folder called “submitted” in that of the source code, and there run this,
          with the reference of the receipt in place of {ANY_REFERENCE}:
        </p>
        <p>
          <code class="app-command">{COMMAND}</code>
        </p>
        <p>
          It says first whether everything holds, then why, and ends with the exit code 0 only when everything
          does. It says the same as this page.
        </p>
      </Part>
      <Part title="Check it by hand">
        <p>
          The receipt is a text that you can open. It states the SHA-256 of everything that was submitted.
          Your computer can tell that of each of your files: when both are the same, the file is, byte for
          byte, what was submitted.
        </p>
        <SummaryList
          rows={[
            ["Windows", <code>certutil -hashfile accounts.pdf SHA256</code>],
            ["macOS", <code>shasum -a 256 accounts.pdf</code>],
            ["Linux", <code>sha256sum accounts.pdf</code>],
          ]}
        />
      </Part>
      <Part title="How a receipt is signed">
        <p>
          The signature is Ed25519 (RFC 8032). It is over the text “crc-portal-receipt-v1”, or “-v2” where the
          statement says version 2, a line end, and the SHA-256 in hexadecimal of the statement, written as
          JSON with its names sorted and no spaces between them. Version 2 also states the profile of the
          organisation. In the receipt it is written in base64url, as the keys are.
        </p>
      </Part>
      <Part title="The published keys">
        {published.keys.map(({ keyId, publicKey, validFrom }) => (
          <SummaryList
            rows={[
              ["Name", { text: keyId, classes: "app-typed" }],
              ["Public key", { text: publicKey, classes: "app-typed" }],
              ["Signs since", <When instant={validFrom} words={dayInWords(validFrom)} />],
            ]}
          />
        ))}
        <p>
          The same <a href={KEYS_PATH}>keys as JSON</a>. Keep a copy: whoever has it need not trust this page
          on the day of the check.
        </p>
      </Part>
    </HeadedPage>
  );
}

/**
 * The form that `check.client.ts` works with, with what it finds above. It is sent nowhere, so it is hidden until that
 * script runs; the keys stand in it, so that a saved copy of the page has them too.
 */
function CheckForm({ published }: { published: PublishedKeys }) {
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
