import { earlierChoice, mayChooseNone, roundsOf } from "../../../shared/preferences/rules.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import type { LotId } from "../../../shared/kernel/id.ts";
import { sameChoice } from "../../../shared/preferences/choice.ts";
import {
  carriedInWords,
  DECLARATION,
  deadlineInWords,
  lotsCounted,
} from "../../../shared/preferences/words.ts";
import type { SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { CheckAndSubmit } from "../../handing-in/check-and-submit.tsx";
import { StagePage } from "../../handing-in/stage-page.tsx";
import type { StepProps } from "./choose-lots-page.tsx";
import { LotList, lotsHeading } from "./lot-list.tsx";

export type CheckAnswersProps = Omit<StepProps, "lots"> & {
  lots: readonly LotId[];
  role: BidderActor["role"];
  choices: SubmittedChoices;
  /** Whether the round is open: a refused submission may come back after it has closed. */
  open: boolean;
};

/** What is about to be submitted, exactly; a submitter submits it from here. */
export function CheckAnswersPage(props: CheckAnswersProps) {
  const { competition, stage, path, lots, choices } = props;
  const submitted = choices[stage.stageId];
  const stands = submitted?.lots;
  const drops = lots.length === 0 && mayChooseNone({ competition, choices }, stage.stageId);
  const earlier = earlierChoice({ competition, choices }, stage.stageId);
  const before = roundsOf(competition).find(({ stageId }) => stageId === earlier?.round);
  return (
    <StagePage {...props} title="Check your choice of lots" back={`${path}/choose-lots`}>
      <div id="lots" tabindex={-1}>
        <SummaryList rows={[chosenRow(props)]} />
      </div>
      {drops && (
        <WarningText text="You have chosen no lots. If you submit this, none of the lots you held before stands any more." />
      )}
      <CheckAndSubmit
        {...props}
        replaces={stands && submitted}
        same={stands !== undefined && sameChoice(stands, lots)}
        otherwise={before && carriedInWords(before)}
        button={`Submit ${lotsCounted(lots.length).toLowerCase()}`}
        declaration={DECLARATION}
        deadline={deadlineInWords(stage)}
      >
        {lots.map((lot) => (
          <input type="hidden" name="lots" value={lot} />
        ))}
      </CheckAndSubmit>
    </StagePage>
  );
}

function chosenRow({ competition, stage, path, lots, open }: CheckAnswersProps) {
  const change = (href: string, text: string, of: string) => ({ href, text, visuallyHiddenText: of });
  const items = [
    change(`${path}/choose-lots`, "Change", "which lots you want"),
    ...(stage.ranked && lots.length > 1 ? [change(`${path}/rank-lots`, "Reorder", "the lots you want")] : []),
  ];
  return {
    key: lotsHeading(stage),
    value: <LotList competition={competition} lots={lots} ranked={stage.ranked} />,
    ...(open ? { actions: { items } } : {}),
  };
}
