import { fromLondon, type Instant, type LocalTimeRefusal } from "../kernel/instant.ts";
import { called, stagesTwice } from "./named-twice.ts";
import type { Stage, StageKind } from "./schema.ts";
import { needsWindow, oneTooMany } from "./stages.ts";
import { type OutOfOrder, outOfOrder } from "./timetable-order.ts";

/** A stage as it is prepared: London times, some of which may be missing yet. */
export type PreparedStage = Omit<Stage, "opensAt" | "closesAt"> & {
  readonly opens?: string | undefined;
  readonly closes?: string | undefined;
};
/** The same with instants, as far as its times are there and are times. */
type ReadStage = Omit<Stage, "opensAt" | "closesAt"> & {
  readonly opensAt?: Instant | undefined;
  readonly closesAt?: Instant | undefined;
};

/** Why something cannot be a timetable. */
export type TimetableRefusal =
  | LocalTimeRefusal
  | { code: "stage-needs-date" }
  | { code: "stage-needs-closing-time" }
  | { code: "closes-before-it-opens" }
  | { code: "stage-named-twice"; stage: Pick<Stage, "kind" | "number"> }
  | { code: "only-one-such-stage"; stage: Pick<Stage, "kind" | "number"> }
  | { code: "outcome-needs-stage" }
  | { code: "too-many-windows-open" }
  | ({ code: "stages-pass-each-other" } & OutOfOrder)
  | { code: "must-lie-ahead"; passedAt: Instant }
  | { code: "nothing-lies-ahead" };

/** What is wrong, with which stage by its place in the list, and with what of it. */
export type TimetableProblem = {
  readonly place: number;
  readonly of: "kind" | "number" | "opens" | "closes";
  readonly refusal: TimetableRefusal;
};

/** What happens once in a competition: two stages of it would say two instants of the same. */
const ONCE: readonly StageKind[] = ["launch", "pqq", "data-room", "pqq-outcome"];
/** What the portal does at its instant: a window opens, an outcome is published. All else only informs. */
const isDone = ({ kind }: Pick<Stage, "kind">): boolean => needsWindow(kind) || kind === "pqq-outcome";

/**
 * Everything that is wrong with a timetable that would be published at `now`, stage by stage: by itself, among the others, and
 * what would be too late. Windows and publications lie ahead; what informs need not, as long as something does.
 */
export function problemsOfTimetable(
  prepared: readonly PreparedStage[],
  now: Instant,
): readonly TimetableProblem[] {
  const read = prepared.map(readStage);
  const stages = read.map(({ stage }) => stage);
  const problems = [...read.flatMap((one) => one.problems), ...problemsAmong(stages)];
  const passed = stages.flatMap((stage, place) => {
    const { opensAt } = stage;
    if (!isDone(stage) || opensAt === undefined || opensAt > now) return [];
    return [{ place, of: "opens", refusal: { code: "must-lie-ahead", passedAt: opensAt } } as const];
  });
  const isOver =
    stages.length > 0 && stages.every(({ opensAt, closesAt }) => (closesAt ?? opensAt ?? now) <= now);
  const over = isOver && stages.every(({ opensAt }) => opensAt !== undefined) && passed.length === 0;
  return [
    ...problems,
    ...passed,
    ...(over
      ? [{ place: stages.length - 1, of: "opens", refusal: { code: "nothing-lies-ahead" } } as const]
      : []),
  ];
}

/** The instants of a stage, and what is wrong with it by itself. */
function readStage({ opens, closes, ...stage }: PreparedStage, place: number) {
  const [opensAt, closesAt] = [opens, closes].map((local) =>
    local === undefined ? undefined : fromLondon(local),
  );
  const read: ReadStage = {
    ...stage,
    opensAt: opensAt?.ok === true ? opensAt.value : undefined,
    closesAt: closesAt?.ok === true ? closesAt.value : undefined,
  };
  const at = (of: TimetableProblem["of"], refusal: TimetableRefusal) => ({ place, of, refusal });
  const problems: TimetableProblem[] = [];
  if (opensAt === undefined) problems.push(at("opens", { code: "stage-needs-date" }));
  else if (!opensAt.ok) problems.push(at("opens", opensAt.error));
  if (closesAt?.ok === false) problems.push(at("closes", closesAt.error));
  if (closesAt === undefined && needsWindow(stage.kind))
    problems.push(at("closes", { code: "stage-needs-closing-time" }));
  if (read.opensAt !== undefined && read.closesAt !== undefined && read.closesAt <= read.opensAt)
    problems.push(at("closes", { code: "closes-before-it-opens" }));
  return { stage: read, problems };
}

/** What is wrong with stages beside each other. */
function problemsAmong(stages: readonly ReadStage[]): readonly TimetableProblem[] {
  const again = stages.flatMap((stage, place) => {
    const isAgain = ONCE.includes(stage.kind) && stages.findIndex(({ kind }) => kind === stage.kind) < place;
    return isAgain
      ? [{ place, of: "kind", refusal: { code: "only-one-such-stage", stage: called(stage) } } as const]
      : [];
  });
  const crowded = oneTooMany(stages.filter(isTimed));
  const pqq = stages.findIndex(({ kind }) => kind === "pqq");
  const told = stages.some(({ kind }) => kind === "pqq-outcome");
  return [
    ...again,
    ...stagesTwice(stages)
      .filter(({ place }) => !again.some((once) => once.place === place))
      .map(({ place, refusal }) => ({ place, of: "number", refusal }) as const),
    ...(pqq === -1 || told
      ? []
      : [{ place: pqq, of: "kind", refusal: { code: "outcome-needs-stage" } } as const]),
    ...(crowded === undefined
      ? []
      : [
          {
            place: stages.indexOf(crowded),
            of: "opens",
            refusal: { code: "too-many-windows-open" },
          } as const,
        ]),
    ...outOfOrder(stages).map(({ place, ...passing }) => {
      const of = passing.how === "ends-first" ? ("closes" as const) : ("opens" as const);
      return { place, of, refusal: { code: "stages-pass-each-other", ...passing } as const };
    }),
  ];
}

/** The stages of a timetable in which nothing is wrong, with their instants. Those that have none are left out. */
export const stagesOf = (prepared: readonly PreparedStage[]): readonly Stage[] =>
  prepared
    .map(readStage)
    .map(({ stage }) => stage)
    .filter(isTimed)
    .map(({ closesAt, ...stage }) => (closesAt === undefined ? stage : { ...stage, closesAt }));

const isTimed = (stage: ReadStage): stage is Stage => stage.opensAt !== undefined;
