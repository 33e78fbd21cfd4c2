import type { Who } from "../../shared/kernel/chain.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { OrganisationId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import { decideConfirmation } from "../../shared/organisations/contact.ts";
import type { ConfirmContactMail, ContactConfirmation } from "../../shared/organisations/schema.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { enact } from "../platform/enact.ts";
import { linkStream } from "../platform/stream.ts";
import { loadConfirmation } from "./facts.ts";
import { noteConfirmed } from "./store.ts";

/**
 * Finds what a link of the mail to a main contact asks to confirm. Refuses an organisation of which nothing is asked and
 * the code of any link but the last; and, saying so, an address that is confirmed already.
 */
export async function readConfirmation(
  { table, now }: Pick<Deps, "table" | "now">,
  { organisationId, code }: ConfirmContactMail,
  at = now(),
) {
  const confirmation = await loadConfirmation(table, organisationId);
  return { confirmation, decision: decideConfirmation({ confirmation, codeHash: await sha256(code) }, at) };
}

/**
 * Confirms the main contact's address by the link alone: the contact may be nobody of the portal, and whoever has the code
 * has the mail. Refuses what `readConfirmation` refuses. The entry says that the contact did it, by name and address.
 */
export async function confirmContactMail(deps: Deps, command: ConfirmContactMail, requestKey: RequestKey) {
  const { organisationId, code } = command;
  const confirmation = await loadConfirmation(deps.table, organisationId);
  if (confirmation === undefined) return refuse({ code: "not-found" });
  const asking = {
    stream: linkStream(organisationId),
    what: "contact.confirmed",
    who: await contactOf(organisationId, confirmation),
    command: { code },
    requestKey,
  };
  return enact(deps, asking, async (at) => {
    const { decision } = await readConfirmation(deps, command, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [noteConfirmed(organisationId, decision.value)],
      subject: organisationId,
      detail: {},
      answer: {},
    });
  });
}

const contactOf = async (
  organisationId: OrganisationId,
  { name, mail }: ContactConfirmation,
): Promise<Who> => ({ personId: await personIdOf(mail), name, audience: "bidder", organisationId });
