import { between, DAY, dayInWords, type Instant, inWords, minuteInWords } from "../kernel/instant.ts";
import { sentenceStart } from "../kernel/words.ts";
import { lotsCounted } from "../preferences/words.ts";
import type { State, Task } from "./hub.ts";
import { instantName, lotName, stageName } from "./words.ts";

const counted = (count = 0, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const roundOf = ({ stage }: Task) => `round ${stage?.number ?? 1}`;

/** What a line of a competition's page is about. */
export function nameOf(task: Task): string {
  const { about, stage, lot, amendment } = task;
  if (typeof about === "object") return about.part;
  switch (about) {
    case "pqq":
    case "round":
      return stage === undefined ? "" : stageName(stage);
    case "query":
      return "Questions about your response";
    case "pqq-outcome":
      return "Outcome of the PQQ";
    case "lot":
      return lot === undefined ? "" : lotName(lot);
    case "amendment":
      return stage && amendment ? `Amendment: ${instantName(stage, amendment.moves)}` : "Amendment";
    case "proposed-outcome":
      return "Proposed outcome of the PQQ";
    case "questionnaire":
      return "Questionnaire";
    case "interests":
    case "marking":
    case "moderation":
    case "evaluation":
      return "My evaluation";
  }
}

/** What somebody has to do, and the same as a button. */
export function actOf(task: Task): { readonly act: string; readonly button: string } {
  const { about, state, count, stage, amendment } = task;
  const submits = { complete: "Submit your", changed: "Submit your changed" } as const;
  const submit = state === "complete" || state === "changed" ? submits[state] : undefined;
  switch (about) {
    case "pqq":
      if (state === "incomplete")
        return { act: "Complete and submit your response to the PQQ", button: ANSWER };
      return submit === undefined
        ? { act: "Answer the pre-qualification questionnaire (PQQ)", button: ANSWER }
        : { act: `${submit} response to the PQQ`, button: task.due?.path === undefined ? ANSWER : CHECK };
    case "round":
      return submit === undefined
        ? { act: `Choose your lots for ${roundOf(task)}`, button: "Choose lots" }
        : { act: `${submit} choice of lots for ${roundOf(task)}`, button: CHECK };
    case "query":
      return { act: `Answer ${counted(count, "question")} about your response`, button: "Read and answer" };
    case "amendment":
      return {
        act: stage && amendment ? `Confirm: ${instantName(stage, amendment.moves)}` : "Confirm an amendment",
        button: "Look at the amendment",
      };
    case "proposed-outcome":
      return { act: "Confirm the outcome of the PQQ", button: "Look at the outcome" };
    case "questionnaire":
      return { act: "Freeze the questionnaire", button: "Look at the questionnaire" };
    case "interests":
      return { act: "Declare your interests", button: "Read and declare" };
    case "marking":
      return { act: `Mark ${counted(count, "section")} of responses`, button: "See what to mark" };
    case "moderation":
      return { act: `Moderate ${counted(count, "section")} of responses`, button: "See what to moderate" };
    case "evaluation":
      return { act: "See what is yours in the evaluation of the PQQ", button: "See what is yours" };
    default:
      return { act: nameOf(task), button: "Open" };
  }
}
const ANSWER = "Answer the questionnaire";
const CHECK = "Check and submit";

const stateNames = {
  "to-come": "To come",
  open: "Open",
  closed: "Done",
  stopped: "Stopped",
  "called-off": "Will not take place",
  "not-started": "Not started",
  incomplete: "Not submitted",
  complete: "Not submitted",
  changed: "Changes not submitted",
  submitted: "Submitted",
  "not-submitted": "Not submitted",
  waiting: "Waiting",
  answered: "Answered",
  passed: "Passed",
  failed: "Not passed",
  frozen: "Frozen",
  plain: "",
} as const satisfies Record<State, string>;

/** What is so: how far something open is, where that is known, or its state in a word. */
export function stateInWords({ state, path, progress }: Task): string {
  if (state !== "open" || progress === undefined) return stateNames[state];
  const { done, of } = progress;
  switch (path) {
    case "responses":
      return `${of} received`;
    case "evaluation":
      return of === 0 ? "Nothing to mark" : `${done} of ${of} moderated`;
    case "my-evaluation":
      return of === 0 ? "Nothing is yours" : `${done} of ${of} done`;
    case "queries":
      return of === 0 ? "None asked" : `${done} of ${of} answered`;
    case "outcome":
      return of === 0 ? "Not proposed" : "Proposed";
    default:
      return stateNames[state];
  }
}

/** What else there is to say of it, in a line; nothing where the state says it all. */
export function factsOf(task: Task): string {
  const { about, state, at, since, amendment, stage } = task;
  if (amendment !== undefined)
    return `Proposed by ${amendment.proposedBy.name}: from ${inWords(amendment.from)} to ${inWords(amendment.to)}`;
  if (about === "proposed-outcome")
    return at === undefined ? "To be published as soon as it is confirmed" : `To be published ${inWords(at)}`;
  if (about === "pqq-outcome") {
    const day = since === undefined ? [] : [`pre-qualified on ${dayInWords(since)}`];
    return sentenceStart(
      [...day, ...(task.path === undefined ? [] : ["read the scores and reasons"])].join("; "),
    );
  }
  const part = typeof about === "object";
  const round = part && stage !== undefined ? `${sentenceStart(roundOf(task))} ` : "";
  if (at !== undefined && state === "to-come")
    return part && stage === undefined
      ? `Can be seen from ${inWords(at)}, when the PQQ is sealed`
      : sentenceStart(`${round}opens ${inWords(at)}`);
  const closes = at === undefined ? [] : [`${round}closes ${inWords(at)}`];
  const stands = since === undefined ? [] : [`${part ? "published" : "received"} ${minuteInWords(since)}`];
  return sentenceStart([...countedIn(task), ...stands, ...closes].join("; "));
}

function countedIn({ about, count }: Task): readonly string[] {
  if (count === undefined) return [];
  if (about === "round") return [lotsCounted(count)];
  if (about === "query") return [counted(count, "question")];
  return [`${counted(count, "waits", "wait")} for a second lead`];
}

/** How long there still is, where that is worth saying. */
export function daysLeft(until: Instant, now: Instant): string {
  const days = Math.floor(between(now, until) / DAY);
  return days < 2 ? "" : `, in ${days} days`;
}
