import type { Competition } from "../../../shared/competition/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { Textarea } from "../../govuk/textarea.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { outcomePath } from "../paths.ts";
import type { Proposal } from "./outcome-page.tsx";
import { ProposalSummary } from "./proposal-summary.tsx";

type WithdrawPageProps = Filled & { competition: Competition; current: Proposal };

/** A national lead takes a proposed outcome back, and says why. */
export function WithdrawPage(props: WithdrawPageProps) {
  const { competition, current, field, Form } = props;
  return (
    <CompetitionFrame
      {...props}
      title="Withdraw the proposed outcome"
      above={[{ href: outcomePath(competition.competitionId), text: "Outcome of the PQQ" }]}
    >
      <ProposalSummary {...current} />
      <p>Marking can then go on, bidders can be asked again, and another outcome can be proposed.</p>
      <Form>
        <Textarea
          {...field("reason")}
          label={{ m: "Why is it withdrawn?" }}
          hint="For the log. Up to 2,000 characters"
        />
        <Button text="Withdraw the proposal" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}
