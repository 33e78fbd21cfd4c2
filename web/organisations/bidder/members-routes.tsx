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
import { pageOf, together } from "../../doors/page-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { CHANGES } from "../../memberships/paths.ts";
import { typedValues } from "../controls.ts";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { MemberPage, MEMBERS, RemoveMemberPage } from "./member-page.tsx";
import { MembersPage } from "./members-page.tsx";
import { areMembersFixed, ownOrganisation } from "./own-for-routes.ts";
import { memberLabels, memberValues, typedMember } from "./profile-parts.ts";

const ONE = "/organisation/members/:member{[0-9]+}";

/** The own organisation, whether its members are fixed, and the members whom the person saw. */
async function ownMembers(c: PortalContext) {
  const organisation = await ownOrganisation(c);
  if (organisation instanceof Response) return organisation;
  return { organisation, fixed: await areMembersFixed(c), seen: await membersSeen(c, organisation) };
}

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
async function namedMember(c: PortalContext) {
  const own = await ownMembers(c);
  if (own instanceof Response) return own;
  const member = own.seen[Number(c.req.param("member")) - 1];
  return member === undefined ? c.notFound() : { ...own, member };
}

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

type MembersSeen = {
  readonly organisation: Organisation;
  readonly fixed: boolean;
  readonly seen: readonly ConsortiumMember[];
  readonly member?: ConsortiumMember;
};

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
  pageOf("/organisation/members", ownMembers, ({ organisation, fixed }, c) => {
    const { name, members } = organisation;
    const page = { name, members, fixed, changes: maySubmit(actorOf(c, "bidder")) };
    return <MembersPage frame={frameOf(c)} {...page} />;
  }),
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
    page: ({ organisation, member }, filled) => (
      <RemoveMemberPage {...filled} members={organisation.members} member={member} />
    ),
    flash: "member-removed",
    to: () => MEMBERS.href,
  }),
);
