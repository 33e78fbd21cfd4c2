import * as z from "zod";
import {
  type CompetitionRefusal,
  decideStage,
  lotsTwice,
  stagesTwice,
} from "../../shared/competition/rules.ts";
import { needsWindow } from "../../shared/competition/stages.ts";
import { CreateByHand, Lot, NewStage } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  emptyStage,
  filledLots,
  filledStages,
  lotOfLine,
  percent,
  times,
  rowField,
  rowTime,
  stageIdOfRow,
  stageOfRow,
  type TypedCompetition,
  type TypedStage,
  wholeNumber,
} from "./typed-competition.ts";
import { isNoTime, londonTimeOf, timeErrors } from "../doors/typed-time.ts";

/** The command that was typed, or what is wrong with it field by field. */
export function creationCommand(typed: TypedCompetition): Result<CreateByHand, readonly FieldError[]> {
  const parsed = CreateByHand.safeParse({
    title: typed.title,
    lots: filledLots(typed).map(({ row }, place) => lotOfLine(row, place)),
    stages: filledStages(typed).map(({ row }) => stageOfRow(row)),
    caps: {
      marketSharePercent: percent(typed.marketSharePercent),
      fundingPercent: percent(typed.fundingPercent),
      fundingMultiple: times(typed.fundingMultiple),
    },
    minimumBidders: wholeNumber(typed.minimumBidders),
  });
  const errors = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => errorsOf(issue, typed)),
    ...lotsRefused(typed),
    ...stagesRefused(typed),
  ];
  if (parsed.success && errors.length === 0) return accept(parsed.data);
  const isFirst = ({ field, text }: FieldError, index: number) =>
    errors.findIndex((error) => error.field === field && error.text === text) === index;
  const all = errors.filter(isFirst);
  const lots = all.filter(({ field }) => field === "lots");
  const byLine = lots.toSorted((one, other) => one.text.localeCompare(other.text, "en", { numeric: true }));
  return refuse([...byLine, ...all.filter((error) => !lots.includes(error))]);
}

type Filled = ReturnType<typeof filledStages>[number];

/** The lots that are there twice, whatever is wrong with the rest. */
function lotsRefused(typed: TypedCompetition): readonly FieldError[] {
  const lots = filledLots(typed).flatMap(({ row, number }, place) => {
    const lot = Lot.safeParse(lotOfLine(row, place));
    return lot.success ? [{ ...lot.data, number }] : [];
  });
  return lotsTwice(lots).map(({ place, refusal }) => ({
    field: "lots",
    text: `${lineName(lots[place]?.number)}: ${competitionRefusalInWords(refusal)}`,
  }));
}

/** What the rule refuses of each stage by itself, and the stages that are there twice, whatever is wrong with the rest. */
function stagesRefused(typed: TypedCompetition): readonly FieldError[] {
  const filled = filledStages(typed);
  const named = filled.flatMap((one) => {
    const stage = Named.safeParse(stageOfRow(one.row));
    return stage.success ? [{ ...stage.data, one }] : [];
  });
  return [
    ...filled.flatMap((one) => {
      const stage = NewStage.safeParse(stageOfRow(one.row));
      const decision = stage.success ? decideStage(stage.data) : undefined;
      return decision === undefined || decision.ok ? [] : [stageError(decision.error, one)];
    }),
    ...named
      .filter(({ kind, one: { row } }) => needsWindow(kind) && isNoTime(row.closes))
      .map(({ stageId, one }) => stageError({ code: "stage-needs-closing-time", stageId }, one)),
    ...stagesTwice(named).map(({ place, refusal }) => stageError(refusal, named[place]?.one)),
  ];
}

/** What names a stage, whatever is wrong with its times. */
const Named = z.object({
  stageId: NewStage.shape.stageId,
  kind: NewStage.shape.kind,
  number: NewStage.shape.number,
});

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  minimumBidders: "Enter the minimum of bidders as a whole number from 1 to 20",
  marketSharePercent: "Enter the market share as a whole number from 1 to 100",
  fundingPercent: "Enter the funding to be shown as a whole number from 1 to 100",
  fundingMultiple: "Enter how many times the funding as a whole number from 1 to 10",
};

function errorsOf({ path, message }: z.core.$ZodIssue, typed: TypedCompetition): readonly FieldError[] {
  const [first = "", index, part] = path.map(String);
  if (first === "lots") return [lotError(filledLots(typed)[Number(index)]?.number)];
  if (first === "stages") return stageErrors(filledStages(typed)[Number(index)], part);
  const field = first === "caps" && index !== undefined ? index : first;
  return [{ field, text: NUMBER_WORDS[field] ?? message }];
}

const lotError = (line: number | undefined): FieldError => ({
  field: "lots",
  text:
    line === undefined
      ? "Enter from 1 to 60 lots, each on a line of its own"
      : `${lineName(line)}: enter a number from 1 to 99, a name and, if there is one, an nDelius code, with “;” between them`,
});

const lineName = (line = 1): string => `Line ${line} of the lots`;

const TIMES = { opens: "opening", closes: "closing" } as const;

function stageErrors(filled: Filled | undefined, part?: string): readonly FieldError[] {
  if (filled === undefined) return [{ field: rowField(1, "kind"), text: "Enter at least one stage" }];
  const { row, number } = filled;
  if (part === "opens" || part === "closes")
    return timeErrors(row[part], ...rowTime(number, part)).map(({ field, text }) => ({
      field,
      text: `Stage ${number}, ${TIMES[part]}: ${text}`,
    }));
  // The id of a stage is made of its kind and number, so a wrong id is one of those.
  return part === "kind" || row.kind === ""
    ? [{ field: rowField(number, "kind"), text: `Stage ${number}: choose what it is` }]
    : [
        {
          field: rowField(number, "number"),
          text: `Stage ${number}: enter a whole number from 1 to 99, or nothing`,
        },
      ];
}

/** What was refused about a whole competition that was typed, at its field. Its stages all differ in their ids by then. */
export function creationError(
  refusal: CompetitionRefusal | CommonRefusal,
  typed: TypedCompetition,
): FieldError {
  if (!("stageId" in refusal)) return { field: "title", text: competitionRefusalInWords(refusal) };
  return stageError(
    refusal,
    filledStages(typed).find(({ row }) => stageIdOfRow(row) === refusal.stageId),
  );
}

/** What was refused about the stage of one row, at its field. */
function stageError(
  refusal: CompetitionRefusal | CommonRefusal,
  { row, number }: Filled = { row: emptyStage, number: 1 },
): FieldError {
  return {
    field: fieldOf(refusal, row, number),
    text: `Stage ${number}: ${competitionRefusalInWords(refusal)}`,
  };
}

function fieldOf(refusal: CompetitionRefusal | CommonRefusal, { opens }: TypedStage, number: number): string {
  if (refusal.code === "stage-named-twice") return rowField(number, "number");
  const column = "typed" in refusal && londonTimeOf(opens) === refusal.typed ? "opens" : "closes";
  return `${rowField(number, column)}-day`;
}
