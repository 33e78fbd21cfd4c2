import { checkLog } from "../../../functions/audit/checking.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import {
  confirmTimetableAmendment,
  proposeTimetableAmendment,
} from "../../../functions/competition/operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { countUnits } from "../../../functions/platform/units.ts";
import { loadMyPreferences, loadReceipt } from "../../../functions/preferences/facts.ts";
import { savePreferencesDraft, submitPreferences } from "../../../functions/preferences/operations.ts";
import { AmendmentId, LotId, StageId, SubmissionId } from "../../../shared/kernel/id.ts";
import { between, plus, SECOND } from "../../../shared/kernel/instant.ts";
import { seenVersionOf } from "../../../shared/preferences/rules.ts";
import type { Receipt } from "../../../shared/preferences/schema.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { aCast, type Bidder, type Cast, type SignedIn, signAllIn } from "./cast.ts";
import { type BidderName, bidderOf, type Principal } from "./principals.ts";
import { type Remembered, remembered } from "./undo.ts";
import { workersCatchUp, workersPassOver } from "./workers.ts";

/** How round 1 of the preferences stands. When it is sealed, round 2 is open. */
export const STATES = ["before", "open", "closed", "sealed"] as const;
export type State = (typeof STATES)[number];

const CLOSES = london("2014-02-28T12:00");
const INSTANTS = {
  before: london("2014-01-10T09:00"),
  open: london("2014-02-10T09:00"),
  closed: plus(CLOSES, SECOND),
  sealed: london("2014-05-08T09:00"),
} as const;

/** What a bidder submits in round 1 and then drafts: no two are alike, so that nothing of one is like anything of another. */
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
    /** An amendment that the first lead proposed and nobody confirmed. */
    readonly amendmentId: AmendmentId;
    /** The latest submission of each bidder in round 1, once there is one. */
    readonly receipts: Partial<Record<BidderName, Receipt>>;
    state(): State;
    /** Goes on to a later state through those between, in each of which people act and the workers follow. */
    moveTo(state: State): Promise<void>;
    /** The table as it was when the state began. */
    atFirst(): Remembered;
    /** The timetable's version, and of a bidder's preferences, as a page or an answer would show it. */
    timetableVersion(): Promise<number>;
    seenVersion(who: Principal, round: string): Promise<string>;
  };

/** The world before round 1 of the preferences opens. */
export async function aWorld(): Promise<World> {
  const running = await aCompetition("2013-12-19T09:00");
  const { portal, lead, secondLead, competitionId } = running;
  const deps: Deps = {
    ...portal.deps,
    ask: { ...portal.deps.ask, checkStreams: (log) => checkLog(portal.deps, log) },
    identity: {
      ...portal.deps.identity,
      complete: async () => ({ mail: "somebody.new@nowhere.example", name: "Somebody new" }),
    },
  };
  const cast = await aCast(running);
  const timetableVersion = async () => (await loadCompetition(deps.table, competitionId))?.version ?? 0;

  // One amendment that everybody was told of, and one that waits for a second person.
  const everybodyKnows = await proposed("tender", "2014-07-01T12:00");
  must(await confirmTimetableAmendment(deps, secondLead, everybodyKnows, anyKey()));
  const { amendmentId } = await proposed("preferences-2", "2014-05-20T12:00");
  async function proposed(stage: string, to: string) {
    const moved = { stageId: StageId.parse(stage), moves: "closesAt", to, reason: "More time" } as const;
    const seenVersion = await timetableVersion();
    const command = { competitionId, ...moved, seenVersion };
    const { answer } = must(await proposeTimetableAmendment(deps, lead, command, anyKey()));
    return { competitionId, amendmentId: AmendmentId.parse(answer["amendmentId"]), seenVersion };
  }

  const bidderOrAlpha = (who: Principal): Bidder => cast.bidders[bidderOf(who) ?? "alpha"];
  async function seenVersion({ submitter }: Bidder, round: string) {
    const mine = await loadMyPreferences(deps.table, submitter, competitionId, StageId.parse(round));
    return seenVersionOf(mine?.draft, mine?.choices[round]);
  }
  const receipts: World["receipts"] = {};
  async function submitAndDraft(name: keyof typeof CHOICES) {
    const { submitted, drafted } = CHOICES[name];
    const { submitter, member } = cast.bidders[name];
    const round = { competitionId, round: StageId.parse("preferences-1"), seenVersion: "0.0" };
    const choose = (lots: readonly string[]) => ({ ...round, lots: lots.map((lot) => LotId.parse(lot)) });
    const { answer } = must(await submitPreferences(deps, submitter, choose(submitted), anyKey()));
    const id = SubmissionId.parse(answer["submissionId"]);
    receipts[name] = await loadReceipt(deps, submitter, competitionId, id);
    must(await savePreferencesDraft(deps, member, { ...choose(drafted), seenVersion: "0.1" }));
  }

  let state: State = "before";
  async function enter(next: State): Promise<void> {
    if (next === "sealed") {
      portal.at(plus(CLOSES, 60 * SECOND));
      await portal.seal();
    }
    // The wall clock stands still, so that nobody is signed out by the test's own haste.
    portal.waste(between(INSTANTS[next], deps.now()));
    portal.at(INSTANTS[next]);
    if (next === "open") for (const name of ["alpha", "beta"] as const) await submitAndDraft(name);
    state = next;
  }

  const signedIn = await signAllIn(running, cast);
  await enter("before");
  await workersCatchUp(portal.dynamo, deps);
  let atFirst = await remembered(portal);
  return {
    ...running,
    ...cast,
    deps,
    signedIn,
    units: countUnits(portal.client),
    amendmentId,
    receipts,
    state: () => state,
    async moveTo(goal) {
      await workersPassOver(portal.dynamo);
      for (const next of STATES.slice(STATES.indexOf(state) + 1, STATES.indexOf(goal) + 1)) await enter(next);
      await workersCatchUp(portal.dynamo, deps);
      atFirst = await remembered(portal);
    },
    atFirst: () => atFirst,
    timetableVersion,
    seenVersion: (who, round) => seenVersion(bidderOrAlpha(who), round),
  };
}
