import { Hono } from "hono";
import { appointingStaff, suspendingStaff } from "../../../functions/people/acts.ts";
import { loadCompetitionsOf } from "../../../functions/competition/facts.ts";
import { loadAllPrepared } from "../../../functions/competition/prepared-facts.ts";
import { loadAppointed, loadStaff } from "../../../functions/people/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { nextToClose } from "../../../shared/competition/stages.ts";
import { howSuspended, isOfPower, letBackByTwo, voicesLeft } from "../../../shared/people/rules.ts";
import { proposalsPath } from "../../proposals/paths.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { AppointStaff, type StaffMember } from "../../../shared/people/schema.ts";
import type { Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { forbidden } from "../../doors/forbidden.tsx";
import { ofNamed, together } from "../../doors/page-of.tsx";
import { competitionRoleRoutes, endRoleRoutes } from "./competition-role-routes.tsx";
import { deputyRoutes } from "./deputy-routes.tsx";
import { StaffPage } from "./people-page.tsx";
import { CheckStaffRolePage, STAFF, StaffRolePage } from "./staff-role-page.tsx";
import { CheckStaffSuspensionPage, StaffSuspensionPage } from "./staff-suspension-page.tsx";

const everybody = (c: PortalContext) => loadAppointed(c.get("deps").table, c.get("deps").now());

/** The person of the authority whom the address names; nobody changes their own place. */
async function namedStaff(c: PortalContext): Promise<StaffMember | Response> {
  const staff = await everybody(c);
  const subject = staff.find(({ personId }) => personId === c.req.param("person"));
  if (subject === undefined) return c.notFound();
  const own = subject.personId === actorOf(c, "authority").personId;
  return own ? forbidden(c) : subject;
}

const suspends = (c: PortalContext) => c.req.param("change") === "suspend";
const namedSuspension = ofNamed(namedStaff, async (subject, c) => {
  const [{ table, now }, actor] = [c.get("deps"), actorOf(c, "authority")];
  const acting = await loadStaff(table, now());
  return {
    subject,
    suspend: suspends(c),
    how: howSuspended(actor, subject, acting),
    left: voicesLeft(actor, subject, acting),
    byTwo: letBackByTwo(subject, now()),
  };
});
const suspensionIn = ({ text }: Typed, c: PortalContext) => ({
  suspend: suspends(c),
  reason: text("reason"),
});

/** Whether a change of role takes two people, as it was typed. */
function takesTwo(subject: StaffMember | undefined, { text }: Typed): boolean {
  const role = AppointStaff.shape.role.safeParse(text("role")).data;
  return role !== undefined && isOfPower({ role }, subject);
}

/** Who is given a role: somebody who is known by an address only, or whom the address of the page names. */
type Whom = (c: PortalContext) => Promise<{ readonly subject: StaffMember | undefined } | Response>;
const somebodyNew: Whom = async () => ({ subject: undefined });
const somebodyNamed: Whom = ofNamed(namedStaff, (subject) => ({ subject }));

/** Giving, changing or ending a role of the portal. */
const roleForm = (path: string, whom: Whom) =>
  formOf(appointingStaff, {
    path,
    facts: whom,
    seen: ({ subject }) => subject?.version ?? 0,
    start: ({ subject }) =>
      subject === undefined ? {} : { name: subject.name, role: subject.role ?? "none" },
    read: ({ text }, { subject }) =>
      accept({
        name: text("name"),
        mail: subject?.mail ?? text("mail"),
        role: text("role"),
        reason: text("reason") || undefined,
      }),
    page: (facts, filled) => <StaffRolePage {...filled} {...facts} />,
    check: (facts, checking) => <CheckStaffRolePage {...checking} {...facts} />,
    flash: ({ subject }, typed) => (takesTwo(subject, typed) ? "proposal-made" : "staff-appointed"),
    to: ({ subject }, _answer, typed) => (takesTwo(subject, typed) ? proposalsPath("portal") : STAFF.href),
  });

/** The authority's own people, below /authority: everybody there reads the list, a national lead changes it. */
export const peopleAuthorityRoutes = together(
  new Hono<PortalEnv>().get("/people", async (c) => {
    const actor = actorOf(c, "authority");
    const { table, now } = c.get("deps");
    const [staff, acting, prepared, competitions] = await Promise.all([
      everybody(c),
      loadStaff(table, now()),
      loadAllPrepared(table),
      loadCompetitionsOf(table, actor),
    ]);
    const next = nextToClose(competitions, now());
    const page = { staff, acting, prepared, actor, now: now(), next };
    return c.html(<StaffPage frame={frameOf(c)} {...page} />);
  }),
  roleForm("/people/appoint", somebodyNew),
  competitionRoleRoutes("/people/appoint/competitions", somebodyNew),
  roleForm("/people/:person", somebodyNamed),
  competitionRoleRoutes("/people/:person/roles", somebodyNamed),
  endRoleRoutes(namedStaff),
  deputyRoutes(namedStaff),
  formOf(suspendingStaff, {
    path: "/people/:person/:change{suspend|restore}",
    facts: namedSuspension,
    read: (typed, _facts, c) => accept(suspensionIn(typed, c)),
    // Who is only invited is no more among the people when the invitation is taken back.
    gone: (typed, c) => ({ asked: suspensionIn(typed, c), to: STAFF.href }),
    page: (facts, filled) => <StaffSuspensionPage {...filled} {...facts} />,
    check: (facts, checking) => <CheckStaffSuspensionPage {...checking} {...facts} />,
    flash: ({ subject, suspend, how, byTwo }) => {
      if (suspend && how === "takes-two") return "proposal-made";
      if (!suspend) return byTwo ? "proposal-made" : "person-restored";
      return isInvited(subject) ? "invitation-taken-back" : "person-suspended";
    },
    to: ({ suspend, how }) => (suspend && how === "takes-two" ? proposalsPath("portal") : STAFF.href),
  }),
);
