import { Hono } from "hono";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { type ConfirmationRefusal, decideConfirmation } from "../../shared/organisations/confirming.ts";
import { ConfirmContactMail } from "../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../shared/organisations/words.ts";
import { loadConfirmation } from "../../functions/organisations/facts.ts";
import {
  confirmContactMail,
  sendConfirmationAgain,
} from "../../functions/organisations/profile-operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { type PortalContext, type PortalEnv, statusOf } from "../../functions/platform/request.ts";
import { newRequestKey, readForm } from "../doors/form.ts";
import { frameOf } from "../doors/frame.tsx";
import { setFlash } from "../doors/session-cookie.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import { ConfirmationPage, ConfirmPage, LinkRefusedPage } from "./confirmation-page.tsx";
import { OWN } from "./edit-page.tsx";

const STATE = "/organisation/confirmation";
const LINK = "/organisation/confirmation/:code";

/** Confirming the main contact's address: whoever of the organisation opens the link in the mail. */
export const confirmationRoutes = new Hono<PortalEnv>()
  .get(STATE, (c) => statePage(c, []))
  .post(STATE, async (c) => {
    const { requestKey } = await readForm(c);
    const done = await sendConfirmationAgain(c.get("deps"), actorOf(c, "bidder"), requestKey);
    if (!done.ok) return statePage(c, [{ field: "again", text: organisationRefusalInWords(done.error) }]);
    setFlash(c, "link-sent");
    return c.redirect(`/bidder${STATE}`, 303);
  })
  .get(LINK, async (c) => {
    const command = ConfirmContactMail.safeParse({ code: c.req.param("code") });
    if (!command.success) return linkRefused(c, { code: "link-not-current" });
    const confirmation = await ownConfirmation(c);
    const decision = decideConfirmation({ confirmation }, command.data, c.get("deps").now());
    if (!decision.ok) return linkRefused(c, decision.error);
    const { mail } = decision.value;
    const page = { frame: frameOf(c), mail, action: c.req.path, requestKey: newRequestKey(c) };
    return c.html(<ConfirmPage {...page} />);
  })
  .post(LINK, async (c) => {
    const command = ConfirmContactMail.safeParse({ code: c.req.param("code") });
    if (!command.success) return linkRefused(c, { code: "link-not-current" });
    const { requestKey } = await readForm(c);
    const done = await confirmContactMail(c.get("deps"), actorOf(c, "bidder"), command.data, requestKey);
    if (!done.ok) return linkRefused(c, done.error);
    setFlash(c, "contact-confirmed");
    return c.redirect(OWN.href, 303);
  });

const ownConfirmation = (c: PortalContext) =>
  loadConfirmation(c.get("deps").table, actorOf(c, "bidder").organisationId);

async function statePage(c: PortalContext, errors: readonly FieldError[]) {
  const page = {
    frame: frameOf(c),
    confirmation: await ownConfirmation(c),
    requestKey: newRequestKey(c),
    errors,
  };
  return c.html(<ConfirmationPage {...page} />, errors.length > 0 ? 422 : 200);
}

/** A link of another organisation and one that never was get the same answer. */
function linkRefused(c: PortalContext, refusal: ConfirmationRefusal | CommonRefusal) {
  const isUnknown = refusal.code === "link-not-current" || refusal.code === "not-found";
  const words = organisationRefusalInWords(isUnknown ? { code: "link-not-current" } : refusal);
  const status = isUnknown ? 404 : statusOf(refusal.code);
  return c.html(<LinkRefusedPage frame={frameOf(c)} words={words} />, status);
}
