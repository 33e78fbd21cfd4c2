import type { LotId } from "../../../shared/kernel/id.ts";
import { sameChoice } from "../../../shared/preferences/choice.ts";
import { Button } from "../../govuk/button.tsx";
import { Form } from "../../govuk/form.tsx";
import { LotList } from "./lot-list.tsx";
import { roundPath } from "../paths.ts";
import { RoundPage, type RoundProps } from "./round-page.tsx";

export type ChangedMeanwhileProps = RoundProps & {
  /** Where the person's own choice is sent again. */
  step: "choose-lots" | "rank-lots" | "submit";
  /** What somebody else saved or submitted meanwhile, and who; no lots when it was withdrawn. */
  theirs: { lots?: readonly LotId[] | undefined; by: string };
  mine: readonly LotId[];
  seenVersion: string;
  requestKey: string;
};

/** Both choices, when somebody else was quicker: the person decides which of them goes on. */
export function ChangedMeanwhilePage(props: ChangedMeanwhileProps) {
  const { competition, round, step, theirs, mine, seenVersion, requestKey } = props;
  const path = roundPath(competition.competitionId, round.stageId);
  const submits = step === "submit";
  const verb = submits ? "submitted" : "saved";
  const same = theirs.lots !== undefined && sameChoice(theirs.lots, mine);
  return (
    <RoundPage
      {...props}
      title="Somebody changed this meanwhile"
      back={path}
      errors={[
        {
          field: "choices",
          text: `${theirs.by} ${theirs.lots === undefined ? "withdrew the submission" : `${verb} ${same ? "the same choice" : "another choice"}`} while you were working. Yours is not ${verb} yet`,
        },
      ]}
    >
      <p class="govuk-body">Compare the two and decide which one goes on. Nothing you chose is lost.</p>
      <div class="govuk-grid-row" id="choices" tabindex={-1}>
        <div class="govuk-grid-column-one-half">
          <h2 class="govuk-heading-m">
            What is {verb} now, by {theirs.by}
          </h2>
          <LotList competition={competition} lots={theirs.lots ?? []} ranked={round.ranked} />
          <Button
            href={submits ? path : `${path}/choose-lots`}
            text="Go on with what is there"
            classes="govuk-button--secondary"
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <h2 class="govuk-heading-m">What you chose</h2>
          <LotList competition={competition} lots={mine} ranked={round.ranked} />
          <Form brief action={`${path}/${step}`} hidden={{ requestKey, seenVersion, action: "continue" }}>
            {mine.map((lot) => (
              <>
                <input type="hidden" name="lots" value={lot} />
                <input type="hidden" name="order" value={lot} />
              </>
            ))}
            <Button text={submits ? "Submit mine instead" : "Save mine instead"} preventDoubleClick />
          </Form>
        </div>
      </div>
    </RoundPage>
  );
}
