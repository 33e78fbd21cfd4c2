import type { Competition } from "../../../shared/competition/schema.ts";
import type { ResponseResult } from "../../../shared/evaluation/schema.ts";
import { passInWords } from "../../../shared/evaluation/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { Radios } from "../../govuk/radios.tsx";
import { Select } from "../../govuk/select.tsx";
import { Reason } from "../../govuk/reason.tsx";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { outcomePath } from "../paths.ts";

type CorrectPageProps = Filled & { competition: Competition; results: readonly ResponseResult[] };

/** A national lead proposes to correct what the published outcome says of one organisation. */
export function CorrectPage(props: CorrectPageProps) {
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
