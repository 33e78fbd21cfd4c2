import type { WindowToClose } from "../../../shared/competition/stages.ts";
import {
  actorIn,
  type AuthorityActor,
  isNationalLead,
  isOfPortal,
  type RoleInCompetition,
} from "../../../shared/kernel/actor.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { isActive, isInvited } from "../../../shared/kernel/place.ts";
import { byName } from "../../../shared/kernel/text.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { deputyInWords, roleInWords, roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CardTable } from "../../govuk/card-table.tsx";
import { Access, MailAddress } from "../access.tsx";
import { FewCanConfirm } from "../few-can-confirm.tsx";
import { type Prepared, preparedName, rolesPath } from "./competition-role-pages.tsx";
import { STAFF } from "./staff-role-page.tsx";

type StaffPageProps = {
  frame: Frame;
  staff: readonly StaffMember[];
  /** The same people as they act now, in another's stead too. */
  acting: readonly StaffMember[];
  prepared: readonly Prepared[];
  now: Instant;
  actor: AuthorityActor;
  /** The next window to close. */
  next: WindowToClose | undefined;
};

/**
 * Everybody who works for the authority, with their roles; for a national lead with the ways to change them. Of competitions,
 * and of who works in them, everybody reads those in which they have a role.
 */
export function StaffPage({ frame, staff, acting, prepared, actor, now, next }: StaffPageProps) {
  const changes = isNationalLead(actor);
  const title = "People of the authority";
  const seen = ({ roles }: StaffMember) =>
    roles.flatMap((role) => {
      const competition = prepared.find(({ competitionId }) => competitionId === role.competitionId);
      const reads = actorIn(actor, role.competitionId) !== undefined;
      return competition !== undefined && reads ? [{ role, competition }] : [];
    });
  return (
    <HeadedPage frame={frame} title={title} width="wide">
      <p>
        National leads, approvers and auditors are so in every competition; every other role is in one. Only a
        national lead gives roles, which count when their person has accepted a place here; that of a national
        lead or an approver is proposed by one, and confirmed by another person.
      </p>
      <FewCanConfirm {...{ staff: acting, next, actor }} />
      {changes && (
        <div class="govuk-button-group">
          <Button text="Give a role in a competition" href={rolesPath(undefined)} />
          <a href={`${STAFF.href}/appoint`}>Give a role in the whole portal</a>
        </div>
      )}
      <CardTable
        caption="People and roles"
        head={["Person", "Roles", "Access", ...(changes ? ["Change"] : [])]}
        rows={staff
          .filter((member) => isOfPortal(actor) || isOfPortal(member) || seen(member).length > 0)
          .toSorted(byName)
          .map((member) => [
            <Who member={member} />,
            <>
              <Roles
                member={member}
                roles={seen(member)}
                ends={changes && member.personId !== actor.personId}
              />
              <Deputy member={member} now={now} ends={changes && member.personId !== actor.personId} />
            </>,
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

/** What somebody is, by competition; with the ways to change that, where it is not of the portal. */
function Roles({ member, roles, ends }: { member: StaffMember; roles: readonly SeenRole[]; ends: boolean }) {
  if (member.role !== undefined) return <>{roleNames[member.role]}</>;
  if (roles.length === 0) return <>No role</>;
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {roles.map(({ role, competition }) => {
        const path = `${rolesPath(member)}/${role.competitionId}`;
        const of = `${roleNames[role.role]} of ${member.name} in ${preparedName(competition)}`;
        return (
          <li>
            {roleInWords(role)}
            <br />
            {preparedName(competition)}
            {ends && (
              <>
                {" "}
                <a href={path} aria-label={`Change: ${of}`}>
                  Change
                </a>{" "}
                <a href={`${path}/end`} aria-label={`End: ${of}`}>
                  End
                </a>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
/** In whose stead somebody acts, or is going to. */
function Deputy({ member, now, ends }: { member: StaffMember; now: Instant; ends: boolean }) {
  const { deputises, name, personId } = member;
  if (deputises === undefined || deputises.until <= now) return <></>;
  return (
    <p class="govuk-body govuk-!-margin-bottom-0">
      {deputyInWords(deputises)}
      {ends && (
        <>
          {" "}
          <a href={`${STAFF.href}/${personId}/deputy/end`} aria-label={`End that ${name} is a deputy`}>
            End
          </a>
        </>
      )}
    </p>
  );
}

type SeenRole = { readonly role: RoleInCompetition; readonly competition: Prepared };

function Ways({ member, own }: { member: StaffMember; own: boolean }) {
  if (own) return <>You</>;
  const path = `/authority/people/${member.personId}`;
  const suspended = member.suspendedAt !== undefined;
  const way = suspended ? "Let back" : isInvited(member) ? "Take invitation back" : "Suspend";
  return (
    <>
      {member.role === undefined && (
        <>
          <a href={rolesPath(member)} aria-label={`Give a role in a competition to ${member.name}`}>
            Give a role in a competition
          </a>
          <br />
          {isActive(member) && (
            <>
              <a href={`${path}/deputy`} aria-label={`Make a deputy of ${member.name}`}>
                Make a deputy
              </a>
              <br />
            </>
          )}
        </>
      )}
      {member.role === undefined ? (
        <a href={path} aria-label={`Give a role in the whole portal to ${member.name}`}>
          Give a role in the whole portal
        </a>
      ) : (
        <a href={path} aria-label={`Change role of ${member.name}`}>
          Change role
        </a>
      )}
      <br />
      <a href={`${path}/${suspended ? "restore" : "suspend"}`} aria-label={`${way} ${member.name}`}>
        {way}
      </a>
    </>
  );
}
