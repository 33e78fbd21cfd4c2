import type { Competition, Standing } from "../../shared/competition/schema.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, messageFor } from "../govuk/field-error.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Scroll } from "../govuk/scroll.tsx";
import { Select } from "../govuk/select.tsx";
import { Table } from "../govuk/table.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { ActForm } from "./act-form.tsx";
import { ActPage } from "./act-page.tsx";
import { At } from "./at.tsx";
import { competitionPath } from "./competition-frame.tsx";

/** Where an organisation stands, and since when. */
type Prequalified = { standing: Standing; since: Instant };

type PrequalificationProps = {
  frame: Frame;
  competition: Competition;
  prequalified: readonly Prequalified[];
  /** Bidders that have not pre-qualified; none for those who may only look. */
  others: readonly Organisation[];
  mayRecord: boolean;
  requestKey: string;
  typed: { organisationId: string; reason: string };
  errors: readonly FieldError[];
};

/** Who has pre-qualified, and the form by which a national lead records another. */
export function PrequalificationPage(props: PrequalificationProps) {
  const { frame, competition, prequalified, mayRecord, others, errors } = props;
  return (
    <ActPage frame={frame} competition={competition} title="Pre-qualification" errors={errors} wide>
      {prequalified.length === 0 ? (
        <p class="govuk-body">No organisation has pre-qualified yet.</p>
      ) : (
        <PrequalifiedTable prequalified={prequalified} />
      )}
      {mayRecord && (
        <>
          <h2 class="govuk-heading-m">Record a pre-qualification</h2>
          {others.length === 0 && errors.length === 0 ? (
            <p class="govuk-body">Every registered bidder has pre-qualified.</p>
          ) : (
            <RecordForm {...props} />
          )}
        </>
      )}
    </ActPage>
  );
}

function PrequalifiedTable({ prequalified }: Pick<PrequalificationProps, "prequalified">) {
  return (
    <Scroll label="Organisations that have pre-qualified">
      <Table
        caption={
          prequalified.length === 1
            ? "1 organisation has pre-qualified"
            : `${prequalified.length} organisations have pre-qualified`
        }
        captionClasses="govuk-table__caption--m"
        head={[{ text: "Organisation" }, { text: "Since" }, { text: "Recorded by" }, { text: "Reason" }]}
        firstCellIsHeader
        rows={prequalified.map(({ standing, since }) => [
          { text: standing.organisationName },
          { html: <At instant={since} /> },
          { text: standing.recordedBy.name },
          { text: standing.reason, classes: "app-typed" },
        ])}
      />
    </Scroll>
  );
}

function RecordForm({ frame, competition, others, requestKey, typed, errors }: PrequalificationProps) {
  return (
    <ActForm
      frame={frame}
      action={`${competitionPath("/authority", competition)}/prequalification`}
      hidden={{ requestKey }}
    >
      <p class="govuk-body">
        It may express lot preferences from that moment. This cannot be taken back here.
      </p>
      <Select
        name="organisationId"
        value={typed.organisationId}
        label={{ text: "Organisation" }}
        errorMessage={messageFor(errors, "organisationId")}
        items={[
          { value: "", text: "Choose an organisation" },
          ...others.map(({ organisationId, name }) => ({ value: organisationId, text: name })),
        ]}
      />
      <Textarea
        name="reason"
        value={typed.reason}
        label={{ text: "Reason" }}
        hint={{ text: "For the log, such as the outcome of the PQQ. Up to 2,000 characters" }}
        errorMessage={messageFor(errors, "reason")}
      />
      <Button text="Record that it has pre-qualified" preventDoubleClick />
    </ActForm>
  );
}
