import { isUndecided } from "../../../shared/memberships/rules.ts";
import type { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import type { MembershipChange } from "../../../shared/memberships/schema.ts";
import { changeInWords } from "../../../shared/memberships/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Ways } from "../../govuk/part.tsx";
import { ChangeSummary } from "../change-summary.tsx";
import { CHANGES } from "../paths.ts";
import type { Frame } from "../../govuk/page.tsx";
import { OWN } from "../../organisations/bidder/edit-page.tsx";

type ChangesPageProps = {
  frame: Frame;
  changes: readonly MembershipChange[];
  members: readonly ConsortiumMember[];
  /** Whether a response is in, so that members change by request. */
  fixed: boolean;
  /** Whether this person may ask and withdraw. */
  asks: boolean;
  requestKey: string;
  errors: readonly FieldError[];
};

/** What the authority was asked about the members, what became of it, and the ways to ask. */
export function ChangesPage(props: ChangesPageProps) {
  const { frame, changes, members, fixed, asks, requestKey, errors } = props;
  const waits = changes.some(isUndecided);
  return (
    <HeadedPage frame={frame} title={CHANGES.text} back={OWN} errors={errors}>
      {!fixed && (
        <p>
          You can change your members yourself until the PQQ has closed with a response of yours.{" "}
          <a href="/bidder/organisation/members">Members of your consortium</a>
        </p>
      )}
      {fixed && (
        <p>
          Your response to the PQQ is in. A change of your members needs the approval of the authority, which
          tells you its decision with the reason.
        </p>
      )}
      {fixed && asks && (waits ? <OneAtATime /> : <WaysToAsk several={members.length > 1} />)}
      <div id="requests" tabindex={-1}>
        {changes.map((change) => (
          <ChangeCard change={change} requestKey={asks && isUndecided(change) ? requestKey : undefined} />
        ))}
      </div>
    </HeadedPage>
  );
}

function OneAtATime() {
  return <p>You can ask for another change when this one is decided, or when you withdraw it.</p>;
}

/** Only members beside the lead can leave or be replaced. */
function WaysToAsk({ several }: { several: boolean }) {
  return (
    <Ways
      classes="govuk-list--spaced"
      ways={[
        { href: `${CHANGES.href}/add`, text: "Ask to add a member" },
        several && { href: `${CHANGES.href}/remove`, text: "Ask to remove a member" },
        several && { href: `${CHANGES.href}/replace`, text: "Ask to replace a member" },
        { href: `${CHANGES.href}/share`, text: "Ask to change a share" },
      ]}
    />
  );
}

/** `requestKey`: where it may be withdrawn. */
function ChangeCard({ change, requestKey }: { change: MembershipChange; requestKey: string | undefined }) {
  const { changeId } = change;
  return (
    <section aria-label={changeInWords(change.change)}>
      <ChangeSummary change={change} />
      {requestKey !== undefined && (
        <Form brief action={`${CHANGES.href}/${changeId}/withdraw`} hidden={{ requestKey }}>
          <Button text="Withdraw this request" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
    </section>
  );
}
