import { sendingLinkAgain } from "../../../functions/organisations/acts.ts";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { formOf } from "../../doors/form-of.tsx";
import { ConfirmationPage } from "./contact-page.tsx";

/** Whether the main contact's address is confirmed, for the organisation's own people. */
export const confirmationRoutes = formOf(sendingLinkAgain, {
  path: "/organisation/confirmation",
  mayLook: () => true,
  facts: async (c) => ({
    confirmation: await loadConfirmation(c.get("deps").table, actorOf(c, "bidder").organisationId),
    maySend: maySubmit(actorOf(c, "bidder")),
  }),
  page: (facts, filled) => <ConfirmationPage {...filled} {...facts} />,
  flash: "link-sent",
  to: () => "/bidder/organisation/confirmation",
});
