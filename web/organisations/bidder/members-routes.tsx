import { maySubmit } from "../../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { EditOrganisation, type Organisation } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { loadFixingResponses } from "../../../functions/memberships/facts.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { editOrganisation } from "../../../functions/organisations/profile-operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm, type Typed } from "../../doors/form.ts";
import { CHANGES } from "../../memberships/paths.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { typedValues, type Values } from "../controls.ts";
import { MemberPage, MEMBERS, RemoveMemberPage } from "./member-page.tsx";
import { MembersPage } from "./members-page.tsx";
import { memberLabels, memberValues, typedMember } from "./profile-parts.ts";

/** The members of the own consortium: everybody reads, a submitter changes them until the response is in. */
export const membersRoutes = new Hono<PortalEnv>()
  .get("/organisation/members", async (c) => {
    const organisation = await ownOrganisation(c);
    if (organisation === undefined) return c.notFound();
    return c.html(
      <MembersPage
        frame={frameOf(c)}
        members={organisation.members}
        changes={maySubmit(actorOf(c, "bidder"))}
        fixed={await isFixed(c)}
      />,
    );
  })
  .get("/organisation/members/add", async (c) => {
    const organisation = await ownOrganisation(c);
    if (organisation === undefined) return c.notFound();
    return (await whileFixed(c)) ?? memberPage(c, { values: {}, hidden: seenOf(organisation) });
  })
  .post("/organisation/members/add", async (c) => saveMember(c, await readForm(c)))
  .get("/organisation/members/:member{[0-9]+}", async (c) => {
    const found = await memberAt(c, c.req.param("member"));
    if (found === undefined) return c.notFound();
    const { organisation, member } = found;
    const hidden = { ...seenOf(organisation), formerly: member.name };
    return (await whileFixed(c)) ?? memberPage(c, { values: memberValues(member), hidden });
  })
  .post("/organisation/members/:member{[0-9]+}", async (c) => {
    const found = await memberAt(c, c.req.param("member"));
    return found === undefined ? c.notFound() : saveMember(c, await readForm(c));
  })
  .get("/organisation/members/:member{[0-9]+}/remove", async (c) => {
    const found = await memberAt(c, c.req.param("member"));
    if (found === undefined) return c.notFound();
    return (await whileFixed(c)) ?? removalPage(c, found);
  })
  .post("/organisation/members/:member{[0-9]+}/remove", async (c) => {
    const found = await memberAt(c, c.req.param("member"));
    if (found === undefined) return c.notFound();
    const typed = await readForm(c);
    const members = found.organisation.members.filter(({ name }) => name !== found.member.name);
    const command = EditOrganisation.safeParse({ seenVersion: typed.text("seenVersion"), members });
    if (!command.success) return removalPage(c, found, fieldErrors(command.error, AT_CONFIRM));
    const done = await editOrganisation(c.get("deps"), actorOf(c, "bidder"), command.data, typed.requestKey);
    if (done.ok) return toMembers(c, "member-removed");
    const errors = [{ field: "confirm", text: organisationRefusalInWords(done.error) }];
    return removalPage(c, found, errors, statusOf(done.error.code));
  });

const AT_CONFIRM = { seenVersion: "confirm", members: "confirm" };

/** Saves a member that was added, or one in the place of what it was called before. */
async function saveMember(c: PortalContext, typed: Typed) {
  const organisation = await ownOrganisation(c);
  if (organisation === undefined) return c.notFound();
  const values = typedValues(typed, memberLabels);
  const formerly = typed.text("formerly");
  const others = organisation.members;
  const at = formerly === "" ? others.length : others.findIndex(({ name }) => name === formerly);
  const index = at < 0 ? others.length : at;
  const { member, fields } = typedMember(values, `members.${index}`);
  const hidden = { seenVersion: typed.text("seenVersion"), formerly };
  const members = [...others.slice(0, index), member, ...others.slice(index + 1)];
  const command = EditOrganisation.safeParse({ seenVersion: hidden.seenVersion, members });
  if (!command.success) {
    const errors = fieldErrors(command.error, { ...fields, seenVersion: "name", members: "name" });
    return memberPage(c, { values, hidden, errors });
  }
  const done = await editOrganisation(c.get("deps"), actorOf(c, "bidder"), command.data, typed.requestKey);
  if (done.ok) return toMembers(c, "member-saved");
  const { code } = done.error;
  if (code === "changed-meanwhile") {
    const theirs = others.find(({ name }) => name === formerly);
    const page = { frame: frameOf(c), back: MEMBERS, action: c.req.path, labels: memberLabels, mine: values };
    return c.html(
      <ChangedMeanwhilePage
        {...page}
        theirs={theirs === undefined ? {} : memberValues(theirs)}
        hidden={{ ...seenOf(organisation), requestKey: newRequestKey(c), formerly }}
      />,
      422,
    );
  }
  const errors = [{ field: FIELD_OF[code] ?? "name", text: organisationRefusalInWords(done.error) }];
  return memberPage(c, { values, hidden, errors, status: statusOf(code) });
}

/** The control at which a refusal is shown, where it is about one. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "probation-trust-cannot-bid": "kind",
  "shares-over-100": "share",
};

const seenOf = ({ version }: Organisation) => ({ seenVersion: version });

const ownOrganisation = (c: PortalContext) =>
  loadOrganisation(c.get("deps").table, actorOf(c, "bidder").organisationId);

async function isFixed(c: PortalContext): Promise<boolean> {
  const { table, now } = c.get("deps");
  return (await loadFixingResponses(table, actorOf(c, "bidder").organisationId, now())).length > 0;
}

/** The member that the address counts, from 1. */
async function memberAt(c: PortalContext, position: string) {
  const organisation = await ownOrganisation(c);
  const member = organisation?.members[Number(position) - 1];
  return organisation && member && { organisation, member };
}

/** Who may not change members gets no form for it; who has to ask for a change is led there. */
async function whileFixed(c: PortalContext) {
  if (!maySubmit(actorOf(c, "bidder"))) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  return (await isFixed(c)) ? c.redirect(CHANGES.href, 303) : undefined;
}

type Shown = { errors?: readonly FieldError[]; status?: ReturnType<typeof statusOf> };

function memberPage(
  c: PortalContext,
  shown: Shown & { values: Values; hidden: { seenVersion: number | string; formerly?: string } },
) {
  if (!maySubmit(actorOf(c, "bidder"))) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const { values, hidden, errors = [], status = 422 } = shown;
  const page = (
    <MemberPage
      frame={frameOf(c)}
      title={hidden.formerly ? `Change ${hidden.formerly}` : "Add a member"}
      action={c.req.path}
      values={values}
      hidden={{ ...hidden, requestKey: newRequestKey(c) }}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}

function removalPage(
  c: PortalContext,
  { organisation, member }: NonNullable<Awaited<ReturnType<typeof memberAt>>>,
  errors: readonly FieldError[] = [],
  status: ReturnType<typeof statusOf> = 422,
) {
  if (!maySubmit(actorOf(c, "bidder"))) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const [lead, next] = organisation.members;
  const page = (
    <RemoveMemberPage
      frame={frameOf(c)}
      member={member}
      nextLead={member.name === lead?.name ? next?.name : undefined}
      action={c.req.path}
      hidden={{ ...seenOf(organisation), requestKey: newRequestKey(c) }}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}

function toMembers(c: PortalContext, flash: string) {
  setFlash(c, flash);
  return c.redirect(MEMBERS.href, 303);
}
