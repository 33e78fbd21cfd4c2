import type { Child } from "hono/jsx";
import { stageName } from "../../shared/competition/words.ts";
import { hashAmongTwins, sizeInWords } from "../../shared/kernel/file-words.ts";
import { exactlyInWords } from "../../shared/kernel/instant.ts";
import type { ReceiptItem, ReceiptStatement } from "../../shared/kernel/receipt.ts";
import { sentenceStart } from "../../shared/kernel/words.ts";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Panel } from "../govuk/panel.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Whole } from "../govuk/whole.tsx";
import { When } from "../govuk/when.tsx";
import { type InStage, receiptPath, StagePage } from "./stage-page.tsx";
import { type PastAct, ReferenceAt } from "./what-stands.tsx";
import { Bullets, Part } from "../govuk/part.tsx";

export type ReceiptProps = InStage & {
  statement: ReceiptStatement;
  /** Whether the receipt is signed; it is pending until then. */
  signed: boolean;
  /** How many of its files are still being checked. */
  uncheckedFiles: number;
  /** Whether anything can still be submitted. */
  open: boolean;
  /** Whether this is what stands: nothing was submitted or withdrawn after it. */
  stands: boolean;
  /** The submission that it replaced or took back, and what replaced it or took it back. */
  before: Turn | undefined;
  after: Turn | undefined;
  /** What was submitted, thing by thing. */
  listed: readonly ListedItem[];
  /** What was submitted, to be read. */
  children?: Child;
};

type Turn = Pick<PastAct, "submissionId" | "reference" | "receivedAt" | "withdrawn">;

/** Something that was submitted, as its receipt states it, and what else is known of it here. */
export type ListedItem = {
  readonly item: ReceiptItem;
  /** What it is: a document that was typed here by its title, a file by the question that it answers. */
  readonly title: string;
  /** Where it is fetched, as the very bytes that the hash is of; a refused file nowhere. */
  readonly href: string | undefined;
  readonly isFile: boolean;
};

/** That a submission or withdrawal arrived, and the proof of it: made to be printed and kept. */
export function ReceiptPage(props: ReceiptProps) {
  const { path, words, statement, listed, open, children } = props;
  const withdrawn = statement.what === "withdrawn";
  const title = withdrawn ? "Submission withdrawn" : words.submitted;
  const { receivedAt } = statement;
  return (
    <StagePage
      {...props}
      title={title}
      back={path}
      panel={
        <Panel titleText={title}>
          Your reference
          <br />
          <strong>{statement.reference}</strong>
        </Panel>
      }
    >
      <p>
        We received {withdrawn ? "your withdrawal" : "it"} at <When instant={receivedAt} />, in time.
        {open && ` Nobody at the authority can see it before ${words.stage} has closed and been sealed.`}
      </p>
      <p>
        <WhetherItCounts {...props} withdrawn={withdrawn} /> <a href={path}>See how {words.own} stands now</a>
      </p>
      <SignedOrPending {...props} />
      <ReceiptFacts {...props} />
      {listed.length > 0 && (
        <Part id="items" title="What was submitted">
          {children}
          <Bullets items={listed.map(itemName)} />
        </Part>
      )}
      <Technical {...props} />
      <Part title="How to check it">
        <p>
          Keep the signed receipt{listed.length > 0 && " with everything that is listed above"}. Anybody can
          check {listed.length > 0 ? "them" : "it"} without us, now or years later: that the portal signed it,
          when it was received, and that not one byte has changed since.{" "}
          <a href="/receipts">How to check a receipt</a>
        </p>
      </Part>
    </StagePage>
  );
}

/** What may still become of it. */
function WhetherItCounts({ stage, words, open, stands, withdrawn }: ReceiptProps & { withdrawn: boolean }) {
  if (!stands) return <>You submitted or withdrew something later, which counts instead.</>;
  if (!open)
    return (
      <>
        {sentenceStart(words.stage)} is no longer open. {withdrawn ? "The withdrawal" : "This"} counts.
      </>
    );
  return (
    <>
      {withdrawn ? "You can submit again" : "You can change or withdraw this"} until{" "}
      <When instant={stage.closesAt} />. What stands then is what counts.
    </>
  );
}

function SignedOrPending({ path, statement, signed, uncheckedFiles }: ReceiptProps) {
  const files =
    uncheckedFiles === 1
      ? "1 file is still being checked"
      : `${uncheckedFiles} files are still being checked`;
  return (
    <Part title="Your receipt">
      {signed ? (
        <p>
          <a href={`${receiptPath(path, statement.submissionId)}/receipt.json`}>
            Download the signed receipt (JSON)
          </a>
          , and print this page.
        </p>
      ) : (
        <InsetText>
          <p>
            Receipt pending: {uncheckedFiles > 0 ? files : "it is not signed yet"}. What you submitted stands
            all the same. Come back to this page for the signed receipt.
          </p>
        </InsetText>
      )}
    </Part>
  );
}

type ReceiptFactsProps = Pick<ReceiptProps, "path" | "stage" | "statement" | "before" | "after">;

/** What a receipt says in words, on its own page and above what was submitted. */
export function ReceiptFacts({ path, stage, statement, before, after }: ReceiptFactsProps) {
  const { receivedAt, closesAt } = statement;
  const withdrawn = statement.what === "withdrawn";
  return (
    <SummaryList
      rows={[
        ["Reference", <Whole text={statement.reference} />],
        ["Competition", statement.competition.title],
        ["Stage", stageName(stage)],
        ["Organisation", statement.organisation.name],
        [withdrawn ? "Withdrawn by" : "Submitted by", statement.by],
        ["Received", <When instant={receivedAt} />],
        before && [withdrawn ? "Takes back" : "Replaces", <ReferenceAt path={path} of={before} />],
        after && [after.withdrawn ? "Taken back by" : "Replaced by", <ReferenceAt path={path} of={after} />],
        ["Closing time as it was then", <When instant={closesAt} />],
      ]}
    />
  );
}

/** What a check needs and no reader does; paper has it all the same. */
function Technical({ statement, listed }: ReceiptProps) {
  const { receivedAt, stream, submissionId } = statement;
  const typed = (text: string) => ({ text, classes: "app-typed" });
  return (
    <Details summaryText="Technical details" classes="app-printed">
      <SummaryList
        rows={[
          ["Received exactly", <When instant={receivedAt} words={exactlyInWords(receivedAt)} />],
          ["The same in UTC", typed(receivedAt)],
          ["Submission", typed(submissionId)],
          ["Place in your organisation’s audit stream", stream.seq],
          ["Hash of that entry", typed(stream.entryHash)],
          ...hashRows(listed),
        ]}
      />
    </Details>
  );
}

/** What the receipt states of each item, which makes it sure that it is that and nothing else. */
export const hashRows = (listed: readonly ListedItem[]) =>
  listed.map(
    ({ item: { name, sha256 }, title, isFile }) =>
      [`SHA-256 of ${name}${isFile ? ` (${title})` : ""}`, { text: sha256, classes: "app-typed" }] as const,
  );

/** What it is, then the file itself; where several have a name, with the start of the hash that the check of a receipt says. */
function itemName({ item, title, href, isFile }: ListedItem, _index: number, all: readonly ListedItem[]) {
  const { name, size } = item;
  const twin = hashAmongTwins(
    item,
    all.map((one) => one.item),
  );
  const facts = isFile && size !== undefined ? `, ${sizeInWords(size)}` : "";
  return (
    <>
      {title}:{" "}
      <span class="app-typed">
        {href === undefined ? name : <a href={href}>{name}</a>}
        {facts}
        {twin && `, SHA-256 ${twin}…`}
      </span>
      {href === undefined && <strong>, refused: nobody at the authority can open it</strong>}
    </>
  );
}
