import type { LotId } from "../../../shared/kernel/id.ts";
import { sameChoice } from "../../../shared/preferences/choice.ts";
import { Button } from "../../govuk/button.tsx";
import { Form } from "../../govuk/form.tsx";
import { changedMeanwhile, doneMeanwhile, type Meanwhile, nameOrYou } from "../../handing-in/meanwhile.ts";
import { StagePage } from "../../handing-in/stage-page.tsx";
import type { RoundProps } from "./overview-page.tsx";
import { LotList } from "./lot-list.tsx";

export type ChangedMeanwhileProps = RoundProps & {
  /** Where the person's own choice is sent again. */
  step: "choose-lots" | "rank-lots" | "submit";
  /** What was saved or submitted meanwhile, and by whom; no lots when it was withdrawn. */
  theirs: Meanwhile & { lots?: readonly LotId[] | undefined };
  mine: readonly LotId[];
  seenVersion: string;
  requestKey: string;
};

/** Both choices, when somebody else, or another window, was quicker: the person decides which of them goes on. */
export function ChangedMeanwhilePage(props: ChangedMeanwhileProps) {
  const { competition, stage, path, step, theirs, mine, seenVersion, requestKey } = props;
  const submits = step === "submit";
  const verb = submits ? "submitted" : "saved";
  const same = theirs.lots !== undefined && sameChoice(theirs.lots, mine);
  const what = `${verb} ${same ? "the same choice" : "another choice"}`;
  return (
    <StagePage
      {...props}
      title={changedMeanwhile(theirs, "this")}
      back={path}
      width="full"
      errors={[
        {
          field: "choices",
          text: `${doneMeanwhile(theirs, theirs.lots === undefined ? "withdrew the submission" : what)}. What you chose here is not ${verb} yet`,
        },
      ]}
    >
      <p>
        Compare the two and decide which one goes on. Nothing you chose is lost, and what is {verb} now stays
        until you {submits ? "submit" : "save"} yours instead.
      </p>
      <div class="govuk-grid-row" id="choices" tabindex={-1}>
        <div class="govuk-grid-column-one-half">
          <h2 class="govuk-heading-m">
            What is {verb} now, by {nameOrYou(theirs)}
          </h2>
          <LotList competition={competition} lots={theirs.lots ?? []} ranked={stage.ranked} />
          <Button
            href={submits ? path : `${path}/choose-lots`}
            text="Go on with what is there"
            classes="govuk-button--secondary"
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <h2 class="govuk-heading-m">What you chose{theirs.own && " here"}</h2>
          <LotList competition={competition} lots={mine} ranked={stage.ranked} />
          <Form brief action={`${path}/${step}`} hidden={{ requestKey, seenVersion, action: "continue" }}>
            {mine.map((lot) => (
              <>
                <input type="hidden" name="lots" value={lot} />
                <input type="hidden" name="order" value={lot} />
              </>
            ))}
            <Button
              text={`${submits ? "Submit" : "Save"} ${theirs.own ? "this" : "mine"} instead`}
              preventDoubleClick
            />
          </Form>
        </div>
      </div>
    </StagePage>
  );
}
