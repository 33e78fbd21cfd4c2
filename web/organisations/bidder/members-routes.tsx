import { editingOrganisation } from "../../../functions/organisations/acts.ts";
import { loadProfileVersion } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { accept } from "../../../shared/kernel/result.ts";
import {
  type ConsortiumMember,
  EditOrganisation,
  type Organisation,
} from "../../../shared/organisations/schema.ts";
import { readForm, type Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { type Found, ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { CHANGES } from "../../memberships/paths.ts";
import { typedValues } from "../controls.ts";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { areMembersFixed, ownOrganisation } from "./own-for-routes.ts";
import { memberLabels, memberValues, typedMember } from "./profile-parts.ts";
import { Button } from "../../govuk/button.tsx";
import { InsetText } from "../../govuk/inset-text.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { MemberCard } from "../members.tsx";
import { OWN, EditPage } from "./edit-page.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { MemberFields } from "../profile-fields.tsx";

const ONE = "/organisation/members/:member{[0-9]+}";

/** The own organisation, whether its members are fixed, and the members whom the person saw. */
const ownMembers = ofNamed(ownOrganisation, async (organisation, c) => {
  /** A response is in: members change with the authority's approval only. */
  const fixed = await areMembersFixed(c);
  return { organisation, fixed, seen: await membersSeen(c, organisation) };
});

/**
 * The members on which a form was decided, which are those of now unless somebody changed them. One more than them is the
 * same request when it is sent again; one more than those of now would be another.
 */
async function membersSeen(c: PortalContext, { organisationId, version, members }: Organisation) {
  if (c.req.method === "GET") return members;
  const { data: seen } = EditOrganisation.shape.seenVersion.safeParse(
    (await readForm(c)).text("seenVersion"),
  );
  if (seen === undefined || seen >= version) return members;
  return (await loadProfileVersion(c.get("deps").table, organisationId, seen))?.members ?? members;
}

/** The member that the address counts, from 1. */
const namedMember = ofNamed(ownMembers, (own, c) => {
  const member = own.seen[Number(c.req.param("member")) - 1];
  return member === undefined ? c.notFound() : { ...own, member };
});

/** The member whom a form asked to remove, by name: another may stand in the same place by now. Who is gone is gone. */
async function memberToRemove(c: PortalContext) {
  if (c.req.method === "GET") return namedMember(c);
  const own = await ownMembers(c);
  if (own instanceof Response) return own;
  const { text } = await readForm(c);
  const { members } = own.organisation;
  const member = members.find(({ name }) => name === text("formerly"));
  const isThere = member !== undefined && Number(c.req.param("member")) <= members.length;
  return isThere ? { ...own, member } : c.redirect(MEMBERS.href, 303);
}

type MembersSeen = Found<typeof ownMembers> & { readonly member?: ConsortiumMember };

/** Who has to ask for a change is led there instead of to a form. */
const instead = ({ fixed }: MembersSeen, c: PortalContext) =>
  fixed ? c.redirect(CHANGES.href, 303) : undefined;

/** The members with one that was added, or that stands in the place of what it was called before. */
function membersWith(typed: Typed, { seen: members }: MembersSeen) {
  const at = members.findIndex(({ name }) => name === typed.text("formerly"));
  const index = at < 0 ? members.length : at;
  const { member, fields } = typedMember(typedValues(typed, memberLabels), `members.${index}`);
  return { members: [...members.slice(0, index), member, ...members.slice(index + 1)], fields };
}

const memberForm = (path: string, facts: (c: PortalContext) => Promise<MembersSeen | Response>) =>
  formOf(editingOrganisation, {
    path,
    facts,
    instead,
    seen: ({ organisation }) => organisation.version,
    start: ({ member }) => (member === undefined ? {} : { ...memberValues(member), formerly: member.name }),
    read: (typed, found) => accept({ members: membersWith(typed, found).members }),
    controls: (typed, found) => ({ ...membersWith(typed, found).fields, members: "name" }),
    page: ({ organisation }, filled) => {
      if (filled.refused !== "changed-meanwhile") return <MemberPage {...filled} />;
      const formerly = filled.typed.text("formerly");
      const member = organisation.members.find(({ name }) => name === formerly);
      const theirs = member === undefined ? {} : memberValues(member);
      const texts = { back: MEMBERS, labels: memberLabels, theirs, hidden: { formerly } };
      return <ChangedMeanwhilePage {...filled} {...texts} />;
    },
    flash: "member-saved",
    to: () => MEMBERS.href,
  });

/** The members of the own consortium: everybody reads, a submitter changes them until the response is in. */
export const membersRoutes = together(
  pageOf("/organisation/members", ownMembers, (own, c) => (
    <MembersPage {...own} frame={frameOf(c)} changes={maySubmit(actorOf(c, "bidder"))} />
  )),
  memberForm("/organisation/members/add", ownMembers),
  memberForm(ONE, namedMember),
  formOf(editingOrganisation, {
    path: `${ONE}/remove`,
    facts: memberToRemove,
    instead,
    seen: ({ organisation }) => organisation.version,
    read: (_typed, { organisation, member }) =>
      accept({ members: organisation.members.filter(({ name }) => name !== member.name) }),
    controls: () => ({ members: "confirm" }),
    refusedAt: "confirm",
    page: (own, filled) => <RemoveMemberPage {...own} {...filled} />,
    flash: "member-removed",
    to: () => MEMBERS.href,
  }),
);

/** `changes`: whether this person may change them here. */
type MembersPageProps = MembersSeen & { frame: Frame; changes: boolean };

/** The members of the bidder with their shares and numbers, and for a submitter the ways to change them. */
function MembersPage({ frame, organisation: { name, members }, changes, fixed }: MembersPageProps) {
  const title = "Members of your consortium";
  return (
    <HeadedPage frame={frame} title={title} back={OWN}>
      {fixed && (
        <InsetText>
          Your response to the PQQ is in. Your members can only change with the authority’s approval.{" "}
          <a href={CHANGES.href}>Ask for a change of members</a>
        </InsetText>
      )}
      {members.length === 1 && !fixed && (
        <p>
          {members[0]?.name.toLowerCase() === name.toLowerCase()
            ? "You bid alone. Add the members if you lead a consortium."
            : `${members[0]?.name} is the only member so far. Add the others, and your organisation itself if it is one.`}
        </p>
      )}
      {members.map((member, index) => (
        <MemberCard
          member={member}
          leads={index === 0 && members.length > 1}
          href={changes && !fixed ? `${MEMBERS.href}/${index + 1}` : undefined}
          removable={members.length > 1}
        />
      ))}
      {changes && !fixed && <Button text="Add a member" href={`${MEMBERS.href}/add`} />}
      {!changes && <p>Ask a submitter if something has to change.</p>}
    </HeadedPage>
  );
}

const MEMBERS = { text: "Members", href: "/bidder/organisation/members" };

/** Adds a member of the consortium, or changes one that was called so `formerly`. */
function MemberPage({ field, typed, ...filled }: Filled) {
  const formerly = typed.text("formerly");
  const title = formerly === "" ? "Add a member" : `Change ${formerly}`;
  return (
    <EditPage {...filled} title={title} back={MEMBERS} hidden={{ formerly }}>
      <MemberFields field={field} label="Name of the member" />
    </EditPage>
  );
}

type RemoveProps = Filled & Found<typeof memberToRemove>;

/** Asks once more before a member leaves the consortium, and says who leads it then. */
function RemoveMemberPage({ frame, errors, Form, organisation: { members }, member }: RemoveProps) {
  const [lead, next] = members;
  return (
    <HeadedPage frame={frame} title={`Remove ${member.name}?`} back={MEMBERS} errors={errors}>
      <p>{member.name} is then no member of your consortium. Earlier versions of your profile keep it.</p>
      {next !== undefined && member.name === lead?.name && <p>{next.name} then leads the consortium.</p>}
      <Form brief hidden={{ formerly: member.name }}>
        <div class="govuk-button-group">
          <Button id="confirm" text="Remove" classes="govuk-button--warning" preventDoubleClick />
          <a href={MEMBERS.href}>Cancel</a>
        </div>
      </Form>
    </HeadedPage>
  );
}
