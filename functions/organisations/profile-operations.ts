import type { BidderActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import { refuse } from "../../shared/kernel/result.ts";
import { confirmationFor, decideSendingAgain } from "../../shared/organisations/contact.ts";
import { decideEdit } from "../../shared/organisations/rules.ts";
import { actsForAll } from "../../shared/kernel/place.ts";
import type { EditOrganisation } from "../../shared/organisations/schema.ts";
import { commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { unchangedPlace } from "../platform/places.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadFixingResponses } from "../memberships/facts.ts";
import { loadConfirmation, loadOrganisation, loadPlace } from "./facts.ts";
import { askConfirmation, renameConfirmation } from "./store.ts";
import { saveProfile } from "./profile-facts.ts";

/**
 * Saves the next version of an organisation's profile. A new main contact is sent a link to confirm the address; its
 * people read a new name from their next sign-in.
 */
export async function editOrganisation(
  deps: Deps,
  actor: BidderActor,
  command: EditOrganisation,
  requestKey: RequestKey,
) {
  const { table } = deps;
  const { organisationId } = actor;
  const at = deps.now();
  const [organisation, own, confirmed, fixedBy] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadPlace(table, organisationId, actor.personId),
    loadConfirmation(table, organisationId),
    command.members === undefined ? [] : loadFixingResponses(table, organisationId, at),
  ]);
  if (organisation === undefined) return refuse({ code: "not-found" });
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "organisation.edited",
    who: whoOf(actor),
    command,
  };
  const decision = decideEdit({ actor, own, organisation, membersFixed: fixedBy.length > 0 }, command);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const edited = decision.value;
  const code = deps.newSecret();
  const confirmation = confirmationFor(edited, confirmed, await sha256(code), at);
  const renamed = edited.name !== organisation.name;
  const committed = await commit(
    deps,
    [
      ...(await saveProfile(edited, { savedAt: at, savedBy: actor.name }, organisation)),
      ...(confirmation === undefined ? [] : askConfirmation(organisationId, confirmation, code)),
      ...(renamed && confirmation === undefined && confirmed !== undefined
        ? [renameConfirmation(edited)]
        : []),
      ...unchangedPlace(organisationId, own),
    ],
    {
      ...asked,
      at,
      subject: organisationId,
      detail: {
        name: edited.name,
        changed: Object.keys(command).filter((name) => name !== "seenVersion"),
        version: edited.version,
        ...(confirmation === undefined ? {} : { confirmation: confirmation.version }),
      },
      answer: { version: edited.version },
    },
    requestKey,
  );
  if (committed.ok || committed.error.code !== "changed-meanwhile") return committed;
  const [current, place] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadPlace(table, organisationId, actor.personId),
  ]);
  // When nobody changed anything in between, what did not hold is that the numbers are free.
  const stands = current?.version === organisation.version && place?.version === own?.version;
  return command.numbers !== undefined && stands ? refuse({ code: "number-registered-already" }) : committed;
}

/** Has the link sent to the main contact once more, with a new code: for a submitter, as their place is now. */
export async function sendConfirmationAgain(deps: Deps, actor: BidderActor, requestKey: RequestKey) {
  const { organisationId } = actor;
  const [confirmation, own] = await Promise.all([
    loadConfirmation(deps.table, organisationId),
    loadPlace(deps.table, organisationId, actor.personId),
  ]);
  const asked = {
    stream: portalStream("AUDBIDDER", actor.personId),
    what: "contact.asked-again",
    who: whoOf(actor),
    command: {},
  };
  const at = deps.now();
  const code = deps.newSecret();
  if (!actsForAll({ actor, own }))
    return earlierOr(deps, asked, requestKey, { code: "not-for-your-role" } as const);
  const decision = decideSendingAgain({ confirmation, newCodeHash: await sha256(code) }, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  return commit(
    deps,
    [...askConfirmation(organisationId, decision.value, code), ...unchangedPlace(organisationId, own)],
    {
      ...asked,
      at,
      subject: organisationId,
      detail: { name: actor.organisationName, confirmation: decision.value.version },
      answer: {},
    },
    requestKey,
  );
}
