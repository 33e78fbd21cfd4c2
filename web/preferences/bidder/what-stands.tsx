import { type earlierChoice, type PreferencesRefusal, roundsOf } from "../../../shared/preferences/rules.ts";
import type { SubmittedChoices } from "../../../shared/preferences/schema.ts";
import { roundInWords } from "../../../shared/preferences/words.ts";
import { referenceOf } from "../../../shared/kernel/words.ts";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { When } from "../../govuk/when.tsx";
import { LotList } from "./lot-list.tsx";
import { receiptPath } from "../paths.ts";
import type { RoundProps } from "./round-page.tsx";

export type WhatStandsProps = Omit<RoundProps, "frame"> & {
  choices: SubmittedChoices;
  earlier: ReturnType<typeof earlierChoice>;
  shut: PreferencesRefusal | undefined;
};

/** What counts for the organisation at this moment: its submission, or the choice of an earlier round, or nothing. */
export function WhatStands({ competition, round, choices, earlier, shut }: WhatStandsProps) {
  const submitted = choices[round.stageId];
  return (
    <section aria-labelledby="submitted">
      <h2 class="govuk-heading-m" id="submitted">
        What is submitted
      </h2>
      {submitted?.lots ? (
        <SummaryList
          rows={[
            {
              key: { text: "Reference" },
              value: {
                html: (
                  <a
                    class="govuk-link"
                    href={receiptPath(competition.competitionId, round.stageId, submitted.submissionId)}
                  >
                    {referenceOf(submitted.submissionId)}
                    <span class="govuk-visually-hidden">: see the receipt</span>
                  </a>
                ),
              },
            },
            {
              key: { text: "Received" },
              value: { html: <When instant={submitted.receivedAt} /> },
            },
            { key: { text: "Submitted by" }, value: { text: submitted.by } },
            {
              key: { text: round.ranked ? "Lots, most wanted first" : "Lots" },
              value: {
                html: <LotList competition={competition} lots={submitted.lots} ranked={round.ranked} />,
              },
            },
          ]}
        />
      ) : (
        <p class="govuk-body">
          {submitted
            ? "You withdrew what you had submitted in this round."
            : `You ${shut === undefined ? "have not submitted" : "did not submit"} anything in this round.`}
        </p>
      )}
      {!submitted?.lots && earlier && (
        <Carried competition={competition} earlier={earlier} open={shut === undefined} />
      )}
    </section>
  );
}

function Carried({
  competition,
  earlier,
  open,
}: Pick<WhatStandsProps, "competition"> & {
  earlier: NonNullable<WhatStandsProps["earlier"]>;
  open: boolean;
}) {
  const before = roundsOf(competition).find(({ stageId }) => stageId === earlier.round);
  return (
    <>
      <p class="govuk-body">
        What you chose in {before ? roundInWords(before) : "the earlier round"}{" "}
        {open ? "stands unless you submit something else" : "stands"}:
      </p>
      <LotList competition={competition} lots={earlier.lots} ranked={before?.ranked} />
    </>
  );
}
