import type * as z from "zod";
import { lotsTwice } from "../../shared/competition/named-twice.ts";
import { problemsOfTimetable } from "../../shared/competition/timetable-problems.ts";
import { CreateByHand, LocalTime, Lot, NewStage } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  filledLots,
  filledStages,
  lotOfLine,
  percent,
  times,
  rowField,
  rowTime,
  stageOfRow,
  type TypedCompetition,
  wholeNumber,
} from "./typed-competition.ts";
import { isNoTime, timeErrors } from "../doors/typed-time.ts";

/** The command that was typed, or what is wrong with it field by field. */
export function creationCommand(
  typed: TypedCompetition,
  now: Instant,
): Result<CreateByHand, readonly FieldError[]> {
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
    ...stagesRefused(typed, now),
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

/** Everything that does not fit among the stages, of those of which it can be told what they are. */
function stagesRefused(typed: TypedCompetition, now: Instant): readonly FieldError[] {
  const named = filledStages(typed).flatMap(({ row, number }) => {
    const { opens, closes, ...said } = stageOfRow(row);
    const stage = Named.safeParse(said);
    if (!stage.success) return [];
    // A time that is none is told of already. What stands in its place keeps the rule from missing one.
    const local = (time: string | undefined) => (LocalTime.safeParse(time).success ? time : undefined);
    return [
      { stage: { ...stage.data, opens: local(opens), closes: local(closes) }, opens, closes, row, number },
    ];
  });
  const problems = problemsOfTimetable(
    named.map(({ stage }) => stage),
    now,
  );
  return problems.flatMap(({ place, of, refusal }) => {
    const at = named[place];
    if (at === undefined || refusal.code === "stage-needs-date") return [];
    const isTold = (of === "opens" || of === "closes") && !isNoTime(at.row[of]) && at.stage[of] === undefined;
    if (isTold) return [];
    const field = rowField(at.number, of);
    const text = `Stage ${at.number}: ${competitionRefusalInWords(refusal)}`;
    return [{ field: of === "opens" || of === "closes" ? `${field}-day` : field, text }];
  });
}

/** What names a stage, whatever is wrong with its times. */
const Named = NewStage.omit({ opens: true, closes: true });

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
