import type { WindowToClose } from "../../../shared/competition/stages.ts";
import { type AuthorityActor, isNationalLead } from "../../../shared/kernel/actor.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import { byName } from "../../../shared/kernel/text.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CardTable } from "../../govuk/card-table.tsx";
import { Access, MailAddress } from "../access.tsx";
import { FewCanConfirm } from "../few-can-confirm.tsx";
import { type LotLabel, scopeInWords } from "../lot-choice.tsx";

type StaffPageProps = {
  frame: Frame;
  staff: readonly StaffMember[];
  lots: readonly LotLabel[];
  actor: AuthorityActor;
  /** The next window to close. */
  next: WindowToClose | undefined;
};

/** Everybody who works for the authority, with role and lots; for a national lead with the ways to change them. */
export function StaffPage({ frame, staff, lots, actor, next }: StaffPageProps) {
  const changes = isNationalLead(actor);
  const title = "People of the authority";
  return (
    <HeadedPage frame={frame} title={title} width="wide">
      <p>
        A competition lead with all lots is a national lead. Only a national lead gives somebody a role, which
        counts when they have accepted it; that of a national lead or an approver is proposed by one, and
        confirmed by another person.
      </p>
      <FewCanConfirm {...{ staff, next, actor }} />
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
