import type { Competition } from "../../../shared/competition/schema.ts";
import { Instant, inWords } from "../../../shared/kernel/instant.ts";
import { refuse } from "../../../shared/kernel/result.ts";
import { decideStop } from "../../../shared/outcomes/rules.ts";
import { outcomeRefusalInWords, stoppingRule } from "../../../shared/outcomes/words.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { Bullets } from "../../govuk/part.tsx";
import { Reason } from "../../govuk/reason.tsx";
import { Checked } from "../../notices/checked.tsx";
import { outcomePath } from "../paths.ts";

type Stopping = { readonly competition: Competition; readonly now: Instant };

const aboveStopping = ({ competitionId }: Competition) => [
  { href: outcomePath(competitionId), text: "Outcome of the PQQ" },
];

/** The outcome whose publication can be stopped now, or why none can. */
export const stoppable = ({ competition, now }: Stopping) =>
  competition.outcome === undefined
    ? refuse({ code: "nothing-to-stop" } as const)
    : decideStop(competition, competition.outcome, now);

/** A national lead stops the publication of an outcome: why, as long as it can be stopped. */
export function StopPage(props: Filled & Stopping) {
  const { competition, field, Form } = props;
  const decided = stoppable(props);
  return (
    <CompetitionFrame
      {...props}
      title="Stop the publication of the outcome"
      above={aboveStopping(competition)}
    >
      {decided.ok ? (
        <>
          <p>The outcome is to be published at {inWords(decided.value.outcome.visibleAt)}.</p>
          <Bullets items={stoppingRule} />
          <Form>
            <Reason
              field={field}
              label="Why is it stopped?"
              hint="Whoever confirms, and the auditors, read this"
            />
            <Button text="Continue" />
          </Form>
        </>
      ) : (
        <div id="reason">
          <InsetText text={`${outcomeRefusalInWords(decided.error)}.`} />
        </div>
      )}
    </CompetitionFrame>
  );
}

/** A stop as it would be done. */
export function CheckStopPage(props: Checking & Pick<Stopping, "competition">) {
  const { competition, typed, says } = props;
  return (
    <CompetitionFrame
      {...props}
      title="Check before you stop the publication"
      above={aboveStopping(competition)}
    >
      <Checked
        {...props}
        rows={[
          ["To be published, as it stands", inWords(Instant.parse(says("visibleAt")))],
          ["Afterwards", "Nothing is published until two people have confirmed another outcome"],
          ["Takes effect", "At once, when you press the button"],
          ["Why", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button="Stop it now"
      />
    </CompetitionFrame>
  );
}
