import { sendingLinkAgain } from "../../../functions/organisations/acts.ts";
import { loadConfirmation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { formOf } from "../../doors/form-of.tsx";
import type { ContactConfirmation } from "../../../shared/organisations/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { When } from "../../govuk/when.tsx";
import { OWN } from "./edit-page.tsx";

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

type ConfirmationProps = Filled & {
  confirmation: ContactConfirmation | undefined;
  /** Whether this person may have the link sent again. */
  maySend: boolean;
};

/** Whether the main contact's address is confirmed, and the way to have the link sent again. */
function ConfirmationPage({ frame, confirmation, maySend, errors, Form }: ConfirmationProps) {
  const title = "Your main contact’s email address";
  return (
    <HeadedPage frame={frame} title={title} back={OWN} errors={errors}>
      <State confirmation={confirmation} />
      {maySend && confirmation !== undefined && confirmation.confirmedAt === undefined && (
        <Form brief>
          <Button
            id="again"
            text="Send the link again"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
    </HeadedPage>
  );
}

function State({ confirmation }: Pick<ConfirmationProps, "confirmation">) {
  if (confirmation === undefined)
    return (
      <p>
        Your organisation has no contact yet. <a href="/bidder/organisation/edit/contacts">Enter a contact</a>
      </p>
    );
  const { mail, sentAt, confirmedAt } = confirmation;
  if (confirmedAt !== undefined)
    return (
      <p>
        <strong>{mail}</strong> was confirmed at <When instant={confirmedAt} />.
      </p>
    );
  return (
    <>
      <p>
        We sent a link to <strong>{mail}</strong> at <When instant={sentAt} />. Whoever opens it there can
        confirm the address, without signing in.
      </p>
      <p>
        Nothing waits for this: you can answer and submit before the address is confirmed. If no mail comes,
        check the address and the folder for unwanted mail, or have the link sent again. The links of earlier
        mails then no longer work.
      </p>
    </>
  );
}
