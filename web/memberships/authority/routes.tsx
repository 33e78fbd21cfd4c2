import { Hono } from "hono";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { ChangeId } from "../../../shared/kernel/id.ts";
import { isUndecided } from "../../../shared/memberships/rules.ts";
import { DecideMembershipChange, type MembershipChange } from "../../../shared/memberships/schema.ts";
import { changeRefusalInWords } from "../../../shared/memberships/words.ts";
import { loadAllChanges, loadListedChange } from "../../../functions/memberships/facts.ts";
import { decideMembershipChange } from "../../../functions/memberships/operations.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { ChangesToDecidePage, DecideChangePage } from "./changes-page.tsx";
import { ALL_CHANGES } from "../paths.ts";
import type { Values } from "../../organisations/controls.ts";

const LIST = "/organisations/membership-changes";
const ONE = "/organisations/membership-changes/:change";

/** Requests of bidders to change their members, below /authority: all read them, a national lead decides. */
export const membershipsAuthorityRoutes = new Hono<PortalEnv>()
  .get(LIST, async (c) => {
    const changes = await loadAllChanges(c.get("deps").table);
    return c.html(<ChangesToDecidePage frame={frameOf(c)} changes={changes} />);
  })
  .get(ONE, async (c) => {
    const change = await addressedChange(c);
    return change === undefined ? c.notFound() : changePage(c, change, {}, []);
  })
  .post(ONE, async (c) => {
    const change = await addressedChange(c);
    if (change === undefined) return c.notFound();
    const actor = actorOf(c, "authority");
    if (!isNationalLead(actor)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
    const { text, requestKey } = await readForm(c);
    const values = { approve: text("approve"), reason: text("reason") };
    const { changeId } = change;
    const approve = APPROVALS[values.approve];
    const command = DecideMembershipChange.safeParse({ changeId, approve, reason: values.reason });
    if (!command.success) return changePage(c, change, values, fieldErrors(command.error));
    const done = await decideMembershipChange(c.get("deps"), actor, command.data, requestKey);
    if (done.ok) {
      setFlash(c, command.data.approve ? "change-approved" : "change-refused");
      return c.redirect(ALL_CHANGES.href, 303);
    }
    const errors = [{ field: "approve", text: changeRefusalInWords(done.error) }];
    return changePage(c, change, values, errors, statusOf(done.error.code));
  });

const APPROVALS: Readonly<Record<string, boolean>> = { yes: true, no: false };

async function addressedChange(c: PortalContext): Promise<MembershipChange | undefined> {
  const id = ChangeId.safeParse(c.req.param("change"));
  return id.success ? loadListedChange(c.get("deps").table, id.data) : undefined;
}

async function changePage(
  c: PortalContext,
  change: MembershipChange,
  values: Values,
  errors: readonly FieldError[],
  status: ReturnType<typeof statusOf> = 422,
) {
  const organisation = await loadOrganisation(c.get("deps").table, change.organisationId);
  if (organisation === undefined) return c.notFound();
  const page = (
    <DecideChangePage
      frame={frameOf(c)}
      change={change}
      organisation={organisation}
      decides={isUndecided(change) && isNationalLead(actorOf(c, "authority"))}
      values={values}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}
