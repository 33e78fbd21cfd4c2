import { Hono } from "hono";
import { decidingChange } from "../../../functions/memberships/acts.ts";
import { loadAllChanges, loadListedChange } from "../../../functions/memberships/facts.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { ChangeId } from "../../../shared/kernel/id.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { isUndecided } from "../../../shared/memberships/rules.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { together } from "../../doors/page-of.tsx";
import { ALL_CHANGES } from "../paths.ts";
import { ChangesToDecidePage, CheckRefusalPage, DecideChangePage } from "./changes-page.tsx";

/** The request that the address names, with its organisation as it is, and whether this person may decide it now. */
async function namedChange(c: PortalContext) {
  const { table } = c.get("deps");
  const changeId = addressed(c, "change", ChangeId);
  const change = changeId && (await loadListedChange(table, changeId));
  const organisation = change && (await loadOrganisation(table, change.organisationId));
  if (change === undefined || organisation === undefined) return c.notFound();
  const decides = isUndecided(change) && isNationalLead(actorOf(c, "authority"));
  return { change, organisation, decides };
}

const APPROVALS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** Requests of bidders to change their members, below /authority: all read them, a national lead decides. */
export const membershipsAuthorityRoutes = together(
  new Hono<PortalEnv>().get("/organisations/membership-changes", async (c) => {
    const changes = await loadAllChanges(c.get("deps").table);
    return c.html(<ChangesToDecidePage frame={frameOf(c)} changes={changes} />);
  }),
  formOf(decidingChange, {
    path: "/organisations/membership-changes/:change",
    mayLook: () => true,
    facts: namedChange,
    read: ({ text }) => accept({ approve: APPROVALS[text("approve")], reason: text("reason") }),
    page: (facts, filled) => <DecideChangePage {...filled} {...facts} />,
    check: ({ change }, checking) => <CheckRefusalPage {...checking} change={change} />,
    flash: (_facts, { text }) => (text("approve") === "yes" ? "proposal-made" : "change-refused"),
    to: () => ALL_CHANGES.href,
  }),
);
