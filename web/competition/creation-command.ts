import type * as z from "zod";
import type { CompetitionRefusal } from "../../shared/competition/rules.ts";
import { CreateByHand } from "../../shared/competition/schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { FieldError } from "../govuk/field-error.tsx";
import {
  emptyStage,
  filledLots,
  filledStages,
  lotOfLine,
  stageIdOfRow,
  stageOfRow,
  type TypedCompetition,
  type TypedStage,
  wholeNumber,
} from "./typed-competition.ts";
import { localTimeOf } from "../doors/typed-time.ts";

/** The command that was typed, or what is wrong with it field by field. */
export function creationCommand(typed: TypedCompetition): Result<CreateByHand, readonly FieldError[]> {
  const parsed = CreateByHand.safeParse({
    title: typed.title,
    lots: filledLots(typed).map(({ row }, place) => lotOfLine(row, place)),
    stages: filledStages(typed).map(({ row }) => stageOfRow(row)),
    caps: {
      marketSharePercent: wholeNumber(typed.marketSharePercent),
      fundingPercent: wholeNumber(typed.fundingPercent),
      fundingMultiple: wholeNumber(typed.fundingMultiple),
    },
    minimumBidders: wholeNumber(typed.minimumBidders),
  });
  if (parsed.success) return accept(parsed.data);
  const errors = parsed.error.issues.map((issue) => errorOf(issue, typed));
  const isFirst = ({ field, text }: FieldError, index: number) =>
    errors.findIndex((error) => error.field === field && error.text === text) === index;
  return refuse(errors.filter(isFirst));
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  minimumBidders: "Enter the minimum of bidders as a whole number from 1 to 20",
  marketSharePercent: "Enter the market share as a whole number from 1 to 100",
  fundingPercent: "Enter the funding to be shown as a whole number from 1 to 100",
  fundingMultiple: "Enter how many times the funding as a whole number from 1 to 10",
};

function errorOf({ path, message }: z.core.$ZodIssue, typed: TypedCompetition): FieldError {
  const [first = "", index, part] = path.map(String);
  if (first === "lots") return lotError(filledLots(typed)[Number(index)]?.number);
  if (first === "stages") return stageError(filledStages(typed)[Number(index)], part);
  const field = first === "caps" && index !== undefined ? index : first;
  return { field, text: NUMBER_WORDS[field] ?? message };
}

const lotError = (line: number | undefined): FieldError => ({
  field: "lots",
  text:
    line === undefined
      ? "Enter from 1 to 60 lots, each on a line of its own"
      : `Line ${line} of the lots: enter a number from 1 to 99, a name and, if there is one, an nDelius code, with “;” between them`,
});

const STAGE_WORDS = {
  kind: "choose what it is",
  number: "enter a whole number from 1 to 99, or nothing",
  opens: "enter when it opens, like 16/5/2026 12:00",
  closes: "enter when it closes, like 16/5/2026 12:00, or nothing",
} as const satisfies Record<keyof TypedStage, string>;

function stageError(filled: { row: TypedStage; number: number } | undefined, part?: string): FieldError {
  if (filled === undefined) return { field: "stage-kind-1", text: "Enter at least one stage" };
  const { row, number } = filled;
  // The id of a stage is made of its kind and number, so a wrong id is one of those.
  const column = isColumn(part) ? part : row.kind === "" ? "kind" : "number";
  return { field: `stage-${column}-${number}`, text: `Stage ${number}: ${STAGE_WORDS[column]}` };
}

const isColumn = (part: string | undefined): part is keyof TypedStage =>
  part !== undefined && part in STAGE_WORDS;

/** What was refused about a competition that was typed, at its field. */
export function creationError(
  refusal: CompetitionRefusal | CommonRefusal,
  typed: TypedCompetition,
): FieldError {
  const text = competitionRefusalInWords(refusal);
  if (refusal.code === "lot-named-twice") return { field: "lots", text };
  if (!("stageId" in refusal)) return { field: "title", text };
  const rows = filledStages(typed).filter(({ row }) => stageIdOfRow(row) === refusal.stageId);
  const { row, number } = rows.at(-1) ?? { row: emptyStage, number: 1 };
  return { field: `stage-${columnOf(refusal, row)}-${number}`, text: `Stage ${number}: ${text}` };
}

function columnOf(refusal: CompetitionRefusal | CommonRefusal, { opens }: TypedStage): keyof TypedStage {
  if (refusal.code === "stage-named-twice") return "number";
  return "typed" in refusal && localTimeOf(opens) === refusal.typed ? "opens" : "closes";
}
