import { Hono } from "hono";
import type { BidderActor, NewcomerActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { RegisterOrganisation } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { inPageOrder } from "../../doors/page-order.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { KIND_OF_LEAD } from "../controls.ts";
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
    const registration = registrationOf(typed);
    if (typed.text("next") === "add-row") return registerPage(c, withAnotherRow(registration));

    const { command, fields } = commandOf(registration);
    const parsed = RegisterOrganisation.safeParse(command);
    if (!parsed.success)
      return registerPage(c, registration, fieldErrors(parsed.error, { ...fields, ...KIND_OF_LEAD }));

    const { actor, mail } = registrantOf(c);
    const done = await registerOrganisation(c.get("deps"), actor, mail, parsed.data, typed.requestKey);
    if (!done.ok) {
      const field = fields[placeOf(done.error, parsed.data)] ?? placeOf(done.error, parsed.data);
      const errors = [{ field, text: organisationRefusalInWords(done.error) }];
      return registerPage(c, registration, errors);
    }
    setFlash(c, "organisation-registered");
    const registered = OrganisationId.parse(done.value.answer["organisationId"]);
    return c.redirect(`/session/choose?registered=${registered}`, 303);
  });

/** Where in the command what is refused stands: a path for `fields`, or a control. */
function placeOf(refusal: RefusalOf<typeof registerOrganisation>, command: RegisterOrganisation): string {
  switch (refusal.code) {
    case "probation-trust-cannot-bid": {
      const index = command.members.findIndex(({ kind }) => kind === "probation-trust");
      return command.kind === "probation-trust" ? "kind" : `members.${index}.kind`;
    }
    case "number-registered-already":
      return "numbers.0.number";
    case "member-named-twice":
    case "shares-over-100":
      return "members";
    default:
      return "name";
  }
}

function registrantOf(c: PortalContext): { actor: NewcomerActor | BidderActor; mail: string } {
  const session = c.get("session");
  if (session?.actor.audience === "newcomer" || session?.actor.audience === "bidder")
    return { actor: session.actor, mail: session.mail };
  throw new Error("a route without its guard");
}

async function registerPage(c: PortalContext, typed: RegisterValues, errors: readonly FieldError[] = []) {
  const page = { frame: frameOf(c), typed, requestKey: newRequestKey(c) };
  return c.html(
    await inPageOrder(errors, (ordered) => <RegisterPage {...page} errors={ordered} />),
    errors.length > 0 ? 422 : 200,
  );
}
