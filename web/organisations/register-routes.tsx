import { Hono } from "hono";
import type { BidderActor, NewcomerActor } from "../../shared/kernel/actor.ts";
import { RegisterOrganisation } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { registerOrganisation } from "../../functions/organisations/operations.ts";
import { type PortalContext, type PortalEnv, statusOf } from "../../functions/platform/request.ts";
import { fieldErrors, newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  commandOf,
  newRegistration,
  registrationOf,
  type RegisterValues,
  withAnotherRow,
} from "./register-form.ts";
import { RegisterPage } from "./register-page.tsx";

/** Registering an organisation, below /bidder: for who acts for none yet, and for who acts for another bidder. */
export const organisationsNewcomerRoutes = new Hono<PortalEnv>()
  .get("/register", (c) => registerPage(c, newRegistration))
  .post("/register", async (c) => {
    const typed = await readForm(c);
    const values = registrationOf(typed);
    if (typed.text("next") === "add-row") return registerPage(c, withAnotherRow(values));

    const { command, fields } = commandOf(values);
    const parsed = RegisterOrganisation.safeParse(command);
    if (!parsed.success) return registerPage(c, values, fieldErrors(parsed.error, fields));

    const { actor, mail } = registrantOf(c);
    const done = await registerOrganisation(c.get("deps"), actor, mail, parsed.data, typed.requestKey);
    if (!done.ok) {
      const errors = [{ field: fields["members"] ?? "name", text: organisationRefusalInWords(done.error) }];
      return registerPage(c, values, errors, statusOf(done.error.code));
    }
    setFlash(c, "organisation-registered");
    return c.redirect("/session/choose", 303);
  });

function registrantOf(c: PortalContext): { actor: NewcomerActor | BidderActor; mail: string } {
  const session = c.get("session");
  if (session?.actor.audience === "newcomer" || session?.actor.audience === "bidder")
    return { actor: session.actor, mail: session.mail };
  throw new Error("a route without its guard");
}

function registerPage(
  c: PortalContext,
  values: RegisterValues,
  errors: readonly FieldError[] = [],
  status: ReturnType<typeof statusOf> = 422,
) {
  const page = (
    <RegisterPage frame={frameOf(c)} values={values} requestKey={newRequestKey(c)} errors={errors} />
  );
  return c.html(page, errors.length > 0 ? status : 200);
}
