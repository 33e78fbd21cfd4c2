import { Hono } from "hono";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { sendConfirmationAgain } from "../../../functions/organisations/profile-operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ConfirmationPage } from "./contact-page.tsx";

const STATE = "/organisation/confirmation";

/** Whether the main contact's address is confirmed, for the organisation's own people. */
export const confirmationRoutes = new Hono<PortalEnv>()
  .get(STATE, (c) => statePage(c, []))
  .post(STATE, async (c) => {
    const { requestKey } = await readForm(c);
    const done = await sendConfirmationAgain(c.get("deps"), actorOf(c, "bidder"), requestKey);
    if (!done.ok) {
      const errors = [{ field: "again", text: organisationRefusalInWords(done.error) }];
      return statePage(c, errors, done.error.code === "not-found" ? 422 : statusOf(done.error.code));
    }
    setFlash(c, "link-sent");
    return c.redirect(`/bidder${STATE}`, 303);
  });

const ownConfirmation = (c: PortalContext) =>
  loadConfirmation(c.get("deps").table, actorOf(c, "bidder").organisationId);

async function statePage(
  c: PortalContext,
  errors: readonly FieldError[],
  status: ReturnType<typeof statusOf> | 200 = 200,
) {
  const page = {
    frame: frameOf(c),
    confirmation: await ownConfirmation(c),
    requestKey: newRequestKey(c),
    maySend: maySubmit(actorOf(c, "bidder")),
    errors,
  };
  return c.html(<ConfirmationPage {...page} />, status);
}
