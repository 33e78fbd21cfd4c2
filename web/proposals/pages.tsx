import type { Competition } from "../../shared/competition/schema.ts";
import type { Offer, Proposal, ProposalState } from "../../shared/kernel/proposal.ts";
import {
  CONFIRMING,
  notRatifiedInWords,
  proposalName,
  ratifyingInWords,
  proposalRefusalInWords,
  spokenOf,
} from "../../shared/proposals/words.ts";
import { Button } from "../govuk/button.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import type { Filled } from "../govuk/filled.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Part } from "../govuk/part.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { When } from "../govuk/when.tsx";
import { proposalPath } from "./paths.ts";
import { type Followed, ProposalCard, proposalRows, shownRows, StateTag } from "./proposal-card.tsx";
import { ProposalFrame } from "./proposal-frame.tsx";

/** A proposal as one person finds it. */
export type Found = {
  readonly competition: Competition | undefined;
  readonly proposal: Proposal;
  readonly state: ProposalState;
  /** Whether nobody has closed it, though nothing may come of it any more. */
  readonly closable: boolean;
  readonly offer: Offer;
  /** Whether this person may propose the same once more. */
  readonly mayPropose: boolean;
};

type ProposalsProps = {
  frame: Frame;
  competition: Competition | undefined;
  proposals: readonly Pick<Found, "proposal" | "state" | "offer">[];
};

/** Every proposal of a competition, or what waits everywhere: what waits first. */
export function ProposalsPage({ frame, competition, proposals }: ProposalsProps) {
  const waiting = proposals.filter(({ state }) => state === "waiting");
  const closed = proposals.filter(({ state }) => state !== "waiting");
  return (
    <ProposalFrame frame={frame} competition={competition} title="Proposals" width="full">
      <p class="govuk-!-width-two-thirds">
        What cannot be undone takes two people: one proposes it, and another confirms exactly that. What waits
        here is known to the authority only.
      </p>
      {waiting.length === 0 && <p>Nothing waits for a second person.</p>}
      {waiting.map(({ offer, ...one }) => (
        <ProposalCard {...one} look={offer === "may-confirm" ? "Look and confirm" : "See the proposal"} />
      ))}
      {closed.length > 0 && (
        <Part title="Closed">
          <ClosedTable closed={closed} />
        </Part>
      )}
    </ProposalFrame>
  );
}

/** What nothing more can come of, a row each. */
const ClosedTable = ({ closed }: { closed: readonly Followed[] }) => (
  <CardTable
    caption="Proposals that are closed"
    head={["Proposal", "State", "Proposed by", "When"]}
    rows={closed.map(({ proposal, state }) => [
      { html: <a href={proposalPath(proposal)}>{proposalName(proposal)}</a>, classes: "app-breaking" },
      { html: <StateTag proposal={proposal} state={state} /> },
      { text: proposal.proposedBy.name, classes: "app-breaking" },
      { html: <When instant={proposal.closed?.at ?? proposal.confirmable?.until ?? proposal.proposedAt} /> },
    ])}
  />
);

/** All of a proposal, the same for both people, and what whoever looks may do about it. */
export function ProposalPage(props: Found & Pick<Filled, "frame" | "errors" | "Form">) {
  const { frame, errors, competition, proposal, state } = props;
  return (
    <ProposalFrame {...{ frame, errors, competition }} title={proposalName(proposal)} above={[]}>
      {proposal.shown.map(({ title, lines }, index) => (
        <>
          {title && <h2 class="govuk-heading-m">{title}</h2>}
          <SummaryList
            rows={shownRows(lines)}
            {...(index === 0 ? { attributes: { id: "proposal", tabindex: -1 } } : {})}
          />
        </>
      ))}
      <h2 class="govuk-heading-m">{spokenOf(proposal).heading}</h2>
      <SummaryList rows={proposalRows({ proposal, state })} />
      {state === "waiting" ? <WhatToDo {...props} /> : <Again {...props} />}
    </ProposalFrame>
  );
}

const WAITS_FOR_OTHERS = {
  "proposed-it": "You proposed this. Another national lead or an approver has to confirm it",
  "same-seat":
    "Whoever proposed this and you are one voice, as long as one of you is a deputy. Another national lead or an approver has to confirm it",
  concerned: proposalRefusalInWords({ code: "concerns-you" }),
} as const;

/** What waits can be confirmed, declined or withdrawn, each by whom it may. */
function WhatToDo({ proposal, offer, Form }: Found & Pick<Filled, "Form">) {
  switch (offer) {
    case "may-confirm":
      return (
        <>
          <Form action={`${proposalPath(proposal)}/confirm`} brief>
            <WarningText text={proposal.standsAnyway ? ratifyingInWords(proposal) : CONFIRMING} />
            <Button text={spokenOf(proposal).confirm} preventDoubleClick />
          </Form>
          <Close {...{ proposal, offer, Form }} />
        </>
      );
    case "proposed-it":
      return proposal.standsAnyway ? (
        <InsetText text={ratifyingInWords(proposal)} />
      ) : (
        <>
          <InsetText text={`${WAITS_FOR_OTHERS[offer]}.`} />
          <Close {...{ proposal, offer, Form }} />
        </>
      );
    case "same-seat":
    case "concerned":
      return <InsetText text={`${WAITS_FOR_OTHERS[offer]}.`} />;
    case "may-look":
      return <></>;
  }
}

/** Who made it takes it back; who could confirm it declines it. */
function Close({ proposal, offer, Form }: Pick<Found, "proposal" | "offer"> & Pick<Filled, "Form">) {
  const path = proposalPath(proposal);
  if (offer === "proposed-it")
    return proposal.standsAnyway ? (
      <></>
    ) : (
      <Form action={`${path}/withdraw`} brief>
        <Button text="Withdraw this proposal" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    );
  if (offer !== "may-confirm") return <></>;
  return (
    <p>
      <a href={`${path}/decline`}>{spokenOf(proposal).decline}</a>
    </p>
  );
}

const WHY_NOT = {
  lapsed: "This was not confirmed in time. Nothing has come of it.",
  overtaken: "What this stands on has changed since it was proposed. Nothing has come of it.",
  withdrawn: "Nothing has come of this.",
  declined: "Nothing has come of this.",
  confirmed: undefined,
  waiting: undefined,
} as const satisfies Record<ProposalState, string | undefined>;

/** What nothing has come of can be proposed again, and closed where nobody has. */
function Again({ proposal, state, closable, offer, mayPropose, Form }: Found & Pick<Filled, "Form">) {
  const why = proposal.standsAnyway && state !== "confirmed" ? notRatifiedInWords(proposal) : WHY_NOT[state];
  if (why === undefined) return <></>;
  return (
    <>
      <InsetText text={why} />
      {mayPropose && !proposal.standsAnyway && (
        <Form action={`${proposalPath(proposal)}/again`} brief>
          <Button text="Propose it again" preventDoubleClick />
        </Form>
      )}
      {closable && <Close {...{ proposal, offer, Form }} />}
    </>
  );
}

/** Somebody who could confirm a proposal says why they will not. */
export function DeclinePage({ frame, errors, field, Form, competition, proposal, state }: Found & Filled) {
  return (
    <ProposalFrame
      {...{ frame, errors, competition }}
      title={spokenOf(proposal).decline}
      above={[{ href: proposalPath(proposal), text: proposalName(proposal) }]}
    >
      <ProposalCard proposal={proposal} state={state} />
      <Form>
        <Textarea
          {...field("reason")}
          label={{ m: "Why do you decline it?" }}
          hint="For whoever made it, and for the log. Up to 2,000 characters"
        />
        <Button text={spokenOf(proposal).decline} classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </ProposalFrame>
  );
}
