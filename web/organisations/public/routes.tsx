import { Hono } from "hono";
import { confirmContactMail, readConfirmation } from "../../../functions/organisations/contact-operations.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { ConfirmContactMail } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ConfirmContactPage, ContactConfirmedPage, LinkRefusedPage } from "./confirm-contact-page.tsx";

const LINK = "/confirm-contact/:organisation/:code";

/** Confirming the main contact's address by the link in the mail, for whoever has it. Mounted at `/`. */
export const organisationsPublicRoutes = new Hono<PortalEnv>()
  .get(LINK, async (c) => {
    const command = commandIn(c);
    return command.success ? linkPage(c, command.data, []) : unknown(c);
  })
  .post(LINK, async (c) => {
    const command = commandIn(c);
    if (!command.success) return unknown(c);
    const { requestKey } = await readForm(c);
    const done = await confirmContactMail(c.get("deps"), command.data, requestKey);
    if (done.ok) return c.redirect(c.req.path, 303);
    const text = organisationRefusalInWords(done.error);
    return linkPage(c, command.data, [{ field: "confirm", text }]);
  });

const commandIn = (c: PortalContext) =>
  ConfirmContactMail.safeParse({ organisationId: c.req.param("organisation"), code: c.req.param("code") });

/** What the link asks, that it is confirmed already, or that it is no link that asks anything. */
async function linkPage(c: PortalContext, command: ConfirmContactMail, errors: readonly FieldError[]) {
  const { confirmation, decision } = await readConfirmation(c.get("deps"), command);
  const frame = frameOf(c);
  if (confirmation === undefined) return unknown(c);
  if (decision.ok) {
    const page = { frame, confirmation, action: c.req.path, requestKey: newRequestKey(c), errors };
    return c.html(<ConfirmContactPage {...page} />, errors.length > 0 ? 422 : 200);
  }
  if (decision.error.code !== "already-confirmed") return unknown(c);
  const { confirmedAt } = decision.error;
  return c.html(<ContactConfirmedPage {...{ frame, confirmation, confirmedAt }} />);
}

/** An old link, one of another organisation and one that never was get the same answer. */
const unknown = (c: PortalContext) =>
  c.html(
    <LinkRefusedPage frame={frameOf(c)} words={organisationRefusalInWords({ code: "link-not-current" })} />,
    404,
  );
