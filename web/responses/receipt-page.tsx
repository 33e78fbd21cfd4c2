import { stageName } from "../../shared/competition/words.ts";
import { sizeInWords } from "../../shared/files/words.ts";
import type { ReceiptItem, ReceiptStatement } from "../../shared/kernel/receipt.ts";
import type { Questionnaire } from "../../shared/questionnaire/schema.ts";
import { FILES_SECTION } from "../../shared/responses/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Panel } from "../govuk/panel.tsx";
import { Scroll } from "../govuk/scroll.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Table } from "../govuk/table.tsx";
import { When } from "../govuk/when.tsx";
import { pqqPath, receiptPath } from "./paths.ts";
import { PqqPage, type PqqProps } from "./pqq-page.tsx";

export type ReceiptProps = PqqProps & {
  questionnaire: Questionnaire | undefined;
  statement: ReceiptStatement;
  /** Whether the receipt is signed; it is pending until then. */
  signed: boolean;
  /** How many of its files are still being checked. */
  uncheckedFiles: number;
  /** Whether the response can still be changed. */
  open: boolean;
};

/** That a submission or withdrawal arrived, and the proof of it: made to be printed and kept. */
export function ReceiptPage(props: ReceiptProps) {
  const { competition, statement, open } = props;
  const withdrawn = statement.what === "withdrawn";
  const title = withdrawn ? "Submission withdrawn" : "Response submitted";
  const { receivedAt, closesAt } = statement;
  return (
    <PqqPage
      {...props}
      title={title}
      back={pqqPath(competition.competitionId)}
      panel={
        <Panel titleText={title}>
          Your reference
          <br />
          <strong>{statement.reference}</strong>
        </Panel>
      }
    >
      <p class="govuk-body">
        We received {withdrawn ? "your withdrawal" : "it"} at <When instant={receivedAt} />, in time. Nobody
        at the authority can see it before the questionnaire has closed and been sealed.
      </p>
      {open && (
        <p class="govuk-body">
          {withdrawn ? "You can submit again" : "You can change or withdraw this"} until{" "}
          <When instant={closesAt} />. What stands then is what counts.
        </p>
      )}
      <SignedOrPending {...props} />
      <Facts {...props} />
      {statement.items.length > 0 && <Items {...props} />}
      <HowToCheck />
    </PqqPage>
  );
}

function SignedOrPending({ competition, statement, signed, uncheckedFiles }: ReceiptProps) {
  const files =
    uncheckedFiles === 1
      ? "1 file is still being checked"
      : `${uncheckedFiles} files are still being checked`;
  return (
    <>
      <h2 class="govuk-heading-m">Your receipt</h2>
      {signed ? (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={`${receiptPath(competition.competitionId, statement.submissionId)}/receipt.json`}
          >
            Download the signed receipt (JSON)
          </a>
          , and print this page.
        </p>
      ) : (
        <InsetText>
          <p class="govuk-body">
            Receipt pending: {uncheckedFiles > 0 ? files : "it is not signed yet"}. What you submitted stands
            all the same. Come back to this page for the signed receipt.
          </p>
        </InsetText>
      )}
    </>
  );
}

function Facts({ stage, statement }: ReceiptProps) {
  const { receivedAt, closesAt, stream } = statement;
  const text = (key: string, value: string, classes?: string) => ({
    key: { text: key },
    value: { text: value, classes },
  });
  return (
    <SummaryList
      rows={[
        text("Reference", statement.reference),
        text("Competition", statement.competition.title),
        text("Stage", stageName(stage)),
        text("Organisation", statement.organisation.name),
        text(statement.what === "withdrawn" ? "Withdrawn by" : "Submitted by", statement.by),
        {
          key: { text: "Received" },
          value: { html: <When instant={receivedAt} /> },
        },
        {
          key: { text: "Exact instant (UTC)" },
          value: { html: <When instant={receivedAt} words={receivedAt} />, classes: "app-typed" },
        },
        {
          key: { text: "The questionnaire closes" },
          value: { html: <When instant={closesAt} /> },
        },
        text("Place in your organisation’s audit stream", String(stream.seq)),
        text("Hash of that entry", stream.entryHash, "app-typed"),
        text("Submission", statement.submissionId, "app-typed"),
      ]}
    />
  );
}

function Items(props: ReceiptProps) {
  return (
    <section aria-labelledby="items">
      <h2 class="govuk-heading-m" id="items">
        What was submitted
      </h2>
      <Scroll label="What was submitted">
        <Table
          head={[{ text: "Answers or file" }, { text: "SHA-256" }]}
          rows={props.statement.items.map((item) => [
            { html: <ItemName {...props} item={item} /> },
            { text: item.sha256, classes: "app-breaking" },
          ])}
        />
      </Scroll>
    </section>
  );
}

/** Answers can be downloaded as the very bytes that the hash is of; files the organisation has itself. */
function ItemName({ competition, questionnaire, statement, item }: ReceiptProps & { item: ReceiptItem }) {
  const section = questionnaire?.sections.find(({ sectionId }) => item.name === `${sectionId}.json`);
  const title = item.name === `${FILES_SECTION}.json` ? "Which file answers what" : section?.title;
  if (item.size !== undefined)
    return (
      <span class="app-typed">
        {item.name}, {sizeInWords(item.size)}
      </span>
    );
  return (
    <>
      {title && (
        <>
          {title}
          <br />
        </>
      )}
      <a
        class="govuk-link"
        href={`${receiptPath(competition.competitionId, statement.submissionId)}/answers/${item.name}`}
      >
        {item.name}
      </a>
    </>
  );
}

function HowToCheck() {
  return (
    <>
      <h2 class="govuk-heading-m">How to check it</h2>
      <p class="govuk-body">
        Keep the signed receipt with your files and the answers linked above. Anybody can check them without
        us, now or years later: that the portal signed it, when it was received, and that not one byte has
        changed since.{" "}
        <a class="govuk-link" href="/receipts">
          How to check a receipt
        </a>
      </p>
    </>
  );
}
