import { type AuthorityActor, isNationalLead, mayConfirm } from "../../../shared/kernel/actor.ts";
import { isActive, isInvited } from "../../../shared/kernel/place.ts";
import { byName } from "../../../shared/kernel/text.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CardTable } from "../../govuk/card-table.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { Access, MailAddress } from "../access.tsx";
import { type LotLabel, scopeInWords } from "../lot-choice.tsx";

type StaffPageProps = {
  frame: Frame;
  staff: readonly StaffMember[];
  lots: readonly LotLabel[];
  actor: AuthorityActor;
};

/** Everybody who works for the authority, with role and lots; for a national lead with the ways to change them. */
export function StaffPage({ frame, staff, lots, actor }: StaffPageProps) {
  const changes = isNationalLead(actor);
  const title = "People of the authority";
  return (
    <HeadedPage frame={frame} title={title} width="wide">
      <p>
        A competition lead with all lots is a national lead. Only a national lead gives somebody a role, which
        counts when they have accepted it; that of a national lead or an approver is proposed by one, and
        confirmed by another person.
      </p>
      <FewCanConfirm staff={staff} />
      {changes && <Button text="Give somebody a role" href="/authority/people/appoint" />}
      <CardTable
        caption="People, roles and lots"
        head={["Person", "Role", "Lots", "Access", ...(changes ? ["Change"] : [])]}
        rows={staff
          .toSorted(byName)
          .map((member) => [
            <Who member={member} />,
            roleNames[member.role],
            scopeInWords(member.lots, lots),
            <Access place={member} />,
            ...(changes ? [<Ways member={member} own={member.personId === actor.personId} />] : []),
          ])}
      />
      <p>
        Programs use the API with <a href="/session/tokens">a token of your own</a>.
      </p>
    </HeadedPage>
  );
}

/** Fewer can be ill or away at once than people think: acts of two stand still when one of two is. */
const ENOUGH_TO_CONFIRM = 3;

/** A warning where an illness more would leave nobody to confirm what takes two. */
function FewCanConfirm({ staff }: Pick<StaffPageProps, "staff">) {
  const can = staff.filter((one) => isActive(one) && mayConfirm(one)).toSorted(byName);
  if (can.length >= ENOUGH_TO_CONFIRM) return <></>;
  return (
    <WarningText
      text={`Only ${can.length === 1 ? "1 person" : `${can.length} people`} can confirm what takes two: ${can.map(({ name }) => name).join(", ")}. Propose another national lead or an approver, so that an absence holds nothing up.`}
    />
  );
}

function Who({ member }: { member: StaffMember }) {
  return (
    <>
      {member.name}
      <br />
      <span class="govuk-!-font-weight-regular">
        <MailAddress mail={member.mail} />
      </span>
    </>
  );
}

function Ways({ member, own }: { member: StaffMember; own: boolean }) {
  if (own) return <>You</>;
  const path = `/authority/people/${member.personId}`;
  const suspended = member.suspendedAt !== undefined;
  const way = suspended ? "Let back" : isInvited(member) ? "Take invitation back" : "Suspend";
  return (
    <>
      <a href={path} aria-label={`Change role of ${member.name}`}>
        Change role
      </a>
      <br />
      <a href={`${path}/${suspended ? "restore" : "suspend"}`} aria-label={`${way} ${member.name}`}>
        {way}
      </a>
    </>
  );
}
