import type { Competition } from "../../../shared/competition/schema.ts";
import { stageKindNames } from "../../../shared/competition/words.ts";
import { inWords, type Instant } from "../../../shared/kernel/instant.ts";
import type { ResponseResult } from "../../../shared/evaluation/schema.ts";
import { outcomeCounted, outcomeRule } from "../../../shared/outcomes/words.ts";
import { Button } from "../../govuk/button.tsx";
import { readTime } from "../../doors/typed-time.ts";
import type { Filled } from "../../govuk/filled.ts";
import { Radios } from "../../govuk/radios.tsx";
import { Reason } from "../../govuk/reason.tsx";
import { TimeFields } from "../../govuk/time-fields.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { outcomePath } from "../paths.ts";
import { Bullets } from "../../govuk/part.tsx";
import { passInWords } from "../../../shared/evaluation/words.ts";
import { Select } from "../../govuk/select.tsx";

type PageProps = Filled & { competition: Competition; results: readonly ResponseResult[] };

/** The day and time of publication, as typed. */
export const publicationTyped = (typed: Pick<Filled["typed"], "text">) => readTime(typed, "at", "at-time");

/** A national lead proposes the outcome: when it is published, and why it is as it is. */
export function ProposePage(props: PageProps) {
  const { competition, results, typed, field, errors, Form } = props;
  const counted = { submitted: results.length, passed: results.filter(({ passes }) => passes).length };
  return (
    <CompetitionFrame
      {...props}
      title="Propose the outcome of the PQQ"
      above={[{ href: outcomePath(competition.competitionId), text: "Outcome of the PQQ" }]}
    >
      <p>{outcomeCounted(counted)}</p>
      <Bullets items={outcomeRule} />
      <Form>
        <Radios
          {...field("when")}
          legend={{ m: "When is it published?" }}
          items={[
            { value: "on-confirmation", text: "As soon as a second person has confirmed it" },
            {
              value: "at",
              text: "At a time that I set",
              ...announcedHint(competition),
              conditional: (
                <TimeFields
                  id="at"
                  timeId="at-time"
                  dayLegend="On which day?"
                  timeLabel="At what time in London?"
                  value={publicationTyped(typed)}
                  errors={errors}
                  nested
                />
              ),
            },
          ]}
        />
        <Reason
          field={field}
          label="Covering reason"
          hint="How the list came about, for the second person and the log"
        />
        <Button text="Propose the outcome" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}

/** When the timetable announces the outcome, if it does. */
function announcedHint({ stages }: Competition) {
  const announced: Instant | undefined = stages.find(({ kind }) => kind === "pqq-outcome")?.opensAt;
  return announced === undefined
    ? {}
    : { hint: `The timetable says: ${stageKindNames["pqq-outcome"]}, ${inWords(announced)}` };
}

/** A national lead proposes to correct what the published outcome says of one organisation. */
export function CorrectPage(props: PageProps) {
  const { competition, results, field, Form } = props;
  return (
    <CompetitionFrame
      {...props}
      title="Propose a correction of the outcome"
      above={[{ href: outcomePath(competition.competitionId), text: "Outcome of the PQQ" }]}
    >
      <p>
        Once another person has confirmed it, the organisation reads it with your reason, and counts and
        public names say what is so then. That it was corrected stays visible.
      </p>
      <Form>
        <Select
          {...field("organisationId")}
          label="Organisation"
          unchosen="Choose an organisation"
          items={results.map(({ organisationId, organisationName, passes }) => ({
            value: organisationId,
            text: `${organisationName}: ${passInWords(passes).toLowerCase()}`,
          }))}
        />
        <Radios
          {...field("passes")}
          legend={{ m: "What should the outcome say?" }}
          items={[
            { value: "yes", text: passInWords(true) },
            { value: "no", text: passInWords(false) },
          ]}
        />
        <Reason field={field} label="Why is it corrected?" hint="The organisation reads this" />
        <Button text="Propose the correction" preventDoubleClick />
      </Form>
    </CompetitionFrame>
  );
}
