import type { Competition, Standing } from "../../shared/competition/schema.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import type { Checking, Filled } from "../govuk/filled.ts";
import { Button } from "../govuk/button.tsx";
import { Select } from "../govuk/select.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { Checked } from "../notices/checked.tsx";
import { CompetitionFrame } from "./competition-frame.tsx";
import { When } from "../govuk/when.tsx";
import { Part } from "../govuk/part.tsx";

/** Where an organisation stands, and since when. */
type Prequalified = { standing: Standing; since: Instant };

type PrequalificationProps = Pick<Filled, "frame" | "errors" | "field" | "Form"> & {
  competition: Competition;
  prequalified: readonly Prequalified[];
  /** Bidders that have not pre-qualified; none for those who may only look. */
  others: readonly Organisation[];
  mayRecord: boolean;
};

/** Who has pre-qualified, and the form by which a national lead records another. */
export function PrequalificationPage(props: PrequalificationProps) {
  const { prequalified, mayRecord, others, errors } = props;
  return (
    <CompetitionFrame {...props} title="Pre-qualification" width="wide">
      <PrequalifiedTable prequalified={prequalified} />
      {mayRecord && (
        <Part title="Record a pre-qualification">
          {others.length === 0 && errors.length === 0 ? (
            <p>Every registered bidder has pre-qualified.</p>
          ) : (
            <RecordForm {...props} />
          )}
        </Part>
      )}
    </CompetitionFrame>
  );
}

function PrequalifiedTable({ prequalified }: Pick<PrequalificationProps, "prequalified">) {
  return (
    <CardTable
      none="No organisation has pre-qualified yet."
      caption={countedIn(prequalified)}
      captionSize="m"
      head={["Organisation", "Since", "Recorded by", "Reason"]}
      rows={prequalified.map(({ standing, since }) => [
        standing.organisationName,
        <When instant={since} />,
        standing.recordedBy.name,
        { text: standing.reason, classes: "app-typed" },
      ])}
    />
  );
}

const countedIn = ({ length }: PrequalificationProps["prequalified"]): string =>
  length === 1 ? "1 organisation has pre-qualified" : `${length} organisations have pre-qualified`;

function RecordForm({ others, field, Form }: Pick<PrequalificationProps, "others" | "field" | "Form">) {
  return (
    <Form>
      <p>It may express lot preferences from that moment. You check this before it is recorded.</p>
      <Select
        {...field("organisationId")}
        label="Organisation"
        unchosen="Choose an organisation"
        items={others.map(({ organisationId, name }) => ({ value: organisationId, text: name }))}
      />
      <Textarea {...field("reason")} label="Reason" hint="For the log. Up to 2,000 characters" />
      <Button text="Continue" />
    </Form>
  );
}

/** A record as it would be made. */
export function CheckPrequalificationPage(props: Checking & { competition: Competition }) {
  const { typed, says } = props;
  return (
    <CompetitionFrame {...props} title="Check before you record a pre-qualification">
      <Checked
        {...props}
        rows={[
          ["Organisation", says("organisation")],
          ["From then on", "It may express lot preferences"],
          ["Reason, for the log", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button="Record that it has pre-qualified"
      />
    </CompetitionFrame>
  );
}
