import { loadAllPrepared, loadPrepared } from "../../../functions/competition/prepared-facts.ts";
import { endingRole, givingRole } from "../../../functions/people/acts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { accept } from "../../../shared/kernel/result.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { forbidden } from "../../doors/forbidden.tsx";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import { type Named, ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { lotLabels } from "../lot-choice.tsx";
import { CompetitionRolePage, EndRolePage, RolesPage } from "./competition-role-pages.tsx";
import { chosenLots } from "./lots-for-routes.ts";
import { STAFF } from "./staff-role-page.tsx";

type Whom = Named<{ readonly subject: StaffMember | undefined }>;

/** The competition, or draft, that the address names by the id that it has or will have. */
async function addressedCompetition(c: PortalContext) {
  const id = addressed(c, "competition", CompetitionId);
  return id && loadPrepared(c.get("deps").table, id);
}

/** The competition that the address names, with who is given a role in it, and the one that they have. */
const namedRole = (whom: Whom) =>
  ofNamed(whom, async ({ subject }, c) => {
    const competition = await addressedCompetition(c);
    if (competition === undefined) return c.notFound();
    const own = subject?.roles.find(({ competitionId }) => competitionId === competition.competitionId);
    return { subject, own, competition, lots: lotLabels(competition.lots) };
  });

/** Giving a role in a competition, or changing it: first in which, then what. */
export const competitionRoleRoutes = (path: string, whom: Whom) =>
  together(
    pageOf(
      path,
      async (c) => (givingRole.who.may(actorOf(c, "authority")) ? whom(c) : forbidden(c)),
      async ({ subject }, c) => (
        <RolesPage
          frame={frameOf(c)}
          subject={subject}
          prepared={await loadAllPrepared(c.get("deps").table)}
        />
      ),
    ),
    formOf(givingRole, {
      path: `${path}/:competition`,
      facts: namedRole(whom),
      seen: ({ subject }) => subject?.version ?? 0,
      start: ({ subject, own }) => {
        if (subject === undefined) return {};
        const { name } = subject;
        if (own === undefined) return { name };
        const { role, lots } = own;
        return lots === "all" ? { name, role, scope: "all" } : { name, role, scope: "some", lots };
      },
      read: (typed, { subject, competition }) => {
        const { text } = typed;
        const scope = text("scope");
        const lots = scope === "all" ? scope : scope === "some" ? chosenLots(typed) : undefined;
        return accept({
          name: text("name"),
          mail: subject?.mail ?? text("mail"),
          roleIn: competition.competitionId,
          role: text("role"),
          lots,
        });
      },
      controls: () => ({ lots: "scope" }),
      page: (facts, filled) => <CompetitionRolePage {...filled} {...facts} />,
      flash: "role-given",
      to: () => STAFF.href,
    }),
  );

/** The role that the address names, of whom it names. */
const namedToEnd = (named: Named<StaffMember>) =>
  ofNamed(named, async (subject, c) => {
    const competition = await addressedCompetition(c);
    const role = subject.roles.find(({ competitionId }) => competitionId === competition?.competitionId);
    if (competition === undefined) return c.notFound();
    if (role === undefined) {
      // Somebody has ended it already, or the same person in another tab, who comes back to its page.
      setFlash(c, "role-ended-already");
      return c.redirect(STAFF.href, 303);
    }
    return { subject, competition, role };
  });

/** Ending somebody's role in a competition. */
export const endRoleRoutes = (named: Named<StaffMember>) =>
  formOf(endingRole, {
    path: "/people/:person/roles/:competition/end",
    facts: namedToEnd(named),
    read: ({ text }, { competition }) =>
      accept({ roleIn: competition.competitionId, reason: text("reason") }),
    gone: ({ text }, c) => ({
      asked: { roleIn: addressed(c, "competition", CompetitionId), reason: text("reason") },
      to: STAFF.href,
    }),
    page: (facts, filled) => <EndRolePage {...filled} {...facts} />,
    flash: "role-ended",
    to: () => STAFF.href,
  });
