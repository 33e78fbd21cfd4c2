import { CompetitionRole, type RoleInCompetition } from "../../../shared/kernel/actor.ts";
import type { CompetitionId } from "../../../shared/kernel/id.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { roleDescriptions, roleInWords, roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Input } from "../../govuk/input.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { LotChoice, type LotLabel } from "../lot-choice.tsx";
import { STAFF } from "./staff-role-page.tsx";

/** A competition or draft in which roles are given. */
export type Prepared = {
  readonly competitionId: CompetitionId;
  readonly title: string;
  readonly isDraft: boolean;
};

/** What a competition is called, and whether it is a draft. */
export const preparedName = ({ title, isDraft }: Pick<Prepared, "title" | "isDraft">): string =>
  isDraft ? `${title} (draft)` : title;

/** Where somebody's roles are given: somebody's of the list, or whose address is typed. */
export const rolesPath = (subject: Pick<StaffMember, "personId"> | undefined): string =>
  `${STAFF.href}/${subject === undefined ? "appoint/competitions" : `${subject.personId}/roles`}`;

const titleOf = (subject: StaffMember | undefined): string =>
  subject === undefined
    ? "Give somebody a role in a competition"
    : `Roles of ${subject.name} in competitions`;

type RolesPageProps = {
  frame: Frame;
  subject: StaffMember | undefined;
  prepared: readonly Prepared[];
};

/** In which competition a role is given comes first: its lots are asked for then. */
export function RolesPage({ frame, subject, prepared }: RolesPageProps) {
  const path = rolesPath(subject);
  return (
    <HeadedPage frame={frame} title={titleOf(subject)} back={STAFF}>
      {prepared.length === 0 ? (
        <p>There is no competition and no draft of one yet.</p>
      ) : (
        <>
          <p>Choose the competition. A role in a draft goes on when the draft is published.</p>
          <ul class="govuk-list govuk-list--spaced">
            {prepared.map((one) => {
              const own = subject?.roles.find(({ competitionId }) => competitionId === one.competitionId);
              return (
                <li>
                  <a href={`${path}/${one.competitionId}`}>{preparedName(one)}</a>
                  {own !== undefined && <> – {roleInWords(own)}</>}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </HeadedPage>
  );
}

type CompetitionRolePageProps = Filled & {
  subject: StaffMember | undefined;
  /** The role that they have in it. */
  own: RoleInCompetition | undefined;
  competition: Prepared;
  lots: readonly LotLabel[];
};

/** Gives somebody a role in one competition, or changes the one they have in it. */
export function CompetitionRolePage({
  subject,
  own,
  competition,
  lots,
  ...filled
}: CompetitionRolePageProps) {
  const { frame, errors, field, Form } = filled;
  const title = `${subject === undefined ? "Give somebody a role" : `Role of ${subject.name}`} in ${preparedName(competition)}`;
  const back = { text: titleOf(subject), href: rolesPath(subject) };
  return (
    <HeadedPage frame={frame} title={title} back={back} errors={errors}>
      <p>
        The role is in this competition alone. Who has accepted a place at the authority acts in it from the
        next page on, and others when they accept.
      </p>
      {own && <p>As it stands: {roleInWords(own)}.</p>}
      <Form>
        <Input {...field("name")} label="Full name" />
        {subject === undefined && <MailInput field={field} />}
        <Radios
          {...field("role")}
          legend={{ m: "Role" }}
          items={CompetitionRole.options.map((role) => ({
            value: role,
            text: roleNames[role],
            hint: roleDescriptions[role],
          }))}
        />
        <Radios
          {...field("scope")}
          legend={{ m: "Lots" }}
          items={[
            { value: "all", text: "All lots" },
            {
              value: "some",
              text: "Some lots",
              conditional: <LotChoice {...filled} legend="Which lots" lots={lots} />,
            },
          ]}
        />
        <Button text={own === undefined ? "Give this role" : "Change this role"} preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

type EndRolePageProps = Filled & {
  subject: StaffMember;
  competition: Prepared;
  role: RoleInCompetition;
};

/** Asks for the reason before somebody's role in a competition ends. */
export function EndRolePage({ subject, competition, role, frame, errors, field, Form }: EndRolePageProps) {
  return (
    <HeadedPage frame={frame} title={`End the role of ${subject.name}`} back={STAFF} errors={errors}>
      <p>
        {roleInWords(role)} in {preparedName(competition)}. They can do nothing more in it from now on. Their
        place and their roles in other competitions stay.
      </p>
      <Form>
        <Textarea {...field("reason")} label={{ m: "Reason" }} hint="It stands in the audit log" rows={4} />
        <Button text="End this role" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}
