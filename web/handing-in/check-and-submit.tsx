import type { Child } from "hono/jsx";
import { type BidderActor, maySubmit } from "../../shared/kernel/actor.ts";
import { inSeries, referenceOf } from "../../shared/kernel/words.ts";
import { Button } from "../govuk/button.tsx";
import { Form } from "../govuk/form.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { When } from "../govuk/when.tsx";
import { type InStage, receiptPath, type Submitted } from "./stage-page.tsx";
import { ReferenceAt } from "./what-stands.tsx";
import { Part } from "../govuk/part.tsx";

export type CheckProps = Pick<InStage, "path" | "words"> & {
  role: BidderActor["role"];
  /** Whether the stage is open: a refused submission may come back after it has closed. */
  open: boolean;
  /** Why it cannot be submitted as it is; undefined when it can. */
  notYet?: string | undefined;
  /** What stands in this stage and would be replaced. */
  replaces: Submitted | undefined;
  /** The parts of it that say something else than that, by name, where it has parts. */
  differing?: readonly string[] | undefined;
  /** What counts while nothing stands in this stage, if anything does. */
  otherwise?: string | undefined;
  /** Whether that is the very same. */
  same: boolean;
  button: string;
  declaration: string;
  /** When it is in time. */
  deadline: string;
  seenVersion: string;
  requestKey: string;
  /** What else is to be known before it is submitted. */
  note?: Child;
  /** What goes with the form, unseen. */
  children?: Child;
};

/** The end of a page on which all was checked: who may submits from here, everybody else reads whom to ask. */
export function CheckAndSubmit(props: CheckProps) {
  const { path, words, open, replaces, same } = props;
  const unsent = replaces === undefined || !same;
  return (
    <>
      {open ? <WayOn {...props} /> : <AfterClosing {...props} />}
      <p>
        <a href={path}>
          {open && unsent ? "Come back later: your draft stays saved" : `Back to ${words.own}`}
        </a>
      </p>
    </>
  );
}

/** Sent when nothing is taken any more: what counts all the same. */
function AfterClosing({ path, words, replaces, otherwise }: CheckProps) {
  if (replaces === undefined)
    return (
      <p>
        Nothing of yours is submitted{words.here && ` ${words.here}`}.{otherwise && ` ${otherwise}.`}
      </p>
    );
  const { submissionId, receivedAt } = replaces;
  return (
    <p>
      What your organisation submitted at <When instant={receivedAt} /> stands (reference{" "}
      <a href={receiptPath(path, submissionId)}>{referenceOf(submissionId)}</a>).
    </p>
  );
}

function WayOn(props: CheckProps) {
  const { path, role, notYet, replaces, same, deadline } = props;
  if (replaces !== undefined && same)
    return (
      <InsetText>
        <p>
          Exactly this is submitted: received at <When instant={replaces.receivedAt} />, submitted by{" "}
          {replaces.by}. <a href={receiptPath(path, replaces.submissionId)}>See the receipt</a>
        </p>
      </InsetText>
    );
  const cannot =
    notYet ??
    (maySubmit({ role })
      ? undefined
      : "This is saved. Only a submitter of your organisation can submit it: ask one to sign in and do so.");
  return cannot === undefined ? (
    <Submit {...props} />
  ) : (
    <InsetText>
      <p>{cannot}</p>
      <p>{deadline}</p>
    </InsetText>
  );
}

function Submit({
  path,
  words,
  replaces,
  differing,
  note,
  deadline,
  declaration,
  button,
  ...rest
}: CheckProps) {
  const { requestKey, seenVersion, children } = rest;
  return (
    <Part title={`Submit ${words.own}`}>
      {replaces !== undefined && (
        <p>
          This replaces what you submitted{words.here && ` ${words.here}`} before:{" "}
          <ReferenceAt path={path} of={replaces} />. {differing && `${differingInWords(differing)} `}
          Both stay in your history.
        </p>
      )}
      {note}
      <WarningText text={deadline} />
      <p>{declaration}</p>
      <Form action={`${path}/submit`} hidden={{ requestKey, seenVersion }}>
        {children}
        <Button text={button} preventDoubleClick />
      </Form>
    </Part>
  );
}

const differingInWords = (parts: readonly string[]): string =>
  `It says something else in ${inSeries(parts.map((part) => `“${part}”`))}.`;
