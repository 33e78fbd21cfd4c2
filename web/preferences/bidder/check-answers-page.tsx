import { earlierChoice } from "../../../shared/preferences/rules.ts";
import { type BidderActor, maySubmit } from "../../../shared/kernel/actor.ts";
import type { LotId } from "../../../shared/kernel/id.ts";
import { DECLARATION, deadlineInWords, lotsCounted } from "../../../shared/preferences/words.ts";
import type { SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { Form } from "../../govuk/form.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import type { StepProps } from "./choose-lots-page.tsx";
import { LotList } from "./lot-list.tsx";
import { roundPath } from "../paths.ts";
import { RoundPage } from "./round-page.tsx";

export type CheckAnswersProps = Omit<StepProps, "lots"> & {
  lots: readonly LotId[];
  role: BidderActor["role"];
  choices: SubmittedChoices;
  /** Whether the round is open: a refused submission may come back after it has closed. */
  open: boolean;
};

/** What is about to be submitted, exactly; a submitter submits it from here. */
export function CheckAnswersPage(props: CheckAnswersProps) {
  const { competition, round, lots, role, choices, open } = props;
  const path = roundPath(competition.competitionId, round.stageId);
  const replaces = choices[round.stageId]?.lots !== undefined;
  const drops = lots.length === 0 && earlierChoice(competition, choices, round.stageId) !== undefined;
  return (
    <RoundPage {...props} title="Check your choice of lots" back={`${path}/choose-lots`}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <div id="lots" tabindex={-1}>
            <SummaryList rows={[chosenRow(props, path)]} />
          </div>
          {drops && (
            <WarningText text="You have chosen no lots. If you submit this, none of the lots you held before stands any more." />
          )}
          {replaces && (
            <p class="govuk-body">
              This replaces what you submitted in this round before. Both stay in your history.
            </p>
          )}
          {open && (maySubmit({ role }) ? <Submit {...props} path={path} /> : <AskSubmitter {...props} />)}
          <p class="govuk-body">
            <a class="govuk-link" href={path}>
              {open ? "Come back later: your draft stays saved" : "Back to the round"}
            </a>
          </p>
        </div>
      </div>
    </RoundPage>
  );
}

function chosenRow({ competition, round, lots, open }: CheckAnswersProps, path: string) {
  const change = (href: string, text: string, of: string) => ({ href, text, visuallyHiddenText: of });
  const items = [
    change(`${path}/choose-lots`, "Change", "which lots you want"),
    ...(round.ranked && lots.length > 1 ? [change(`${path}/rank-lots`, "Reorder", "the lots you want")] : []),
  ];
  return {
    key: { text: round.ranked ? "Lots, most wanted first" : "Lots" },
    value: { html: <LotList competition={competition} lots={lots} ranked={round.ranked} /> },
    ...(open ? { actions: { items } } : {}),
  };
}

function Submit(props: CheckAnswersProps & { path: string }) {
  const { round, lots, seenVersion, requestKey, path } = props;
  return (
    <>
      <h2 class="govuk-heading-m">Submit your choice</h2>
      <WarningText text={deadlineInWords(round)} />
      <p class="govuk-body">{DECLARATION}</p>
      <Form action={`${path}/submit`} hidden={{ requestKey, seenVersion }}>
        {lots.map((lot) => (
          <input type="hidden" name="lots" value={lot} />
        ))}
        <Button text={`Submit ${lotsCounted(lots.length).toLowerCase()}`} preventDoubleClick />
      </Form>
    </>
  );
}

function AskSubmitter({ round }: CheckAnswersProps) {
  return (
    <InsetText>
      <p class="govuk-body">
        Your draft is saved. Only a submitter of your organisation can submit it: ask one to sign in and do
        so.
      </p>
      <p class="govuk-body">{deadlineInWords(round)}</p>
    </InsetText>
  );
}
