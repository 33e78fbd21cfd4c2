import {
  type Actor,
  actorIn,
  actsAs,
  type Audience,
  type AuthorityActor,
} from "../../../shared/kernel/actor.ts";
import { type CompetitionId, type LotId, LotId as Lot, RequestKey } from "../../../shared/kernel/id.ts";
import { fromLondon, type Instant, londonDay } from "../../../shared/kernel/instant.ts";
import type { Organisation } from "../../../shared/organisations/schema.ts";
import { loadCompetitions } from "../../../functions/competition/facts.ts";
import { loadOrganisations } from "../../../functions/organisations/facts.ts";
import { loadActor } from "../../../functions/people/facts.ts";
import { signIn } from "../../../functions/people/operations.ts";
import { loadInvitations } from "../../../functions/people/place-facts.ts";
import { acceptPlace } from "../../../functions/people/place-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { loadAllWaiting } from "../../../functions/proposals/facts.ts";
import { confirmProposal } from "../../../functions/proposals/operations.ts";
import { checkSession, type LiveSession } from "../../../functions/platform/session.ts";
import { type Bidder, LEAD, SECOND_LEAD, submitterOf } from "./cast.ts";

/** Somebody's act at its instant, done through the operation that a page or the API would call. */
export type ReplayAct = {
  readonly at: Instant;
  /** For the progress line. */
  readonly what: string;
  readonly does: (
    scene: Scene,
  ) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>;
};

/** What an act finds when its time has come. Its request keys are its own, so that playing it twice does it once. */
export type Scene = {
  readonly deps: Deps;
  /** Signs a person in, to act for one audience. Throws when they cannot. */
  as<A extends Audience>(mail: string, name: string, audience: A): Promise<Extract<Actor, { audience: A }>>;
  readonly key: (purpose: string) => RequestKey;
  /** The competition that the replay created. Throws before it was. */
  competition(): Promise<CompetitionId>;
  /** Whether anything was done by hand: the replay does everything at the very instant of one of its acts. */
  byHand(...done: readonly (Instant | undefined)[]): boolean;
};

/** The replay acts for no organisation for which somebody has acted by hand in the same stage: it would submit their draft. */
export const ACTED_BY_HAND = { ok: false, error: { code: "acted-by-hand" } } as const;

/** What is the same from act to act: who signed in on which day, and which competition it is all about. */
export type Sittings = { readonly actors: Map<string, Actor>; competition: CompetitionId | undefined };

/** The scene of the act with this number. */
export function sceneOf(
  deps: Deps,
  number: number,
  sittings: Sittings,
  acts: readonly Pick<ReplayAct, "at">[],
): Scene {
  const key = (purpose: string) => RequestKey.parse(`replay-${number}-${purpose}`);
  return {
    deps,
    key,
    byHand: (...done) => done.some((at) => at !== undefined && !acts.some((act) => act.at === at)),
    async as(mail, name, audience) {
      const whoAndWhen = `${mail} ${londonDay(deps.now())} ${audience}`;
      const signedInToday = sittings.actors.get(whoAndWhen);
      if (signedInToday !== undefined && actsAs(signedInToday, audience)) return signedInToday;
      let actor = await signedIn(deps, mail, name);
      if (!actsAs(actor, audience)) {
        await acceptInvitations(deps, mail, name);
        actor = await signedIn(deps, mail, name);
      }
      if (!actsAs(actor, audience)) throw new Error(`${mail} does not act for a ${audience}`);
      sittings.actors.set(whoAndWhen, actor);
      return actor;
    },
    async competition() {
      sittings.competition ??= (await loadCompetitions(deps.table)).at(-1)?.competitionId;
      if (sittings.competition === undefined) throw new Error("the competition does not exist yet");
      return sittings.competition;
    },
  };
}

async function signedIn(deps: Deps, mail: string, name: string): Promise<Actor> {
  return (await openedSession(deps, mail, name)).actor;
}

async function openedSession(deps: Deps, mail: string, name: string): Promise<LiveSession> {
  const opened = await signIn(deps, { mail, name }, "cookie", RequestKey.parse(deps.newSecret()));
  const session = opened.ok ? await checkSession(deps, opened.value.secret, "cookie", loadActor) : undefined;
  if (session === undefined) throw new Error(`${mail} could not sign in`);
  return session;
}

/** Signs a person in, who accepts every place that waits for them. Done again, it finds none. */
export async function acceptInvitations(deps: Deps, mail: string, name: string): Promise<void> {
  const session = await openedSession(deps, mail, name);
  const { invitations } = await loadInvitations(deps, session.actor);
  for (const { capacity } of invitations) {
    const accepted = await acceptPlace(deps, session, capacity, RequestKey.parse(deps.newSecret()));
    if (!accepted.ok) throw new Error(`${mail} could not accept a place: ${accepted.error.code}`);
  }
}

export const asLead = (scene: Scene) => scene.as(LEAD.mail, LEAD.name, "authority");
export const asSecondLead = (scene: Scene) => scene.as(SECOND_LEAD.mail, SECOND_LEAD.name, "authority");
/** Somebody of the authority, as whom they are in the competition. */
export async function asTeam(scene: Scene, mail: string, name: string): Promise<AuthorityActor> {
  const actor = actorIn(await scene.as(mail, name, "authority"), await scene.competition());
  if (actor === undefined) throw new Error(`${mail} has no role in the competition`);
  return actor;
}
export const asSubmitter = (scene: Scene, bidder: Bidder) =>
  scene.as(submitterOf(bidder).mail, submitterOf(bidder).name, "bidder");

/** The second lead confirms what waits for a second person; of several the first to run out. */
export async function confirmFirst(scene: Scene) {
  const second = await asSecondLead(scene);
  const [waiting] = await loadAllWaiting(scene.deps, second);
  if (waiting === undefined) return { ok: false, error: { code: "nothing-waits" } } as const;
  const { scope, proposalId, hash } = waiting;
  return confirmProposal(scene.deps, second, { scope, proposalId, seenHash: hash }, scene.key("confirm"));
}

/** The same as an act of its own. */
export const confirmation = (local: string, what: string): ReplayAct => ({
  at: on(local),
  what,
  does: confirmFirst,
});

/** A bidder as the register has it. Throws before it is registered. */
export async function organisationOf({ deps }: Scene, bidder: Bidder): Promise<Organisation> {
  const found = (await loadOrganisations(deps.table)).find(({ name }) => name === bidder.name);
  if (found === undefined) throw new Error(`${bidder.name} is not registered yet`);
  return found;
}

/** An instant of the record, from a London time. */
export function on(local: string): Instant {
  const instant = fromLondon(local);
  if (!instant.ok) throw new Error(`${local} is no London time`);
  return instant.value;
}

export const lotIds = (numbers: readonly number[]): LotId[] =>
  numbers.map((number) => Lot.parse(`lot-${number}`));
