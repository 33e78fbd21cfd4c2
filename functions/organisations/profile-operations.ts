import type { BidderActor } from "../../shared/kernel/actor.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import type { RequestKey } from "../../shared/kernel/id.ts";
import type { MembersRefusal } from "../../shared/kernel/members.ts";
import { actsForAll } from "../../shared/kernel/place.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { confirmationFor, decideSendingAgain } from "../../shared/organisations/contact.ts";
import { decideEdit, type OrganisationRefusal } from "../../shared/organisations/rules.ts";
import type { EditOrganisation, SendConfirmationAgain } from "../../shared/organisations/schema.ts";
import { loadFixingResponses } from "../memberships/facts.ts";
import type { CommitRefusal, Committed } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { unchangedPlace } from "../platform/place-rows.ts";
import { loadConfirmation, loadOrganisation, loadPlace } from "./facts.ts";
import { saveProfile } from "./profile-facts.ts";
import { askConfirmation, renameConfirmation } from "./store.ts";

/**
 * Saves the next version of an organisation's profile. A new main contact is sent a link to confirm the address; its
 * people read a new name from their next sign-in.
 */
export async function editOrganisation(
  deps: Deps,
  actor: BidderActor,
  command: EditOrganisation,
  requestKey: RequestKey,
): Promise<Result<Committed, EditRefusal>> {
  const { table } = deps;
  const { organisationId, personId } = actor;
  const decidedOn = () =>
    Promise.all([loadOrganisation(table, organisationId), loadPlace(table, organisationId, personId)]);
  const [organisation, own] = await decidedOn();
  const edited = await enact(
    deps,
    { actor, command, requestKey, what: "organisation.edited" },
    async (at) => {
      const [confirmed, fixedBy] = await Promise.all([
        loadConfirmation(table, organisationId),
        command.members === undefined ? [] : loadFixingResponses(table, organisationId, at),
      ]);
      if (organisation === undefined) return refuse({ code: "not-found" });
      const decision = decideEdit({ actor, own, organisation, membersFixed: fixedBy.length > 0 }, command);
      if (!decision.ok) return decision;
      const { name, version } = decision.value;
      const code = deps.newSecret();
      const confirmation = confirmationFor(decision.value, confirmed, await sha256(code), at);
      const renamed = name !== organisation.name && confirmation === undefined && confirmed !== undefined;
      return accept({
        writes: [
          ...(await saveProfile(decision.value, { savedAt: at, savedBy: actor.name }, organisation)),
          ...(confirmation === undefined ? [] : askConfirmation(organisationId, confirmation, code)),
          ...(renamed ? [renameConfirmation(decision.value)] : []),
          ...unchangedPlace(organisationId, own),
        ],
        subject: organisationId,
        detail: {
          name,
          changed: Object.keys(command).filter((field) => field !== "seenVersion"),
          version,
          ...(confirmation === undefined ? {} : { confirmation: confirmation.version }),
        },
        answer: { version },
      });
    },
  );
  if (edited.ok || edited.error.code !== "changed-meanwhile") return edited;
  // When nobody changed anything in between, what did not hold is that the numbers are free.
  const [current, place] = await decidedOn();
  const stands = current?.version === command.seenVersion && place?.version === own?.version;
  return command.numbers !== undefined && stands ? refuse({ code: "number-registered-already" }) : edited;
}

type EditRefusal =
  | CommitRefusal
  | MembersRefusal
  | Extract<
      OrganisationRefusal,
      { code: "not-found" | "not-for-your-role" | "members-fixed" | "number-registered-already" }
    >;

/** Has the link sent to the main contact once more, with a new code: for a submitter, as their place is now. */
export const sendConfirmationAgain = acting(
  "contact.asked-again",
  async (deps, actor: BidderActor, _command: SendConfirmationAgain, at) => {
    const { organisationId, organisationName: name } = actor;
    const [confirmation, own] = await Promise.all([
      loadConfirmation(deps.table, organisationId),
      loadPlace(deps.table, organisationId, actor.personId),
    ]);
    if (!actsForAll({ actor, own })) return refuse({ code: "not-for-your-role" });
    const code = deps.newSecret();
    const decision = decideSendingAgain({ confirmation, newCodeHash: await sha256(code) }, at);
    if (!decision.ok) return decision;
    return accept({
      writes: [
        ...askConfirmation(organisationId, decision.value, code),
        ...unchangedPlace(organisationId, own),
      ],
      subject: organisationId,
      detail: { name, confirmation: decision.value.version },
      answer: {},
    });
  },
);
