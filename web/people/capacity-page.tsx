import type { Actor } from "../../shared/kernel/actor.ts";
import { memberRoleNames } from "../../shared/organisations/words.ts";
import { roleNames } from "../../shared/people/words.ts";
import { Button } from "../govuk/button.tsx";
import { type FieldError, FieldErrorSummary, messageFor } from "../govuk/field-error.tsx";
import { Form } from "../govuk/form.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Part } from "../help/article.tsx";
import { REGISTER } from "./return-path.ts";

type Capacity = Exclude<Actor, { audience: "newcomer" }>;

export type CapacityPageProps = {
  frame: Frame;
  capacities: readonly Capacity[];
  /** For whom the person acts now: an organisation's id, or "authority". */
  current: string;
  mail: string;
  to: string | undefined;
  requestKey: string;
  errors: readonly FieldError[];
};

/** For whom somebody acts from now on; who can act for nobody yet learns how to. */
export function CapacityPage({ frame, capacities, ...page }: CapacityPageProps) {
  const nobody = capacities.length === 0;
  const title = nobody ? "You do not act for an organisation yet" : "Who do you act for?";
  return (
    <Page {...frame} title={title} error={page.errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={page.errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {nobody ? <Ways mail={page.mail} /> : <Choice capacities={capacities} {...page} />}
        </div>
      </div>
    </Page>
  );
}

function Choice({ capacities, current, to, requestKey, errors }: Omit<CapacityPageProps, "frame">) {
  return (
    <>
      <p class="govuk-body">
        Everything you do is recorded for the organisation you choose, and you see only what it may see. You
        can change it at any time.
      </p>
      <Form action="/session/choose" hidden={{ requestKey, to: to ?? "" }}>
        <Radios
          name="capacity"
          fieldset={{
            legend: { text: "Go on for", classes: "govuk-fieldset__legend--m" },
          }}
          errorMessage={messageFor(errors, "capacity")}
          value={capacities.length === 1 ? idOf(capacities[0]) : current}
          items={capacities.map((capacity) => ({
            value: idOf(capacity),
            text: "organisationName" in capacity ? capacity.organisationName : "The authority",
            hint: { text: roleOf(capacity) },
          }))}
        />
        <Button text="Continue" preventDoubleClick />
      </Form>
    </>
  );
}

function Ways({ mail }: { mail: string }) {
  return (
    <>
      <p class="govuk-body">
        You are signed in with <strong>{mail}</strong>.
      </p>
      <Part title="If you want to bid as a Tier 1 provider">
        <p class="govuk-body">
          One person registers the organisation, or the lead of the consortium, and becomes its first
          submitter. They can then invite their colleagues. Ask in your organisation first whether somebody
          has done this already.
        </p>
        <Button text="Register your organisation" href={REGISTER} />
      </Part>
      <Part title="If your organisation is registered">
        <p class="govuk-body">
          Ask a submitter of your organisation to invite you with the email address above. Then open this page
          again.
        </p>
      </Part>
      <Part title="If you work for the authority or a local public body">
        <p class="govuk-body">Ask the national competition lead to add you with the email address above.</p>
      </Part>
    </>
  );
}

const idOf = (capacity: Capacity | undefined): string | undefined =>
  capacity && ("organisationId" in capacity ? capacity.organisationId : capacity.audience);

function roleOf(capacity: Capacity): string {
  if (capacity.audience === "authority") return roleNames[capacity.role];
  return capacity.audience === "bidder" ? memberRoleNames[capacity.role] : "Local partner";
}
