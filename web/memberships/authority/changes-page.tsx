import { memberOf, type Organisation } from "../../../shared/organisations/schema.ts";
import type { MembershipChange } from "../../../shared/memberships/schema.ts";
import { isUndecided } from "../../../shared/memberships/rules.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Part } from "../../govuk/part.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Checked } from "../../notices/checked.tsx";
import { ALL_CHANGES } from "../paths.ts";
import { ReasonField } from "../reason-field.tsx";
import { ChangeSummary } from "../change-summary.tsx";
import { ChangesTable } from "../changes-table.tsx";
import { MemberCard } from "../../organisations/member-card.tsx";

type ChangesToDecideProps = { frame: Frame; changes: readonly MembershipChange[] };

/** Every request to change the members of a bidder: what waits for a decision first. */
export function ChangesToDecidePage({ frame, changes }: ChangesToDecideProps) {
  const [waiting, closed] = [changes.filter(isUndecided), changes.filter((change) => !isUndecided(change))];
  return (
    <HeadedPage
      frame={frame}
      title={ALL_CHANGES.text}
      back={{ text: "Organisations", href: "/authority/organisations" }}
      width="full"
    >
      <p>
        A bidder whose response is in changes its members with the authority’s approval only. A national lead
        proposes that, and another person confirms it; a refusal takes one.
      </p>
      <h2 class="govuk-heading-m">Waiting for a decision</h2>
      <ChangesTable changes={waiting} none="Nothing waits." named />
      {closed.length > 0 && (
        <Part title="Decided or withdrawn">
          <ChangesTable changes={closed} named />
        </Part>
      )}
    </HeadedPage>
  );
}

type DecideChangePageProps = Pick<Filled, "frame" | "errors" | "field" | "Form"> & {
  change: MembershipChange;
  organisation: Organisation;
  /** Whether this person may decide it now. */
  decides: boolean;
};

/** One request beside the members as they are, and for a national lead the decision. */
export function DecideChangePage(props: DecideChangePageProps) {
  const { frame, change, organisation, decides, errors, field, Form } = props;
  const title = `Change of members: ${change.organisationName}`;
  return (
    <HeadedPage frame={frame} title={title} back={ALL_CHANGES} errors={errors}>
      <ChangeSummary change={change} />
      <NewMember change={change} />
      <h2 class="govuk-heading-m">Members now</h2>
      {organisation.members.map((member, index) => (
        <MemberCard member={member} leads={index === 0 && organisation.members.length > 1} />
      ))}
      {decides && (
        <Form>
          <Radios
            {...field("approve")}
            legend={{ m: "Your decision" }}
            items={[
              { value: "yes", text: "Approve: the profile changes when another person confirms" },
              { value: "no", text: "Refuse: the members stay as they are" },
            ]}
          />
          <ReasonField field={field} hint="The bidder reads it with the decision" />
          <Button text="Continue" />
        </Form>
      )}
    </HeadedPage>
  );
}

/** A refusal as it would be told. */
export function CheckRefusalPage({ change, ...checking }: Checking & Pick<DecideChangePageProps, "change">) {
  const { frame, typed } = checking;
  return (
    <HeadedPage frame={frame} title="Check before you refuse the change of members" back={ALL_CHANGES}>
      <ChangeSummary change={change} />
      <Checked
        {...checking}
        rows={[
          ["Your decision", "Refuse: the members stay as they are"],
          ["Reason, for the bidder", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button="Refuse the change"
      />
    </HeadedPage>
  );
}

/** Who would join, with everything that the request says of it. */
function NewMember({ change: { change } }: { change: MembershipChange }) {
  if (!("member" in change)) return <></>;
  return (
    <Part title="Who would join">
      <MemberCard member={memberOf(change.member)} leads={false} />
    </Part>
  );
}
