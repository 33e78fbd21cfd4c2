import { wholeIn } from "../../shared/kernel/amount.ts";
import type { Typed } from "../doors/form.ts";
import { localTimeOf } from "../doors/typed-time.ts";

/** One row of the form: a stage as it was typed. A preference round with an order has the kind `RANKED`. */
export type TypedStage = Readonly<Record<"kind" | "number" | "opens" | "closes", string>>;
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

export const emptyStage: TypedStage = { kind: "", number: "", opens: "", closes: "" };
const emptyStages = (count: number) => Array.from({ length: count }, () => emptyStage);

/** The form before anything is typed: the usual rules, and rows for as many stages as the competition of 2013 had. */
export const newCompetition: TypedCompetition = {
  title: "",
  lots: "",
  minimumBidders: "2",
  marketSharePercent: "25",
  fundingPercent: "50",
  fundingMultiple: "2",
  stages: emptyStages(15),
};

/** The same with five more rows for stages. */
export const withMoreStages = (typed: TypedCompetition): TypedCompetition => ({
  ...typed,
  stages: [...typed.stages, ...emptyStages(5)].slice(0, MOST_STAGES),
});

/** What was typed into the form. Each column of the stages comes as a list, row by row. */
export function readCompetition({ text, list }: Typed): TypedCompetition {
  const [numbers, opens, closes] = [list("stage-number"), list("stage-opens"), list("stage-closes")];
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
        opens: opens[row] ?? "",
        closes: closes[row] ?? "",
      })),
  };
}

/** What of a list holds something, each with its number from 1. */
const filled = <T>(rows: readonly T[], isEmpty: (row: T) => boolean) =>
  rows.map((row, index) => ({ row, number: index + 1 })).filter(({ row }) => !isEmpty(row));

/** The rows of stages that hold something, with their number. */
export const filledStages = ({ stages }: TypedCompetition) =>
  filled(stages, (stage) => Object.values(stage).every((value) => value.trim() === ""));

/** The lines of lots that hold something, with their number. */
export const filledLots = ({ lots }: TypedCompetition) =>
  filled(lots.split("\n"), (line) => line.trim() === "");

/** A number where a whole one was typed; anything else stays as it is, so that it is refused. */
export const wholeNumber = (typed: string): number | string => wholeIn(typed) ?? typed;

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
    opens: localTimeOf(stage.opens),
    ...(stage.closes.trim() === "" ? {} : { closes: localTimeOf(stage.closes) }),
    precision: "instant",
    ...(kind === "lot-preferences" ? { ranked: stage.kind === RANKED } : {}),
  };
}
