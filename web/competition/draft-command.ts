import type * as z from "zod";
import { lotsTwice } from "../../shared/competition/named-twice.ts";
import { problemsOfTimetable } from "../../shared/competition/timetable-problems.ts";
import { DraftContent } from "../../shared/competition/draft-schema.ts";
import { LocalTime, Lot, MOST_LOTS, MOST_STAGES, NewStage } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  filledLots,
  filledStages,
  hasCodes,
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

/** What a draft may have been before somebody typed. */
type Before = Pick<DraftContent, "lots" | "lotsAre" | "stages">;
const NOTHING: Before = { lots: [], stages: [] };

/**
 * What was typed of a draft: the whole of it, where it is well-formed and can be kept; and everything that is wrong with it,
 * field by field, also for which it could only not be published at `now`.
 */
export function draftTyped(
  typed: TypedCompetition,
  now: Instant,
  before: Before = NOTHING,
): { readonly content: DraftContent | undefined; readonly errors: readonly FieldError[] } {
  const filled = filledLots(typed);
  const lots = filled.map(({ row }, place) =>
    lotOfLine(row, place, { lots: before.lots, of: filled.length }),
  );
  const parsed = DraftContent.safeParse({
    title: typed.title,
    lots,
    ...(before.lotsAre === undefined ? {} : { lotsAre: before.lotsAre }),
    stages: filledStages(typed).map(({ row }) => stageOfRow(row, before.stages)),
    caps: {
      marketSharePercent: percent(typed.marketSharePercent),
      fundingPercent: percent(typed.fundingPercent),
      fundingMultiple: times(typed.fundingMultiple),
    },
    minimumBidders: wholeNumber(typed.minimumBidders),
  });
  const errors = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => errorsOf(issue, typed, before)),
    ...lotsRefused(typed, lots),
    ...stagesRefused(typed, now, before),
  ];
  const isFirst = ({ field, text }: FieldError, index: number) =>
    errors.findIndex((error) => error.field === field && error.text === text) === index;
  const all = errors.filter(isFirst);
  const ofLots = all.filter(({ field }) => field === "lots");
  const byLine = ofLots.toSorted((one, other) => one.text.localeCompare(other.text, "en", { numeric: true }));
  return { content: parsed.data, errors: [...byLine, ...all.filter((error) => !ofLots.includes(error))] };
}

type Filled = ReturnType<typeof filledStages>[number];

/** That there are none, and those that are there twice, whatever is wrong with the rest. */
function lotsRefused(typed: TypedCompetition, read: readonly object[]): readonly FieldError[] {
  const filled = filledLots(typed);
  if (filled.length === 0) return [{ field: "lots", text: competitionRefusalInWords({ code: "no-lots" }) }];
  const lots = filled.flatMap(({ number }, place) => {
    const lot = Lot.safeParse(read[place]);
    return lot.success ? [{ ...lot.data, number }] : [];
  });
  return lotsTwice(lots).map(({ place, refusal }) => ({
    field: "lots",
    text: `${lineName(lots[place]?.number)}: ${competitionRefusalInWords(refusal)}`,
  }));
}

/** Everything that does not fit among the stages, of those of which it can be told what they are. */
function stagesRefused(typed: TypedCompetition, now: Instant, before: Before): readonly FieldError[] {
  const filled = filledStages(typed);
  if (filled.length === 0)
    return [{ field: rowField(1, "kind"), text: competitionRefusalInWords({ code: "no-stages" }) }];
  const named = filled.flatMap(({ row, number }) => {
    const { opens, closes, ...said } = stageOfRow(row, before.stages);
    const stage = Named.safeParse(said);
    return stage.success
      ? [{ stage: { ...stage.data, opens: local(opens), closes: local(closes) }, row, number }]
      : [];
  });
  const stages = named.map(({ stage }) => stage);
  return problemsOfTimetable(stages, now).flatMap(({ place, of, refusal }) => {
    const at = named[place];
    if (at === undefined) return [];
    const isTime = of === "opens" || of === "closes";
    // A time that is none was told of already.
    if (isTime && !isNoTime(at.row[of]) && at.stage[of] === undefined) return [];
    const field = rowField(at.number, of);
    const text = `Stage ${at.number}: ${competitionRefusalInWords(refusal)}`;
    return [{ field: isTime ? `${field}-day` : field, text }];
  });
}
const local = (time: string | undefined) => (LocalTime.safeParse(time).success ? time : undefined);

/** What names a stage, whatever is wrong with its times. */
const Named = NewStage.omit({ opens: true, closes: true });

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  minimumBidders: "Enter the minimum of bidders as a whole number from 1 to 20",
  marketSharePercent: "Enter the market share as a whole number from 1 to 100",
  fundingPercent: "Enter the funding to be shown as a whole number from 1 to 100",
  fundingMultiple: "Enter how many times the funding as a whole number from 1 to 10",
};

function errorsOf(
  { path, message }: z.core.$ZodIssue,
  typed: TypedCompetition,
  { lots }: Before,
): readonly FieldError[] {
  const [first = "", index, part] = path.map(String);
  if (first === "lots") return [lotError(filledLots(typed)[Number(index)]?.number, hasCodes(lots))];
  if (first === "stages") return stageErrors(filledStages(typed)[Number(index)], part);
  const field = first === "caps" && index !== undefined ? index : first;
  return [{ field, text: NUMBER_WORDS[field] ?? message }];
}

const lotError = (line: number | undefined, coded: boolean): FieldError => ({
  field: "lots",
  text:
    line === undefined
      ? `Enter at most ${MOST_LOTS} lots, each on a line of its own`
      : `${lineName(line)}: enter a number from 1 to 999 and a name${coded ? " and, if there is one, a code" : ""}, with “;” or a tab between them`,
});

const lineName = (line = 1): string => `Line ${line} of the lots`;

const TIMES = { opens: "opening", closes: "closing" } as const;

function stageErrors(filled: Filled | undefined, part?: string): readonly FieldError[] {
  if (filled === undefined)
    return [{ field: rowField(1, "kind"), text: `Enter at most ${MOST_STAGES} stages` }];
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
