import { Hono } from "hono";
import { type AuthorityActor, isNationalLead } from "../../../shared/kernel/actor.ts";
import { PersonId } from "../../../shared/kernel/id.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import { AppointStaff, type StaffMember, SuspendStaff } from "../../../shared/people/schema.ts";
import { staffRefusalInWords } from "../../../shared/people/words.ts";
import { loadAppointed } from "../../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm, type Typed } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { chosenLots, lotsToChoose } from "./lots-for-routes.ts";
import { StaffPage } from "./people-page.tsx";
import { StaffRolePage, type StaffRoleValues } from "./staff-role-page.tsx";
import { StaffSuspensionPage } from "./staff-suspension-page.tsx";

const LIST = "/authority/people";

/** The authority's own people, below /authority: everybody there reads the list, a national lead changes it. */
export const peopleAuthorityRoutes = new Hono<PortalEnv>()
  .get("/people", async (c) => {
    const actor = actorOf(c, "authority");
    const [staff, lots] = await Promise.all([loadAppointed(c.get("deps").table), lotsToChoose(c)]);
    return c.html(<StaffPage frame={frameOf(c)} staff={staff} lots={lots} actor={actor} />);
  })
  .get("/people/appoint", (c) => rolePage(c, undefined, { values: NOBODY }))
  .post("/people/appoint", async (c) => {
    const typed = await readForm(c);
    return appoint(c, undefined, typed, valuesOf(typed));
  })
  .get("/people/:person", async (c) => {
    const subject = await subjectOf(c, c.req.param("person"));
    if (subject === undefined) return c.notFound();
    const { lots } = subject;
    const scope = lots === "all" ? ({ scope: "all", lots: [] } as const) : { scope: "some", lots };
    return rolePage(c, subject, { values: { ...subject, ...scope } });
  })
  .post("/people/:person", async (c) => {
    const subject = await subjectOf(c, c.req.param("person"));
    if (subject === undefined) return c.notFound();
    const typed = await readForm(c);
    return appoint(c, subject, typed, { ...valuesOf(typed), mail: subject.mail });
  })
  .get("/people/:person/:change{suspend|restore}", async (c) => {
    const subject = await subjectOf(c, c.req.param("person"));
    return subject === undefined ? c.notFound() : suspensionPage(c, subject, { reason: "" });
  })
  .post("/people/:person/:change{suspend|restore}", async (c) => {
    const subject = await subjectOf(c, c.req.param("person"));
    if (subject === undefined) return c.notFound();
    const typed = await readForm(c);
    const reason = typed.text("reason");
    const suspend = c.req.param("change") === "suspend";
    const command = SuspendStaff.safeParse({ personId: subject.personId, suspend, reason });
    if (!command.success) return suspensionPage(c, subject, { reason, errors: fieldErrors(command.error) });
    const done = await suspendStaff(c.get("deps"), actorOf(c, "authority"), command.data, typed.requestKey);
    const suspended = isInvited(subject) ? "invitation-taken-back" : "person-suspended";
    if (done.ok) return toList(c, suspend ? suspended : "person-restored");
    const errors = [{ field: "reason", text: staffRefusalInWords(done.error) }];
    return suspensionPage(c, subject, { reason, errors, status: statusOf(done.error.code) });
  });

/** A form as it is shown again: what was typed, what is wrong with it, and as which status. */
type Shown = { errors?: readonly FieldError[]; status?: ReturnType<typeof statusOf> };

const NOBODY: StaffRoleValues = { mail: "", name: "", role: "", scope: "", lots: [] };

function valuesOf(typed: Typed): StaffRoleValues {
  const { text } = typed;
  return {
    mail: text("mail"),
    name: text("name"),
    role: text("role"),
    scope: text("scope"),
    lots: chosenLots(typed),
  };
}

async function appoint(
  c: PortalContext,
  subject: StaffMember | undefined,
  typed: Typed,
  values: StaffRoleValues,
) {
  const { scope, ...rest } = values;
  const lots = scope === "all" ? "all" : scope === "some" ? values.lots : undefined;
  const seenVersion = subject === undefined ? 0 : Number(typed.text("seenVersion"));
  const command = AppointStaff.safeParse({ ...rest, lots, seenVersion });
  if (!command.success)
    return rolePage(c, subject, { values, errors: fieldErrors(command.error, { lots: "scope" }) });
  const done = await appointStaff(c.get("deps"), actorOf(c, "authority"), command.data, typed.requestKey);
  if (done.ok) return toList(c, "staff-appointed");
  const { code } = done.error;
  const errors = [{ field: FIELD_OF[code] ?? "name", text: staffRefusalInWords(done.error) }];
  return rolePage(c, subject, { values, errors, status: statusOf(code) });
}

/** The field at which a refusal is shown, where it is about one. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "lots-needed": "lots",
  "appointed-already": "mail",
};

async function rolePage(
  c: PortalContext,
  subject: StaffMember | undefined,
  { values, errors = [], status }: Shown & { values: StaffRoleValues },
) {
  if (!mayChange(c, subject)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <StaffRolePage
      frame={frameOf(c)}
      subject={subject}
      values={values}
      lots={await lotsToChoose(c)}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

function suspensionPage(
  c: PortalContext,
  subject: StaffMember,
  { reason, errors = [], status }: Shown & { reason: string },
) {
  if (!mayChange(c, subject)) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const page = (
    <StaffSuspensionPage
      frame={frameOf(c)}
      subject={subject}
      suspend={c.req.param("change") === "suspend"}
      reason={reason}
      requestKey={newRequestKey(c)}
      errors={errors}
    />
  );
  return c.html(page, errors.length > 0 ? (status ?? 422) : 200);
}

/** Whether a form makes sense to show; the operation decides again when it is sent. */
function mayChange(c: PortalContext, subject: StaffMember | undefined): boolean {
  const actor: AuthorityActor = actorOf(c, "authority");
  return isNationalLead(actor) && subject?.personId !== actor.personId;
}

function toList(c: PortalContext, flash: string) {
  setFlash(c, flash);
  return c.redirect(LIST, 303);
}

async function subjectOf(c: PortalContext, id: string): Promise<StaffMember | undefined> {
  const personId = PersonId.safeParse(id);
  if (!personId.success) return undefined;
  return (await loadAppointed(c.get("deps").table)).find((one) => one.personId === personId.data);
}
