import { pointsIn } from "../../shared/kernel/lines.ts";
import { wholeIn } from "../../shared/kernel/amount.ts";
import { percentIn, timesIn } from "../../shared/kernel/typed-number.ts";
import type { TypedTime } from "../govuk/time-fields.tsx";
import type { Typed } from "../doors/form.ts";
import { isNoTime, londonTimeOf, readTime } from "../doors/typed-time.ts";

/** One row of the form: a stage as it was typed. A preference round with an order has the kind `RANKED`. */
export type TypedStage = Readonly<Record<"kind" | "number", string> & Record<"opens" | "closes", TypedTime>>;
export const RANKED = "lot-preferences ranked";

/** A competition as it was typed by hand. `lots` has one line for each: number; name; nDelius code. */
export type TypedCompetition = {
  readonly title: string;
  readonly lots: string;
  readonly minimumBidders: string;
  readonly marketSharePercent: string;
  readonly fundingPercent: string;
  readonly fundingMultiple: string;
  readonly stages: readonly TypedStage[];
};

/** As many as a timetable may have. */
export const MOST_STAGES = 60;

const noTime: TypedTime = { day: "", month: "", year: "", time: "" };
export const emptyStage: TypedStage = { kind: "", number: "", opens: noTime, closes: noTime };
const emptyStages = (count: number) => Array.from({ length: count }, () => emptyStage);

/** The form before anything is typed: the usual rules, and rows for a few stages. */
export const newCompetition: TypedCompetition = {
  title: "",
  lots: "",
  minimumBidders: "2",
  marketSharePercent: "25",
  fundingPercent: "50",
  fundingMultiple: "2",
  stages: emptyStages(5),
};

/** The same with five more rows for stages. */
export const withMoreStages = (typed: TypedCompetition): TypedCompetition => ({
  ...typed,
  stages: [...typed.stages, ...emptyStages(5)].slice(0, MOST_STAGES),
});

/** The controls of a row, counted from 1: of a time the id of its day, and the name of its time. */
export const rowField = (row: number, column: keyof TypedStage): string => `stage-${column}-${row}`;
export const rowTime = (row: number, column: "opens" | "closes") =>
  [rowField(row, column), `${rowField(row, column)}-time`] as const;

/** What was typed into the form. Kinds and numbers of the stages come as lists, row by row. */
export function readCompetition({ text, list }: Typed): TypedCompetition {
  const numbers = list("stage-number");
  return {
    title: text("title"),
    lots: text("lots"),
    minimumBidders: text("minimumBidders"),
    marketSharePercent: text("marketSharePercent"),
    fundingPercent: text("fundingPercent"),
    fundingMultiple: text("fundingMultiple"),
    stages: list("stage-kind")
      .slice(0, MOST_STAGES)
      .map((kind, row) => ({
        kind,
        number: numbers[row] ?? "",
        opens: readTime({ text }, ...rowTime(row + 1, "opens")),
        closes: readTime({ text }, ...rowTime(row + 1, "closes")),
      })),
  };
}

/** What of a list holds something, each with its number from 1. */
const filled = <T>(rows: readonly T[], isEmpty: (row: T) => boolean) =>
  rows.map((row, index) => ({ row, number: index + 1 })).filter(({ row }) => !isEmpty(row));

/** The rows of stages that hold something, with their number. */
export const filledStages = ({ stages }: TypedCompetition) =>
  filled(
    stages,
    ({ kind, number, opens, closes }) =>
      `${kind}${number}`.trim() === "" && isNoTime(opens) && isNoTime(closes),
  );

/** The lines of lots that hold something, with their number. */
export const filledLots = ({ lots }: TypedCompetition) => filled(pointsIn(lots), (line) => line === "");

/** A number where a whole one was typed; anything else stays as it is, so that it is refused. */
export const wholeNumber = (typed: string): number | string => wholeIn(typed) ?? typed;
export const times = (typed: string): number | string => timesIn(typed) ?? typed;
export const percent = (typed: string): number | string => percentIn(typed) ?? typed;

const LOTS_A_ROW = 6;

/** What one line says of a lot. The map shows such lots in rows, in the order in which they were typed. */
export function lotOfLine(line: string, place: number) {
  const [number = "", name, code = "", ...more] = line.split(";").map((part) => part.trim());
  return {
    lotId: `lot-${wholeNumber(number)}`,
    cpaNumber: wholeNumber(number),
    // A line with more parts than there are is no lot, whatever they say.
    name: more.length === 0 ? name : undefined,
    ...(code === "" ? {} : { ndeliusCode: code }),
    aliases: [],
    prisons: [],
    tile: [place % LOTS_A_ROW, Math.floor(place / LOTS_A_ROW)],
  };
}

const kindOf = ({ kind }: TypedStage) => (kind === RANKED ? "lot-preferences" : kind);

/** A stage is known by its kind and number: `lot-preferences-2`. */
export const stageIdOfRow = (stage: TypedStage): string =>
  stage.number.trim() === "" ? kindOf(stage) : `${kindOf(stage)}-${wholeNumber(stage.number)}`;

/** What one row says of a stage. What was left out is not the same as an empty text. */
export function stageOfRow(stage: TypedStage) {
  const kind = kindOf(stage);
  return {
    stageId: stageIdOfRow(stage),
    kind,
    ...(stage.number.trim() === "" ? {} : { number: wholeNumber(stage.number) }),
    opens: londonTimeOf(stage.opens),
    ...(isNoTime(stage.closes) ? {} : { closes: londonTimeOf(stage.closes) }),
    precision: "instant",
    ...(kind === "lot-preferences" ? { ranked: stage.kind === RANKED } : {}),
  };
}
