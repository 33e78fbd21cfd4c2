import { stageName } from "../../../shared/competition/words.ts";
import { CHOICE_FILE } from "../../../shared/preferences/receipt.ts";
import type { Receipt } from "../../../shared/preferences/schema.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { RoundPage, type RoundProps } from "./round-page.tsx";
import { Panel } from "../../govuk/panel.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";
import { LotList } from "./lot-list.tsx";
import { receiptPath, roundPath } from "../paths.ts";

export type ReceiptProps = RoundProps & { receipt: Receipt };

/** Proof of what was received when: made to be printed and kept. */
export function ReceiptPage(props: ReceiptProps) {
  const { competition, round, receipt } = props;
  const withdrawn = receipt.what === "withdrawn";
  return (
    <RoundPage
      {...props}
      title={withdrawn ? "Receipt of your withdrawal" : "Receipt of your submission"}
      back={roundPath(competition.competitionId, round.stageId)}
      width="reading"
    >
      <ReceiptFacts {...props} />
      <Downloads {...props} />
    </RoundPage>
  );
}

/** What a person sees directly after submitting: that it arrived, and how to prove it. */
export function ConfirmationPage(props: ReceiptProps) {
  const { competition, round, receipt } = props;
  const path = roundPath(competition.competitionId, round.stageId);
  return (
    <RoundPage
      {...props}
      title="Preferences submitted"
      width="reading"
      panel={
        <Panel titleText="Preferences submitted">
          Your reference
          <br />
          <strong>{receipt.reference}</strong>
        </Panel>
      }
    >
      <p class="govuk-body">
        We received it at <When instant={receipt.receivedAt} />, in time. Nobody at the authority can see it
        before the round has closed and been sealed.
      </p>
      <p class="govuk-body">
        <a
          class="govuk-link"
          href={receiptPath(competition.competitionId, round.stageId, receipt.submissionId)}
        >
          See, print and download your receipt
        </a>
        .
      </p>
      <h2 class="govuk-heading-m">What happens next</h2>
      <p class="govuk-body">
        You can change or withdraw this until <When instant={receipt.closesAt} />. What stands then is what
        counts.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={path}>
          Back to {roundInWords(round)}
        </a>
      </p>
    </RoundPage>
  );
}

/** What to keep as proof: the signed receipt, and with it what it is about. */
function Downloads({ competition, round, receipt }: ReceiptProps) {
  const path = receiptPath(competition.competitionId, round.stageId, receipt.submissionId);
  if (receipt.signed === undefined)
    return (
      <InsetText>
        What you sent is safe, and this page is right. The receipt is still to be signed: open this page again
        in a few minutes to download it.
      </InsetText>
    );
  return (
    <>
      <p class="govuk-body">
        The portal signed this receipt. Keep it, and what was submitted: with both you can{" "}
        <a class="govuk-link" href="/receipts">
          prove what was received and when
        </a>
        , even without us.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href={`${path}/download`}>
            Download the receipt (JSON)
          </a>
        </li>
        {receipt.what === "submitted" && (
          <li>
            <a class="govuk-link" href={`${path}/${CHOICE_FILE}`}>
              Download what was submitted ({CHOICE_FILE})
            </a>
          </li>
        )}
      </ul>
    </>
  );
}

function ReceiptFacts({ competition, round, receipt }: ReceiptProps) {
  const { receivedAt, closesAt } = receipt;
  const text = (key: string, value: string, classes?: string) => ({
    key: { text: key },
    value: { text: value, classes },
  });
  return (
    <SummaryList
      rows={[
        text("Reference", receipt.reference),
        text("Competition", competition.title),
        text("Round", stageName(round)),
        text("Organisation", receipt.organisationName),
        text(receipt.what === "withdrawn" ? "Withdrawn by" : "Submitted by", receipt.by),
        {
          key: { text: "Received" },
          value: { html: <When instant={receivedAt} /> },
        },
        {
          key: { text: "Exact instant (UTC)" },
          value: { html: <When instant={receivedAt} words={receivedAt} />, classes: "app-typed" },
        },
        {
          key: { text: "The round closes" },
          value: { html: <When instant={closesAt} /> },
        },
        receipt.what === "submitted" && {
          key: { text: round.ranked ? "Lots, most wanted first" : "Lots" },
          value: { html: <LotList competition={competition} lots={receipt.lots} ranked={round.ranked} /> },
        },
        text("SHA-256 of what was received", receipt.manifestHash, "app-typed"),
        text("Place in your organisation’s audit stream", String(receipt.seq)),
        text("Hash of that entry", receipt.entryHash, "app-typed"),
        text("Submission", receipt.submissionId, "app-typed"),
      ]}
    />
  );
}
