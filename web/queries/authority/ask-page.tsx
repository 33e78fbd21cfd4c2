import type { Competition } from "../../../shared/competition/schema.ts";
import { Instant, inWords } from "../../../shared/kernel/instant.ts";
import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import type { OpenedResponse } from "../../../shared/responses/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { Select } from "../../govuk/select.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { TimeFields } from "../../govuk/time-fields.tsx";
import { Checked } from "../../notices/checked.tsx";
import { readTime } from "../../doors/typed-time.ts";
import { queriesPath } from "../paths.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";

type AskPageProps = Filled & {
  competition: Competition;
  sections: Questionnaire["sections"];
  responses: readonly OpenedResponse[];
};

const aboveAsking = ({ competitionId }: Competition) => [
  { href: queriesPath(competitionId), text: "Questions to bidders" },
];

/** The day and time before which a query is to be answered, as typed. */
export const dueTyped = (typed: Pick<Filled["typed"], "text">) => readTime(typed, "due", "due-time");

/** A national lead asks one bidder about one section of its response. */
export function AskPage(props: AskPageProps) {
  const { competition, sections, responses, errors, typed, field, Form } = props;
  return (
    <CompetitionFrame {...props} title="Ask a bidder" above={aboveAsking(competition)}>
      <Form>
        <Select
          {...field("organisationId")}
          label={{ m: "Which bidder?" }}
          unchosen="Choose an organisation"
          items={responses.map(({ organisation: { organisationId, name } }) => ({
            value: organisationId,
            text: name,
          }))}
        />
        <Select
          {...field("sectionId")}
          label={{ m: "About which section?" }}
          unchosen="Choose a section"
          items={sections.map(({ sectionId, title }) => ({ value: sectionId, text: title }))}
        />
        <Textarea
          {...field("question")}
          label={{ m: "What do you ask?" }}
          hint="The people of this organisation read it, and those who mark the section. Up to 2,000 characters"
        />
        <TimeFields
          id="due"
          timeId="due-time"
          dayLegend="By which day must it be answered?"
          timeLabel="Before what time in London?"
          value={dueTyped(typed)}
          errors={errors}
        />
        <p>The bidder has at least an hour, and answers once. You check the question before it is asked.</p>
        <Button text="Continue" />
      </Form>
    </CompetitionFrame>
  );
}

/** A question as it would be asked. */
export function CheckAskingPage(props: Checking & Pick<AskPageProps, "competition">) {
  const { competition, typed, says } = props;
  return (
    <CompetitionFrame {...props} title="Check before you ask the bidder" above={aboveAsking(competition)}>
      <Checked
        {...props}
        rows={[
          ["Bidder", says("organisation")],
          ["Section", says("section")],
          ["Question", { text: typed.text("question"), classes: "app-typed" }],
          ["Answer before", inWords(Instant.parse(says("dueAt")))],
        ]}
        button="Ask the bidder"
      />
    </CompetitionFrame>
  );
}
