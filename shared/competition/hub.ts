import { type BidderActor, coversLot, type LotScope, maySubmit } from "../kernel/actor.ts";
import type { StageId } from "../kernel/id.ts";
import { earliestFirst, type Instant } from "../kernel/instant.ts";
import { pqqOf } from "../kernel/window.ts";
import { type Deadline, inOrder, type ParticipantsView, stateOf } from "./dashboard.ts";
import type { Amendment, Lot, Stage } from "./schema.ts";

/**
 * How one thing in a competition stands for whoever looks. `path` lies below the competition; without one there is nothing
 * to come to. What is `due` is theirs to do now, at a path of its own if it has one; where `until` is given, before that
 * instant, or at it where that itself counts.
 */
export type Task = {
  readonly about: About;
  readonly state: State;
  readonly path?: string | undefined;
  readonly due?:
    | ({ readonly [part in keyof Deadline]?: Deadline[part] | undefined } & { readonly path?: string })
    | undefined;
  /** When it opens while it is to come, closes while it is open, or was passed. */
  readonly at?: Instant | undefined;
  /** When what stands was received, or the outcome became known. */
  readonly since?: Instant | undefined;
  readonly stage?: Stage | undefined;
  readonly lot?: Lot | undefined;
  readonly amendment?: Amendment | undefined;
  readonly count?: number | undefined;
  /** How far what is open is: what is done of all that there is, where the latter is known. */
  readonly progress?: Progress | undefined;
};
export type Progress = { readonly done: number; readonly of: number };
export type About =
  | "pqq"
  | "query"
  | "pqq-outcome"
  | "round"
  | "amendment"
  | "proposed-outcome"
  | "questionnaire"
  | "interests"
  | "marking"
  | "moderation"
  | "evaluation"
  | "lot"
  | { readonly part: string };
export type State =
  | "to-come"
  | "open"
  | "closed"
  | "stopped"
  | "called-off"
  | "not-started"
  | "incomplete"
  | "complete"
  | "changed"
  | "submitted"
  | "not-submitted"
  | "waiting"
  | "answered"
  | "passed"
  | "failed"
  | "frozen"
  | "plain";

/** What is due first, in the order in which it has to be done; then how everything stands, which may be told otherwise. */
export function hubOf(all: readonly Task[], tasks: readonly Task[] = all) {
  const due = all.filter((task) => task.due !== undefined);
  const last = (task: Task) => task.due?.until ?? "9999";
  return { due: due.toSorted((a, b) => (last(a) < last(b) ? -1 : 1)), tasks };
}
export type Hub = ReturnType<typeof hubOf>;

/** What happens in a competition after an instant, the next first: what opens, happens or closes. */
export function comesNext(competition: ParticipantsView, now: Instant) {
  if (competition.cancelled !== undefined) return [];
  return competition.stages
    .flatMap((stage) => [
      { stage, moves: "opensAt" as const, at: stage.opensAt },
      ...(stage.closesAt === undefined ? [] : [{ stage, moves: "closesAt" as const, at: stage.closesAt }]),
    ])
    .filter(({ at }) => at > now)
    .toSorted((a, b) => earliestFirst(a.at, b.at));
}

/** What an organisation knows of its own in a competition. Nothing in it depends on any other. */
export type BidderFacts = {
  readonly actor: BidderActor;
  readonly competition: ParticipantsView;
  /** When it pre-qualified; undefined while it has not. */
  readonly since: Instant | undefined;
  /** Its response, where there is a questionnaire to answer. */
  readonly response:
    | {
        readonly unsent: "nothing" | "incomplete" | "complete";
        /** When what stands was received. */
        readonly receivedAt: Instant | undefined;
      }
    | undefined;
  /** Until when each question that waits for its answer can be answered, and how many were answered and asked in all. */
  readonly queries: {
    readonly waiting: readonly Instant[];
    readonly answered: number;
    readonly asked: number;
  };
  readonly passes: boolean | undefined;
  /** By round, whether it has saved what it has not submitted, and what stands. */
  readonly rounds: Readonly<
    Record<StageId, { readonly unsent: boolean; readonly stands: Standing | undefined }>
  >;
};

type Standing = { readonly lots: number; readonly receivedAt: Instant };

/** What a Tier 1 organisation has to do, and how everything of its own stands. A module adds a line here. */
export function bidderHub(facts: BidderFacts, now: Instant): Hub {
  return hubOf([...ownPqq(facts, now), ...ownQueries(facts), ...ownOutcome(facts), ...ownRounds(facts, now)]);
}

function ownPqq({ competition, response, actor }: BidderFacts, now: Instant): readonly Task[] {
  const stage = pqqOf(competition);
  if (stage === undefined) return [];
  const { unsent = "nothing", receivedAt: since } = response ?? {};
  const task = { about: "pqq", stage, since } as const;
  const submitted = since !== undefined;
  const state = stateOf(stage, competition, now);
  if (state === "ahead") return [{ ...task, state: "to-come", at: stage.opensAt }];
  if (state === "called-off") return [{ ...task, state }];
  const sent = submitted ? "submitted" : "not-submitted";
  if (state !== "open") return [{ ...task, state: state === "stopped" ? state : sent, path: "pqq" }];
  const { closesAt: at } = stage;
  if (unsent === "nothing" && submitted) return [{ ...task, state: "submitted", path: "pqq", at }];
  const ready = unsent === "complete" && maySubmit(actor);
  const due = { until: at, ...(ready ? { path: "pqq/check-answers" } : {}) };
  const stands = unsent === "nothing" ? "not-started" : submitted ? "changed" : unsent;
  return [{ ...task, state: stands, path: "pqq", at, due }];
}

function ownQueries({ actor, queries: { waiting, answered, asked } }: BidderFacts): readonly Task[] {
  if (asked === 0) return [];
  const [until] = waiting.toSorted();
  const task = { about: "query", path: "queries" } as const;
  // Time ran out, or the competition was cancelled, before every one was answered.
  if (until === undefined)
    return [{ ...task, state: answered === asked ? "answered" : "closed", count: asked }];
  const due = maySubmit(actor) ? { due: { until } } : {};
  return [{ ...task, state: "waiting", count: waiting.length, ...due }];
}

function ownOutcome({ passes, since }: BidderFacts): readonly Task[] {
  const task = { about: "pqq-outcome", since } as const;
  if (passes !== undefined) return [{ ...task, state: passes ? "passed" : "failed", path: "outcome" }];
  // Recorded by itself, without a response that was marked.
  return since === undefined ? [] : [{ ...task, state: "passed" }];
}

function ownRounds({ actor, competition, since, rounds }: BidderFacts, now: Instant): readonly Task[] {
  if (since === undefined) return [];
  return inOrder(competition.stages)
    .filter(({ kind }) => kind === "lot-preferences")
    .map((stage) => {
      const { unsent = false, stands } = rounds[stage.stageId] ?? {};
      const task = { about: "round", stage, count: stands?.lots, since: stands?.receivedAt } as const;
      const state = stateOf(stage, competition, now);
      if (state === "ahead") return { ...task, state: "to-come", at: stage.opensAt };
      if (state === "called-off") return { ...task, state };
      const path = `preferences/${stage.stageId}`;
      const sent = stands === undefined ? "not-submitted" : "submitted";
      if (state !== "open") return { ...task, path, state: state === "stopped" ? state : sent };
      const at = stage.closesAt;
      if (stands !== undefined && !unsent) return { ...task, state: "submitted", path, at };
      const due = { until: at, path: `${path}/${unsent ? "check-answers" : "choose-lots"}` };
      const stood = stands === undefined ? "complete" : "changed";
      // Who may only prepare a choice has done so.
      if (unsent && !maySubmit(actor)) return { ...task, state: stood, path, at };
      return { ...task, state: unsent ? stood : "not-started", path, at, due };
    });
}

/** The lots of somebody of a local public body. Nothing is asked of them. */
export const partnerHub = (competition: ParticipantsView, lots: LotScope): Hub =>
  hubOf(
    competition.lots
      .filter(({ lotId }) => coversLot(lots, lotId))
      .map((lot) => ({ about: "lot", state: "plain", lot, path: `lots/${lot.lotId}` })),
  );
