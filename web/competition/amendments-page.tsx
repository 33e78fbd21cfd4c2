import { confirmableUntil, type Proposal } from "../../shared/competition/amendments-shown.ts";
import { stageOf } from "../../shared/competition/stages.ts";
import type { Amendment, Competition } from "../../shared/competition/schema.ts";
import { amendmentRule, amendmentStateNames, instantName } from "../../shared/competition/words.ts";
import type { Filled } from "../govuk/filled.ts";
import { Button } from "../govuk/button.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import type { Frame } from "../govuk/page.tsx";
import { SummaryList, type SummaryRows } from "../govuk/summary-list.tsx";
import { Tag } from "../govuk/tag.tsx";
import { ByAt, When } from "../govuk/when.tsx";
import { CompetitionFrame, competitionPath } from "./competition-frame.tsx";
import { Bullets } from "../govuk/part.tsx";

const tagClasses = {
  waiting: "govuk-tag--yellow",
  confirmed: "govuk-tag--green",
  lapsed: "govuk-tag--grey",
} as const satisfies Record<Proposal["state"], string>;

const amendmentPath = (competition: Competition, { amendmentId }: Amendment) =>
  `${competitionPath("/authority", competition)}/amendments/${amendmentId}`;

/** Whether this person may confirm it: a national lead, and not the one who proposed it. */
export type AmendmentOffer = "may-confirm" | "proposed-it" | "may-look";

type AmendmentsProps = {
  frame: Frame;
  competition: Competition;
  proposals: readonly { readonly proposal: Proposal; readonly offer: AmendmentOffer }[];
  mayPropose: boolean;
};

/** Every amendment that was ever proposed, with what has become of it. */
export function AmendmentsPage(props: AmendmentsProps) {
  const { competition, proposals, mayPropose } = props;
  return (
    <CompetitionFrame {...props} title="Amendments">
      {proposals.some(({ proposal }) => proposal.state === "waiting") && (
        <p>
          What waits here is known to the authority only. Nothing moves before another national lead has
          confirmed it.
        </p>
      )}
      {proposals.length === 0 && <p>No amendment has been proposed.</p>}
      {proposals.map(({ proposal, offer }) => (
        <SummaryList
          card={{
            title: titleOf(competition, proposal.amendment),
            actions: {
              items: [
                {
                  href: amendmentPath(competition, proposal.amendment),
                  text:
                    proposal.state === "waiting" && offer === "may-confirm"
                      ? "Look and confirm"
                      : "See the amendment",
                },
              ],
            },
          }}
          rows={rowsOf(proposal, offer)}
        />
      ))}
      {mayPropose && (
        <Button
          text="Propose an amendment"
          href={`${competitionPath("/authority", competition)}/propose-amendment`}
        />
      )}
    </CompetitionFrame>
  );
}

const titleOf = (competition: Competition, { stageId, moves }: Amendment): string => {
  const stage = stageOf(competition, stageId);
  return stage === undefined ? stageId : instantName(stage, moves);
};

function rowsOf({ amendment, state }: Proposal, offer: AmendmentOffer): SummaryRows {
  const { from, to, reason, proposedBy, proposedAt, confirmedBy, confirmedAt } = amendment;
  const { until, itselfCounts } = confirmableUntil(amendment);
  return [
    [
      "State",
      <>
        <Tag text={amendmentStateNames[state]} classes={tagClasses[state]} />
        {state === "waiting" && offer !== "may-confirm" && " for another national lead"}
      </>,
    ],
    ["From", <When instant={from} />],
    ["To", <When instant={to} />],
    ["Reason", { text: reason, classes: "app-typed" }],
    ["Proposed by", <ByAt name={proposedBy.name} at={proposedAt} />],
    confirmedBy && confirmedAt && ["Confirmed by", <ByAt name={confirmedBy.name} at={confirmedAt} />],
    state === "waiting" && [`Can be confirmed ${itselfCounts ? "by" : "before"}`, <When instant={until} />],
  ];
}

type AmendmentProps = Pick<Filled, "frame" | "errors" | "Form"> & {
  competition: Competition;
  proposal: Proposal;
  offer: AmendmentOffer;
};

/** One amendment, as the second lead sees it before confirming. */
export function AmendmentPage(props: AmendmentProps) {
  const { competition, proposal, offer, Form } = props;
  const { amendment, state } = proposal;
  return (
    <CompetitionFrame {...props} title={`Amendment: ${titleOf(competition, amendment)}`}>
      <SummaryList rows={rowsOf(proposal, offer)} attributes={{ id: "amendment", tabindex: -1 }} />
      {state === "lapsed" && (
        <InsetText>
          This can no longer be confirmed: its time has run out, or what it stands on has changed. Propose a
          new amendment if one is still possible.
        </InsetText>
      )}
      {state === "waiting" && offer === "proposed-it" && (
        <InsetText>You proposed this. Another national lead has to confirm it.</InsetText>
      )}
      {state === "waiting" && offer === "may-confirm" && (
        <Form brief>
          <Bullets items={amendmentRule} />
          <Button text="Confirm the amendment" preventDoubleClick />
        </Form>
      )}
    </CompetitionFrame>
  );
}
