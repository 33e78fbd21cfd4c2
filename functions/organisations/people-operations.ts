import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { isHeld, withoutToken, type Deciding } from "../../shared/kernel/place.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import {
  decideColleague,
  decideInvitation,
  decideMemberSuspension,
  decideRemoval,
  decideRole,
} from "../../shared/organisations/people.ts";
import type {
  ChangeRole,
  InvitePerson,
  Place,
  RemoveMember,
  RevokeColleaguesToken,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { acting, enact } from "../platform/enact.ts";
import { pauseBefore } from "../platform/pause.ts";
import {
  endInvitation,
  offerPlace,
  regrantPlace,
  savePlace,
  saveTokens,
  unchangedPlace,
} from "../platform/place-rows.ts";
import { loadPlace, loadWorths } from "./facts.ts";
import { readForInviting } from "./inviting.ts";
import { unchangedProfile } from "./profile-facts.ts";
import { takeTurn } from "./store.ts";

/**
 * Prepares a place in the organisation for a colleague, and invites them. What is read and written, and the answer, are
 * the same whoever the address belongs to: only sign-in sees a person's other places.
 */
export async function invitePerson(
  deps: Deps,
  actor: BidderActor,
  command: InvitePerson,
  requestKey: RequestKey,
) {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await inviteAsItStands(deps, actor, command, requestKey);
    if (outcome.ok || outcome.error.code !== "changed-meanwhile" || attempt === ATTEMPTS) return outcome;
    await pauseBefore(attempt);
  }
}

/** How often an invitation is decided anew because another one of the organisation came first. */
const ATTEMPTS = 10;

/** One attempt, on the people there are now: their number and that of the invitations are conditions of the write. */
function inviteAsItStands(deps: Deps, actor: BidderActor, command: InvitePerson, requestKey: RequestKey) {
  const { organisationId } = actor;
  return enact(deps, { actor, command, requestKey, what: "person.invited" }, async (at) => {
    const personId = await personIdOf(command.mail);
    const { turn, organisation, places } = await readForInviting(deps.table, organisationId);
    if (organisation === undefined) return refuse({ code: "not-found" });
    const own = places.find((place) => place.personId === actor.personId);
    const decision = decideInvitation({ actor, own, organisation, personId, places }, command, at);
    if (!decision.ok) return decision;
    const { name, role } = decision.value;
    return accept({
      writes: [
        ...offerPlace(organisationId, decision.value),
        takeTurn(organisationId, turn),
        ...unchangedPlace(organisationId, own),
        unchangedProfile(organisation),
      ],
      subject: personId,
      detail: { organisation: organisation.name, name, role },
      answer: { personId },
    });
  });
}

/** Gives a colleague another role. Their sessions and tokens for this organisation are worth nothing from then on. */
export const changeRole = changingPlace({ what: () => "person.role-changed", decide: decideRole });

/** Suspends a colleague, whose sessions and tokens for this organisation end with it, or lets them back. */
export const suspendMember = changingPlace({
  what: ({ suspend }: SuspendMember) => (suspend ? "person.suspended" : "person.restored"),
  decide: decideMemberSuspension,
});

export const REMOVED = "person.removed";

/** Takes a colleague's place away, or an invitation back. Their sessions and tokens for this organisation end with it. */
export const removeMember = changingPlace({ what: () => REMOVED, decide: decideRemoval });

function changingPlace<Command extends ChangeRole | SuspendMember | RemoveMember>({
  what: whatOf,
  decide,
}: {
  readonly what: (command: Command) => string;
  readonly decide: (
    facts: Deciding & { place: Place | undefined },
    command: Command,
    at: Instant,
  ) => ReturnType<typeof decideColleague | typeof decideMemberSuspension>;
}) {
  return (deps: Deps, actor: BidderActor, command: Command, requestKey: RequestKey) => {
    const { organisationId, organisationName } = actor;
    const { personId } = command;
    return enact(deps, { actor, command, requestKey, what: whatOf(command) }, async (at) => {
      const [own, place] = await loadOwnAndColleague(deps, actor, personId);
      const decision = decide({ actor, own, place }, command, at);
      if (!decision.ok) return decision;
      const { name, role, removedAt } = decision.value;
      const invitation = place !== undefined && !isHeld(place);
      return accept({
        writes: [
          // Nothing can have been opened on a place that is only offered.
          ...(invitation
            ? [savePlace(organisationId, decision.value)]
            : regrantPlace(organisationId, decision.value)),
          ...(invitation && removedAt !== undefined ? [endInvitation(personId, organisationId)] : []),
          ...unchangedPlace(organisationId, own),
        ],
        subject: personId,
        detail: { organisation: organisationName, name, role, ...(invitation ? { invitation } : {}) },
        answer: { personId },
      });
    });
  };
}

/** Makes one token of a colleague worthless, at once. */
export const revokeColleaguesToken = acting(
  "token.revoked",
  async (deps, actor: BidderActor, command: RevokeColleaguesToken) => {
    const { organisationId, organisationName } = actor;
    const { personId, tokenId } = command;
    const [[own, place], worths] = await Promise.all([
      loadOwnAndColleague(deps, actor, personId),
      loadWorths(deps.table, organisationId, [personId]),
    ]);
    const colleague = decideColleague({ actor, own, place }, command);
    if (!colleague.ok) return colleague;
    const next = withoutToken(worths.get(personId), tokenId);
    if (next === undefined) return refuse({ code: "not-found" });
    return accept({
      writes: [saveTokens(personId, organisationId, next), ...unchangedPlace(organisationId, own)],
      subject: personId,
      detail: { organisation: organisationName, name: colleague.value.name },
      answer: { personId },
    });
  },
);

/** Both places of a change: the guard on the first lets no two submitters suspend each other at one instant. */
const loadOwnAndColleague = ({ table }: Deps, { organisationId, personId }: BidderActor, subject: PersonId) =>
  Promise.all([loadPlace(table, organisationId, personId), loadPlace(table, organisationId, subject)]);
