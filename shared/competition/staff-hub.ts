import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import { pqqOf } from "../kernel/window.ts";
import { confirmableUntil, inOrder, proposalsOf, stateOf, type WaitingOutcome } from "./dashboard.ts";
import { type Hub, hubOf, type Progress, type Task } from "./hub.ts";
import { type Part, partsFor } from "./parts.ts";
import type { Amendment, Competition } from "./schema.ts";

/** What somebody of the authority knows of a competition, beside what its timetable says. */
export type StaffFacts = {
  readonly actor: AuthorityActor;
  readonly competition: Competition;
  readonly proposed: readonly Amendment[];
  readonly frozen: boolean;
  /** The outcome that waits for a second lead, if one does. */
  readonly outcome: WaitingOutcome | undefined;
  readonly evaluation: EvaluationSeen;
};

/** How far the evaluation of the PQQ is for whoever looks; "running" where that was not read. */
export type EvaluationSeen =
  | "not-running"
  | "running"
  | {
      /** What it still asks of them. A lead who moderates without a part of their own does it where all sections are. */
      readonly declare: boolean;
      readonly mark: number;
      readonly moderate: number;
      readonly moderatesAt: "my-evaluation" | "evaluation";
      /** By the path of a part of the competition, how far it is. */
      readonly progress: Readonly<Partial<Record<string, Progress>>>;
    };

/** What waits for somebody of the authority, then every part of the competition that is theirs. A module adds a line here. */
export function staffHub(facts: StaffFacts, now: Instant): Hub {
  const waits = [
    ...amendmentsToConfirm(facts, now),
    ...outcomeToConfirm(facts),
    ...questionnaireToFreeze(facts, now),
    ...ownEvaluation(facts),
  ];
  return hubOf(waits, partsOfStaff(facts, now));
}

function amendmentsToConfirm({ actor, competition, proposed }: StaffFacts, now: Instant): readonly Task[] {
  if (!isNationalLead(actor)) return [];
  return proposalsOf(competition, proposed, now)
    .filter(({ state, amendment }) => state === "waiting" && amendment.proposedBy.personId !== actor.personId)
    .map(({ amendment }) => ({
      about: "amendment",
      state: "waiting",
      amendment,
      stage: competition.stages.find(({ stageId }) => stageId === amendment.stageId),
      path: `amendments/${amendment.amendmentId}`,
      due: confirmableUntil(amendment),
    }));
}

function outcomeToConfirm({ actor, outcome }: StaffFacts): readonly Task[] {
  if (outcome === undefined || outcome.proposedBy === actor.personId || !isNationalLead(actor)) return [];
  const { publishAt: at, confirmable = {} } = outcome;
  return [{ about: "proposed-outcome", state: "waiting", path: "outcome", at, due: confirmable }];
}

function questionnaireToFreeze({ actor, competition, frozen }: StaffFacts, now: Instant): readonly Task[] {
  const stage = pqqOf(competition);
  const ahead = stage !== undefined && stateOf(stage, competition, now) === "ahead";
  return ahead && !frozen && isNationalLead(actor)
    ? [{ about: "questionnaire", state: "waiting", path: "questionnaire", due: { until: stage.opensAt } }]
    : [];
}

function ownEvaluation({ evaluation }: StaffFacts): readonly Task[] {
  if (evaluation === "not-running") return [];
  const task = { state: "waiting", path: "my-evaluation", due: {} } as const;
  if (evaluation === "running") return [{ ...task, about: "evaluation" }];
  const { declare, mark, moderate, moderatesAt } = evaluation;
  return [
    ...(declare ? [{ ...task, about: "interests", path: "my-evaluation/declare" } as const] : []),
    ...(mark > 0 ? [{ ...task, about: "marking", count: mark } as const] : []),
    ...(moderate > 0 ? [{ ...task, about: "moderation", count: moderate, path: moderatesAt } as const] : []),
  ];
}

function partsOfStaff(facts: StaffFacts, now: Instant): readonly Task[] {
  const { actor, competition, proposed, frozen, outcome, evaluation } = facts;
  const progressIn = typeof evaluation === "object" ? evaluation.progress : {};
  const waiting = proposalsOf(competition, proposed, now).filter(({ state }) => state === "waiting").length;
  const published = publishedOutcome(competition, now);
  const parts = partsFor(actor, competition, now).filter(
    ({ path }) => path !== "timetable" && path !== "lots",
  );
  const sealed = parts.filter(({ from }) => from !== undefined && now < from);
  return [
    ...parts
      .filter((part) => !sealed.includes(part))
      .map(({ path, name, from }): Task => {
        const about = { part: name };
        if (path === "amendments" && waiting > 0) return { about, path, state: "waiting", count: waiting };
        if (path === "questionnaire") return { about, path, state: frozen ? "frozen" : "plain" };
        if (competition.cancelled !== undefined) return { about, path, state: "plain" };
        if (path === "coverage") return { about, path, ...currentRound(competition, now) };
        if (path === "outcome" && outcome !== undefined) return { about, path, state: "waiting", count: 1 };
        const since = path === "outcome" ? published?.visibleAt : undefined;
        if (from !== undefined && published !== undefined) return { about, path, state: "closed", since };
        if (from !== undefined) return { about, path, state: "open", progress: progressIn[path] };
        return { about, path, state: "plain" };
      }),
    ...sealedTogether(sealed),
  ];
}

/** What opens at one instant, in one line. */
function sealedTogether(parts: readonly Part[]): readonly Task[] {
  const at = parts[0]?.from;
  const part = parts.map(({ name }) => name).join(", ");
  return at === undefined ? [] : [{ about: { part }, state: "to-come", at }];
}

/** The round that is open or comes next; until it is sealed nobody can see or count anything of it. */
function currentRound(competition: Competition, now: Instant): Pick<Task, "state" | "stage" | "at"> {
  const rounds = inOrder(competition.stages).filter(({ kind }) => kind === "lot-preferences");
  const standing = (wanted: string) => rounds.find((round) => stateOf(round, competition, now) === wanted);
  const open = standing("open");
  if (open !== undefined) return { state: "open", stage: open, at: open.closesAt };
  const ahead = standing("ahead");
  return ahead === undefined ? { state: "closed" } : { state: "to-come", stage: ahead, at: ahead.opensAt };
}
