import type { DraftContent } from "../../shared/competition/draft-schema.ts";
import { type Lot, MOST_STAGES } from "../../shared/competition/schema.ts";
import { linesIn } from "../../shared/kernel/lines.ts";
import { wholeIn } from "../../shared/kernel/amount.ts";
import { percentIn, timesIn } from "../../shared/kernel/typed-number.ts";
import type { TypedTime } from "../govuk/time-fields.tsx";
import type { Typed } from "../doors/form.ts";
import { isNoTime, londonTimeOf, readTime } from "../doors/typed-time.ts";

/** One row of the form: a stage as it was typed. A preference round with an order has the kind `RANKED`. */
export type TypedStage = Readonly<Record<"kind" | "number", string> & Record<"opens" | "closes", TypedTime>>;
export const RANKED = "lot-preferences ranked";

/** A competition as it was typed. `lots` has one line for each: number and name, and a code where the lots have codes. */
export type TypedCompetition = {
  readonly title: string;
  readonly lots: string;
  readonly minimumBidders: string;
  readonly marketSharePercent: string;
  readonly fundingPercent: string;
  readonly fundingMultiple: string;
  readonly stages: readonly TypedStage[];
};

const noTime: TypedTime = { day: "", month: "", year: "", time: "" };
const emptyStage: TypedStage = { kind: "", number: "", opens: noTime, closes: noTime };
const emptyStages = (count: number) => Array.from({ length: count }, () => emptyStage);

/** The form before anything is typed: the usual minimum of bidders, and rows for a few stages. */
export const newCompetition: TypedCompetition = {
  title: "",
  lots: "",
  minimumBidders: "2",
  marketSharePercent: "",
  fundingPercent: "",
  fundingMultiple: "",
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
export const filledLots = ({ lots }: TypedCompetition) => filled(linesIn(lots), (line) => line === "");

/** A number where a whole one was typed; anything else stays as it is, so that it is refused. */
export const wholeNumber = (typed: string): number | string => wholeIn(typed) ?? typed;
export const times = (typed: string): number | string => timesIn(typed) ?? typed;
export const percent = (typed: string): number | string => percentIn(typed) ?? typed;

/** The squares of the map in a row: few lots in short rows, many in longer ones, so that they stay a map. */
const lotsInARow = (lots: number): number => Math.max(6, Math.ceil(Math.sqrt(lots)));

/** What the table of lots is pasted with: a cell ends at a tab, as in a spreadsheet, or at “;”. */
const CELLS = /[;\t]/;

/**
 * What one line says of a lot. Where the lot of this number was known before, it keeps what no line says of it; a new one gets
 * the next square of the map.
 */
export function lotOfLine(line: string, place: number, { lots, of }: { lots: readonly Lot[]; of: number }) {
  const [number = "", name, code = "", ...more] = CELLS.test(line)
    ? line.split(CELLS).map((part) => part.trim())
    : (/^\s*(\d+)[.:)]?\s+(.*)$/.exec(line)?.slice(1) ?? [line.trim()]);
  const cpaNumber = wholeNumber(number);
  const before = lots.find((lot) => lot.cpaNumber === cpaNumber);
  const inRow = lotsInARow(of);
  return {
    lotId: before?.lotId ?? `lot-${cpaNumber}`,
    cpaNumber,
    // A line with more cells than there are is no lot, whatever they say.
    name: more.length === 0 && (code === "" || hasCodes(lots)) ? name : undefined,
    ...(code === "" ? {} : { ndeliusCode: code }),
    aliases: before?.aliases ?? [],
    prisons: before?.prisons ?? [],
    tile: before?.tile ?? [place % inRow, Math.floor(place / inRow)],
  };
}

/** Whether lots have codes, such as those of the competition of 2013. */
export const hasCodes = (lots: readonly Pick<Lot, "ndeliusCode">[]): boolean =>
  lots.some(({ ndeliusCode }) => ndeliusCode !== undefined);

const kindOf = ({ kind }: TypedStage) => (kind === RANKED ? "lot-preferences" : kind);

/** A stage is known by its kind and number: `lot-preferences-2`. */
const stageIdOfRow = (stage: TypedStage): string =>
  stage.number.trim() === "" ? kindOf(stage) : `${kindOf(stage)}-${wholeNumber(stage.number)}`;

/**
 * What one row says of a stage. What was left out is not the same as an empty text. A stage that was known before keeps its
 * name for programs, and what its dates are worth as long as they stay.
 */
export function stageOfRow(typed: TypedStage, before: readonly DraftContent["stages"][number][] = []) {
  const kind = kindOf(typed);
  const number = typed.number.trim() === "" ? undefined : wholeNumber(typed.number);
  const known = before.find((stage) => stage.kind === kind && stage.number === number);
  const [opens, closes] = [typed.opens, typed.closes].map((time) =>
    isNoTime(time) ? undefined : londonTimeOf(time),
  );
  const stays = known !== undefined && known.opens === opens && known.closes === closes;
  return {
    stageId: known?.stageId ?? stageIdOfRow(typed),
    kind,
    ...(number === undefined ? {} : { number }),
    ...(opens === undefined ? {} : { opens }),
    ...(closes === undefined ? {} : { closes }),
    precision: stays ? known.precision : "instant",
    ...(kind === "lot-preferences" ? { ranked: typed.kind === RANKED } : {}),
  };
}

/** A draft as it is typed again: every part of it, with a few rows more for stages. */
export function typedOf({ title, lots, minimumBidders, caps, stages }: DraftContent): TypedCompetition {
  const rows = stages.map(({ kind, number, ranked, opens, closes }): TypedStage => ({
    kind: kind === "lot-preferences" && ranked === true ? RANKED : kind,
    number: number === undefined ? "" : String(number),
    opens: timeAsTyped(opens),
    closes: timeAsTyped(closes),
  }));
  return {
    title,
    lots: lots
      .map(({ cpaNumber, name, ndeliusCode }) => [
        cpaNumber,
        name,
        ...(ndeliusCode === undefined ? [] : [ndeliusCode]),
      ])
      .map((cells) => cells.join("; "))
      .join("\n"),
    minimumBidders: String(minimumBidders),
    marketSharePercent: String(caps.marketSharePercent),
    fundingPercent: String(caps.fundingPercent),
    fundingMultiple: String(caps.fundingMultiple),
    stages: [...rows, ...emptyStages(Math.min(rows.length === 0 ? 5 : 2, MOST_STAGES - rows.length))],
  };
}

function timeAsTyped(local: string | undefined): TypedTime {
  if (local === undefined) return noTime;
  const [year = "", month = "", day = ""] = local.slice(0, 10).split("-");
  return { day: String(Number(day)), month: String(Number(month)), year, time: local.slice(11) };
}
