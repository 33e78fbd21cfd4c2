import { maySubmit } from "../../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { ChangeId } from "../../../shared/kernel/id.ts";
import { RequestMembershipChange } from "../../../shared/memberships/schema.ts";
import { changeRefusalInWords } from "../../../shared/memberships/words.ts";
import { loadChanges, loadFixingResponses } from "../../../functions/memberships/facts.ts";
import {
  requestMembershipChange,
  withdrawMembershipChange,
} from "../../../functions/memberships/operations.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { ChangeRequestPage, type What } from "./request-page.tsx";
import { CHANGES } from "../paths.ts";
import { ChangesPage } from "./changes-page.tsx";
import { type Changes, typedShare, typedValues, type Values } from "../../organisations/controls.ts";
import { memberLabels, typedMember } from "../../organisations/bidder/profile-parts.ts";

const REQUEST = "/organisation/changes/:what{add|remove|replace|share}";

/** Asking the authority to let the members change after the response is in: everybody reads, a submitter asks. */
export const membershipsBidderRoutes = new Hono<PortalEnv>()
  .get("/organisation/changes", (c) => changesPage(c))
  .get(REQUEST, async (c) => {
    const { table, now } = c.get("deps");
    const { organisationId, role } = actorOf(c, "bidder");
    const fixedBy = await loadFixingResponses(table, organisationId, now());
    if (maySubmit({ role }) && fixedBy.length === 0) return c.redirect(CHANGES.href, 303);
    return requestPage(c, whatOf(c), {}, []);
  })
  .post(REQUEST, async (c) => {
    const typed = await readForm(c);
    const what = whatOf(c);
    const values = typedValues(typed, { ...memberLabels, formerly: "", reason: "" });
    const { command, fields } = changeOf(what, values);
    const parsed = RequestMembershipChange.safeParse(command);
    if (!parsed.success) return requestPage(c, what, values, fieldErrors(parsed.error, fields));
    const [deps, actor] = [c.get("deps"), actorOf(c, "bidder")];
    const done = await requestMembershipChange(deps, actor, parsed.data, typed.requestKey);
    if (done.ok) {
      setFlash(c, "change-requested");
      return c.redirect(CHANGES.href, 303);
    }
    const { code } = done.error;
    const field = FIELD_OF[code] ?? "reason";
    const errors = [{ field, text: changeRefusalInWords(done.error) }];
    return requestPage(c, what, values, errors, statusOf(code));
  })
  .post("/organisation/changes/:change/withdraw", async (c) => {
    const change = ChangeId.safeParse(c.req.param("change"));
    if (!change.success) return c.notFound();
    const { requestKey } = await readForm(c);
    const command = { changeId: change.data };
    const [deps, actor] = [c.get("deps"), actorOf(c, "bidder")];
    const done = await withdrawMembershipChange(deps, actor, command, requestKey);
    if (done.ok) {
      setFlash(c, "change-withdrawn");
      return c.redirect(CHANGES.href, 303);
    }
    if (done.error.code === "not-found") return c.notFound();
    const errors = [{ field: change.data, text: changeRefusalInWords(done.error) }];
    return changesPage(c, errors, statusOf(done.error.code));
  });

/** The control at which a refusal is shown, where it is about one. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "probation-trust-cannot-bid": "kind",
  "member-named-twice": "name",
  "shares-over-100": "share",
  "no-such-member": "formerly",
  "lead-stays": "formerly",
};

const whatOf = (c: PortalContext): What =>
  (["add", "remove", "replace"] as const).find((one) => one === c.req.param("what")) ?? "share";

/** What is asked for, from what was typed on the page of each kind of change. */
function changeOf(what: What, values: Values): Changes {
  const { formerly, reason } = values;
  const { member, fields } = typedMember(values, "change.member");
  const sharePercent = typedShare(values["share"]);
  const change = {
    add: { what, member },
    remove: { what, formerly },
    replace: { what, formerly, member },
    share: { what, formerly, sharePercent },
  }[what];
  return {
    command: { change, reason },
    fields: { ...fields, "change.formerly": "formerly", "change.sharePercent": "share" },
  };
}

async function changesPage(
  c: PortalContext,
  errors: readonly FieldError[] = [],
  status: ReturnType<typeof statusOf> = 422,
) {
  const { table, now } = c.get("deps");
  const { organisationId, role } = actorOf(c, "bidder");
  const [organisation, changes, fixedBy] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadChanges(table, organisationId),
    loadFixingResponses(table, organisationId, now()),
  ]);
  const page = (
    <ChangesPage
      frame={frameOf(c)}
      changes={changes}
      members={organisation?.members ?? []}
      fixed={fixedBy.length > 0}
      asks={maySubmit({ role })}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}

async function requestPage(
  c: PortalContext,
  what: What,
  values: Values,
  errors: readonly FieldError[],
  status: ReturnType<typeof statusOf> = 422,
) {
  const { organisationId, role } = actorOf(c, "bidder");
  if (!maySubmit({ role })) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const organisation = await loadOrganisation(c.get("deps").table, organisationId);
  const page = (
    <ChangeRequestPage
      frame={frameOf(c)}
      what={what}
      members={organisation?.members ?? []}
      values={values}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}
