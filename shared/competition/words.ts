import { ON_RECORD } from "../kernel/working-days.ts";
import { clockInWords, inWords, londonDay } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { CompetitionRefusal } from "./rules.ts";
import type { StageState } from "./stages.ts";
import type { Amendment, CompetitionTerms, Lot, Stage, StageKind } from "./schema.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";
import { ENOUGH_DAYS, type TimetableWarning } from "./timetable-warnings.ts";

export const stageKindNames = {
  launch: "Launch",
  pqq: "Pre-qualification questionnaire (PQQ)",
  "data-room": "Data room opens",
  "pqq-outcome": "PQQ outcome",
  itn: "Invitation to negotiate (ITN)",
  "lot-preferences": "Lot preferences",
  uplift: "Data room uplift",
  dialogue: "Dialogue",
  tender: "Tenders",
  evaluation: "Evaluation of tenders",
  "preferred-bidders": "Preferred bidders",
  award: "Award",
  mobilisation: "Mobilisation",
} as const satisfies Record<StageKind, string>;

/** What a stage is called: "Lot preferences, round 2", "Data room uplift 1". */
export function stageName({ kind, number }: Pick<Stage, "kind" | "number">): string {
  if (number === undefined) return stageKindNames[kind];
  return kind === "lot-preferences"
    ? `${stageKindNames[kind]}, round ${number}`
    : `${stageKindNames[kind]} ${number}`;
}

/** The same within a sentence, with its article: "the pre-qualification questionnaire (PQQ)", "lot preferences, round 2". */
export function stageInSentence(stage: Pick<Stage, "kind" | "number">): string {
  const name = stage.kind === "data-room" ? "data room" : stageName(stage);
  const lower = /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  return stage.number !== undefined || SEVERAL.includes(stage.kind) ? lower : `the ${lower}`;
}

/** What is called by what it has several of. */
const SEVERAL: readonly StageKind[] = ["lot-preferences", "tender", "preferred-bidders", "mobilisation"];

/** What of a competition is done in this portal. The timetable announces the rest too, and says that it is not done here. */
const HERE: readonly StageKind[] = ["launch", "pqq", "pqq-outcome", "lot-preferences"];
export const OUTSIDE = "outside this portal";

/** What must be known beside a date of a stage: what it is worth, and whether anything can be done here. */
export const stageNote = ({ kind }: Pick<Stage, "kind">, precision: Stage["precision"]): string =>
  [precisionNotes[precision], HERE.includes(kind) ? "" : OUTSIDE].filter((note) => note !== "").join("; ");

/** What a date of the timetable is worth, where it is not to the minute. */
const precisionNotes = {
  instant: "",
  day: "only the day was announced",
  month: "only the month was announced",
  assumed: "no date is on record, so this one is assumed",
} as const satisfies Record<Stage["precision"], string>;

/** What a lot is called: "Lot 20, London". */
export const lotName = ({ cpaNumber, name }: Pick<Lot, "cpaNumber" | "name">): string =>
  `Lot ${cpaNumber}, ${name}`;

export const stageStateNames = {
  ahead: "To come",
  open: "Open now",
  closed: "Closed",
  done: "Done",
  stopped: "Stopped when the competition was cancelled",
  "called-off": "Will not take place",
} as const satisfies Record<StageState, string>;

/** What one instant of a stage is: "Tenders, closing time"; a stage that is a moment has its date only. */
export function instantName(stage: Stage, moves: Amendment["moves"]): string {
  if (stage.closesAt === undefined) return `${stageName(stage)}, date`;
  return `${stageName(stage)}, ${moves === "opensAt" ? "opening" : "closing"} time`;
}

/** The rules of award in words, one sentence each. */
export function rulesInWords({ caps, minimumBidders }: Pick<CompetitionTerms, "caps" | "minimumBidders">) {
  const times = caps.fundingMultiple === 2 ? "twice" : `${caps.fundingMultiple} times`;
  return [
    `A consortium can win lots worth at most ${caps.marketSharePercent}% of the total annual value of all lots`,
    `A bidder shows funding of ${caps.fundingPercent}% of a lot’s annual value`,
    caps.fundingMultiple === 1
      ? "A bidder is awarded lots worth at most the funding that it showed"
      : `A bidder is awarded lots worth at most ${times} the funding that it showed`,
    minimumBidders === 1
      ? "A lot needs at least 1 bidder"
      : `A lot needs at least ${minimumBidders} bidders. A lot with fewer is marked`,
  ];
}

/** The rule of amendments, for whoever proposes or confirms one. */
export const amendmentRule = [
  "A time can be moved only before it has come. A closing time can only move later",
  "Another national lead or an approver has to confirm the amendment: of a closing time before it has come, of any other time at least a minute before",
  "When it is confirmed everybody taking part is told, and the old time and the reason stay visible",
] as const;

/** The rule of holding extensions, for who decides alone. */
export const holdingRule = [
  "You decide this alone, and it counts at once: until the last moment before a window closes, once for each window, by 24 hours at most",
  "No window can be held past another one; dates of other stages, such as the evaluation, stay as they are, and two people can move them afterwards",
  "It is the same for everybody, and everybody taking part is told at once, with your reason",
  "Another person says within one working day whether they stand by it. If nobody does, it stands, and leads and auditors see that",
] as const;

/** What somebody should think about before they publish a timetable, and need not change. */
export const timetableWarningInWords = wordsOf<TimetableWarning>({
  "on-a-weekend": ({ at }) => `${inWords(at)} is on a weekend`,
  "on-a-bank-holiday": ({ at }) => `${inWords(at)} is a bank holiday in England and Wales`,
  "closes-outside-hours": ({ at }) =>
    `It closes at ${clockInWords(at)}, when nobody may be there to help: 9am to 5:30pm is usual`,
  "short-notice": ({ workingDays }) =>
    `It leaves ${workingDays === 1 ? "1 working day" : `${workingDays} working days`} to answer. ${ENOUGH_DAYS} or more are usual`,
  "no-calendar": ({ at }) =>
    `The bank holidays of ${londonDay(at).slice(0, 4)} are not on record here, only those of ${ON_RECORD.join(" to ")}: look at them yourself`,
});

/** What people read when something about a competition is refused. Says what to do next. */
export const competitionRefusalInWords = wordsOf<CompetitionRefusal | CommonRefusal>({
  ...commonWords,
  "stage-named-twice": ({ stage }) =>
    `Give each “${stageKindNames[stage.kind]}” a number of its own: “${stageName(stage)}” is there twice`,
  "lot-named-twice": ({ lot, same }) =>
    same === "number"
      ? `Lot ${lot.cpaNumber} is there twice: give each lot a number of its own`
      : `“${lot.name}” is there twice: give each lot a name of its own`,
  "closes-before-it-opens":
    "A stage must close after it opens. Enter a later closing time, or an earlier opening time",
  "stage-needs-closing-time": "A stage in which something is submitted needs a closing time",
  "too-many-windows-open":
    "At most two stages in which something is submitted can be open at a time. Let one close before another opens",
  "stages-pass-each-other": ({ earlier, later, how }) =>
    `${stageName(later)} cannot ${how === "ends-first" ? "close" : "begin"} before ${stageName(earlier)} ${how === "begins" ? "does" : "is over"}. Choose a time that keeps their order`,
  "no-lots": "Enter at least one lot",
  "no-stages": "Enter at least one stage",
  "lots-too-long": "The lots are too long together: leave out other names and prisons, or make them shorter",
  "stage-needs-date": "Enter the day and the time at which it opens or happens",
  "only-one-such-stage": ({ stage: { kind } }) =>
    `“${stageKindNames[kind]}” happens once. Leave out the other, or make it what it is`,
  "outcome-needs-stage": `Add a stage “${stageKindNames["pqq-outcome"]}”: bidders are told when they will know`,
  "must-lie-ahead": ({ passedAt }) =>
    `${inWords(passedAt)} has passed. Enter a time after the competition is published`,
  "nothing-lies-ahead": "All of it has passed. A competition that is over cannot be published",
  "already-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. Nothing in it can change`,
  "already-awarded": ({ awardedAt }) =>
    `The award was due at ${inWords(awardedAt)}. A competition can be cancelled until award only`,
  "instant-has-passed": ({ passedAt }) => `This passed at ${inWords(passedAt)} and cannot be moved any more`,
  "too-late-to-amend": ({ latestAt }) =>
    `The latest time to move this was ${inWords(latestAt)}, a minute before it falls due`,
  "only-later": ({ from }) => `A closing time can only move later. Enter a time after ${inWords(from)}`,
  "not-in-the-past": "Enter a time in the future, at least a minute from now",
  "already-held":
    "This closing time was held once already. Moving it again takes two people: propose an amendment",
  "no-such-instant": "This stage has no such time. Choose one of the times of the timetable",
  "has-a-pqq":
    "This competition has a PQQ: who has pre-qualified is said by its outcome. Propose a correction of the outcome instead",
  "not-a-bidder": "Only a registered Tier 1 organisation can pre-qualify",
  "already-prequalified": "This organisation has pre-qualified already",
});
