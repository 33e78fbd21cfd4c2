import { checkLog } from "../../../functions/audit/log-check.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { countUnits } from "../../builders/units.ts";
import type { CompetitionId, DraftId } from "../../../shared/kernel/id.ts";
import { between, type Instant, plus, SECOND } from "../../../shared/kernel/instant.ts";
import type { Receipt } from "../../../functions/preferences/replies.ts";
import { aCompetition, london, type RunningCompetition } from "../../builders/competition.ts";
import type { GivenParts } from "../../builders/portal.ts";
import {
  amendAndPropose,
  createWithoutPqq,
  draft,
  nameContacts,
  prepareAnother,
  type Proposed,
  submit,
} from "./acts.ts";
import { CLOSES } from "../../builders/pqq.ts";
import { actInPqq, confirmOutcomeOf, type Pqq, prepared } from "./pqq.ts";
import { aCast, type Cast, type SignedIn, signAllIn } from "./cast.ts";
import type { BidderName } from "./principals.ts";
import { type Remembered, remembered } from "./undo.ts";
import { workersCatchUp, workersPassOver } from "./workers.ts";

/**
 * How the window stands that a world is about: round 1 of the preferences (when it is sealed, round 2 is open), or the
 * PQQ. After that one's sealing its responses are evaluated, then assessed; an outcome is proposed, and published.
 */
export const STATES = ["before", "open", "closed", "sealed", "assessed", "proposed", "published"] as const;
export type State = (typeof STATES)[number];
/** Whether nobody of the authority may look yet. */
export const isUnsealed = (state: State): boolean => ["before", "open", "closed"].includes(state);

/** What a world is about. */
export type About = "preferences" | "pqq";

const WINDOWS = {
  preferences: {
    begins: "2013-12-19T09:00",
    closes: london("2014-02-28T12:00"),
    instants: {
      before: london("2014-01-10T09:00"),
      open: london("2014-02-10T09:00"),
      closed: plus(london("2014-02-28T12:00"), SECOND),
      sealed: london("2014-05-08T09:00"),
    },
  },
  pqq: {
    begins: "2013-09-18T09:00",
    closes: CLOSES,
    instants: {
      before: london("2013-09-18T10:00"),
      open: london("2013-10-10T09:00"),
      closed: plus(CLOSES, SECOND),
      sealed: london("2013-11-20T09:00"),
      assessed: london("2013-12-10T09:00"),
      proposed: london("2013-12-11T09:00"),
      published: london("2013-12-19T09:00"),
    },
  },
} as const satisfies Record<About, unknown>;

/** What bidders submit and then draft: no two are alike, so that nothing of one is like anything of another. */
const CHOICES = {
  alpha: { submitted: ["lot-9", "lot-20"], drafted: ["lot-9"] },
  beta: { submitted: ["lot-10", "lot-20", "lot-1"], drafted: ["lot-10", "lot-3"] },
} as const;

/** One competition, everybody who has, or had, something to do with it, and what they hold. */
export type World = RunningCompetition &
  Cast & {
    readonly deps: Deps;
    readonly signedIn: SignedIn;
    readonly units: ReturnType<typeof countUnits>;
    readonly proposed: Proposed;
    /** Another competition, in which who has pre-qualified is recorded. */
    readonly withoutPqq: CompetitionId;
    /** A competition that is prepared and could be published. */
    readonly draftId: DraftId;
    readonly about: About;
    /** What there is in the PQQ. */
    readonly pqq: Pqq;
    /** What confirms the address of each bidder's main contact. */
    readonly codes: Partial<Record<BidderName, string>>;
    /** The submission of each bidder in round 1, once there is one. */
    readonly receipts: Partial<Record<BidderName, Receipt | undefined>>;
    state(): State;
    /** Goes on to a later state through those between, in each of which people act; then the workers follow. */
    moveTo(state: State): Promise<void>;
    /** Moves the portal clock within a state, and lets everything be done that is due by then. */
    waitUntil(instant: Instant): Promise<void>;
    /** The table as it was when the state began. */
    atFirst(): Remembered;
  };

/** What a test may make differently: what would be random, whether bidders act by themselves, whose mail bounces. */
type Given = GivenParts & {
  readonly about?: About;
  readonly newCanary?: () => string;
  readonly quiet?: boolean;
  readonly bounces?: (to: string) => boolean;
};

/** The world before its window opens: round 1 of the preferences if nothing else is said. */
export async function aWorld(given: Given = {}): Promise<World> {
  const { about = "preferences", newCanary, quiet = false, bounces, ...parts } = given;
  const { begins, closes } = WINDOWS[about];
  const instants: Readonly<Partial<Record<State, Instant>>> = WINDOWS[about].instants;
  const running = await aCompetition(begins, parts);
  const { portal } = running;
  const deps: Deps = {
    ...portal.deps,
    ask: { ...portal.deps.ask, checkStreams: (log) => checkLog(portal.deps, log) },
    mail: {
      async send(mail) {
        if (bounces?.(mail.to) === true) throw new Error("no such mail box");
        await portal.deps.mail.send(mail);
      },
    },
    identity: {
      ...portal.deps.identity,
      complete: async () => ({ mail: "somebody.new@nowhere.example", name: "Somebody new" }),
    },
  };
  const cast = await aCast(running, { newCanary, prequalified: about === "preferences" });
  const codes = await nameContacts(running, cast);
  const proposed = await amendAndPropose(running);
  const withoutPqq = await createWithoutPqq(running);
  const draftId = await prepareAnother(running);
  const signedIn = await signAllIn(running, cast);
  const receipts: World["receipts"] = {};
  const pqq: Pqq = { responded: {}, queries: {}, changes: {} };
  if (about === "pqq") await prepared(running, pqq);

  // The wall clock stands still, so that nobody is signed out by the test's own haste.
  function setClock(instant: Instant): void {
    portal.waste(between(instant, deps.now()));
    portal.at(instant);
  }
  let state: State = "before";
  async function enter(next: State): Promise<void> {
    const instant = instants[next];
    if (instant === undefined) throw new Error(`${about} are never ${next}`);
    if (next === "published" && !quiet) await confirmOutcomeOf({ ...running, ...cast }, pqq);
    if (next === "sealed") setClock(plus(closes, 60 * SECOND));
    else setClock(instant);
    await portal.seal();
    setClock(instant);
    state = next;
    if (quiet) return;
    if (about === "pqq") await actInPqq(next, { ...running, ...cast }, pqq, signedIn, newCanary);
    else if (next === "open")
      for (const name of ["alpha", "beta"] as const) {
        receipts[name] = await submit(running, cast.bidders[name].submitter, CHOICES[name].submitted);
        await draft(running, cast.bidders[name].member, CHOICES[name].drafted);
      }
  }
  await enter("before");
  await workersCatchUp(portal.dynamo, deps);
  let atFirst = await remembered(portal);
  return {
    ...running,
    ...cast,
    deps,
    signedIn,
    units: countUnits(portal.client),
    proposed,
    withoutPqq,
    draftId,
    about,
    pqq,
    codes,
    receipts,
    state: () => state,
    async moveTo(goal) {
      await workersPassOver(portal.dynamo);
      const [from, to] = [STATES.indexOf(state) + 1, STATES.indexOf(goal) + 1];
      for (const next of STATES.slice(from, to)) await enter(next);
      await workersCatchUp(portal.dynamo, deps);
      atFirst = await remembered(portal);
    },
    async waitUntil(instant) {
      setClock(instant);
      await portal.seal();
      await workersCatchUp(portal.dynamo, deps);
      atFirst = await remembered(portal);
    },
    atFirst: () => atFirst,
  };
}
