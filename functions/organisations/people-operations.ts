import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { PersonId, RequestKey } from "../../shared/kernel/id.ts";
import { isHeld, withoutToken, type Deciding } from "../../shared/kernel/place.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import {
  decideColleague,
  decideInvitation,
  decideMemberSuspension,
  decideRemoval,
  decideRole,
} from "../../shared/organisations/people.ts";
import type { OrganisationRefusal } from "../../shared/organisations/rules.ts";
import type {
  ChangeRole,
  InvitePerson,
  Place,
  RemoveMember,
  RevokeColleaguesToken,
  SuspendMember,
} from "../../shared/organisations/schema.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { type Act, type Asked, commit, earlierOr } from "../platform/commit.ts";
import type { Deps } from "../platform/deps.ts";
import { pauseBefore } from "../platform/pause.ts";
import {
  endInvitation,
  offerPlace,
  regrantPlace,
  savePlace,
  saveTokens,
  unchangedPlace,
} from "../platform/places.ts";
import { afresh } from "../platform/read-once.ts";
import { portalStream } from "../platform/stream.ts";
import { whoOf } from "../platform/who.ts";
import { loadEveryPlace, loadOrganisation, loadWorths, loadPlace } from "./facts.ts";
import { loadTurn, takeTurn } from "./store.ts";
import { unchangedProfile } from "./profile-facts.ts";

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
async function inviteAsItStands(
  deps: Deps,
  actor: BidderActor,
  command: InvitePerson,
  requestKey: RequestKey,
) {
  const { organisationId } = actor;
  const personId = await personIdOf(command.mail);
  const table = afresh(deps.table);
  const turn = await loadTurn(table, organisationId);
  const [organisation, places] = await Promise.all([
    loadOrganisation(table, organisationId),
    loadEveryPlace(table, organisationId),
  ]);
  if (organisation === undefined) return refuse({ code: "not-found" });
  const own = places.find((place) => place.personId === actor.personId);
  const asked = askedOf(actor, "person.invited", command);
  const at = deps.now();
  const decision = decideInvitation({ actor, own, organisation, personId, places }, command, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { name, role } = decision.value;
  return commit(
    deps,
    [
      ...offerPlace(organisationId, decision.value),
      takeTurn(organisationId, turn),
      ...unchangedPlace(organisationId, own),
      unchangedProfile(organisation),
    ],
    { ...asked, at, ...about(personId, { organisation: organisation.name, name, role }) },
    requestKey,
  );
}

/** Gives a colleague another role. Their sessions and tokens for this organisation are worth nothing from then on. */
export const changeRole = (deps: Deps, actor: BidderActor, command: ChangeRole, requestKey: RequestKey) =>
  changePlace(deps, actor, command, requestKey, {
    what: "person.role-changed",
    decide: (facts) => decideRole(facts, command),
  });

/** Suspends a colleague, whose sessions and tokens for this organisation end with it, or lets them back. */
export const suspendMember = (
  deps: Deps,
  actor: BidderActor,
  command: SuspendMember,
  requestKey: RequestKey,
) =>
  changePlace(deps, actor, command, requestKey, {
    what: command.suspend ? "person.suspended" : "person.restored",
    decide: (facts, at) => decideMemberSuspension(facts, command, at),
  });

/** Takes a colleague's place away, or an invitation back. Their sessions and tokens for this organisation end with it. */
export const removeMember = (deps: Deps, actor: BidderActor, command: RemoveMember, requestKey: RequestKey) =>
  changePlace(deps, actor, command, requestKey, {
    what: "person.removed",
    decide: (facts, at) => decideRemoval(facts, command, at),
  });

type Change = {
  readonly what: string;
  readonly decide: (
    facts: Deciding & { place: Place | undefined },
    at: Act["at"],
  ) => Result<Place, OrganisationRefusal>;
};

async function changePlace(
  deps: Deps,
  actor: BidderActor,
  command: ChangeRole | SuspendMember | RemoveMember,
  requestKey: RequestKey,
  { what, decide }: Change,
) {
  const { organisationId } = actor;
  const [own, place] = await loadOwnAndColleague(deps, actor, command.personId);
  const asked = askedOf(actor, what, command);
  const at = deps.now();
  const decision = decide({ actor, own, place }, at);
  if (!decision.ok) return earlierOr(deps, asked, requestKey, decision.error);
  const { personId, name, role, removedAt } = decision.value;
  const invitation = place !== undefined && !isHeld(place);
  return commit(
    deps,
    [
      // Nothing can have been opened on a place that is only offered.
      ...(invitation
        ? [savePlace(organisationId, decision.value)]
        : regrantPlace(organisationId, decision.value)),
      ...(invitation && removedAt !== undefined ? [endInvitation(personId, organisationId)] : []),
      ...unchangedPlace(organisationId, own),
    ],
    {
      ...asked,
      at,
      ...about(personId, {
        organisation: actor.organisationName,
        name,
        role,
        ...(invitation ? { invitation } : {}),
      }),
    },
    requestKey,
  );
}

/** Makes one token of a colleague worthless, at once. */
export async function revokeColleaguesToken(
  deps: Deps,
  actor: BidderActor,
  command: RevokeColleaguesToken,
  requestKey: RequestKey,
) {
  const { organisationId } = actor;
  const { personId, tokenId } = command;
  const [[own, place], worths] = await Promise.all([
    loadOwnAndColleague(deps, actor, personId),
    loadWorths(deps.table, organisationId, [personId]),
  ]);
  const asked = askedOf(actor, "token.revoked", command);
  const colleague = decideColleague({ actor, own, place }, command);
  if (!colleague.ok) return earlierOr(deps, asked, requestKey, colleague.error);
  const next = withoutToken(worths.get(personId), tokenId);
  if (next === undefined) return earlierOr(deps, asked, requestKey, { code: "not-found" } as const);
  const { name } = colleague.value;
  return commit(
    deps,
    [saveTokens(personId, organisationId, next), ...unchangedPlace(organisationId, own)],
    { ...asked, at: deps.now(), ...about(personId, { organisation: actor.organisationName, name }) },
    requestKey,
  );
}

const askedOf = (actor: BidderActor, what: string, command: Asked["command"]): Asked => ({
  stream: portalStream("AUDBIDDER", actor.personId),
  what,
  who: whoOf(actor),
  command,
});

const about = (personId: PersonId, detail: Act["detail"]) => ({
  subject: personId,
  detail,
  answer: { personId },
});

/** Both places of a change: the guard on the first lets no two submitters suspend each other at one instant. */
const loadOwnAndColleague = ({ table }: Deps, { organisationId, personId }: BidderActor, subject: PersonId) =>
  Promise.all([loadPlace(table, organisationId, personId), loadPlace(table, organisationId, subject)]);
