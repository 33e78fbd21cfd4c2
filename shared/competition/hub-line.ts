import { between, DAY, type Instant, inWords } from "../kernel/instant.ts";
import { sentenceStart } from "../kernel/words.ts";

/**
 * What is somebody's to do now in a competition; where `until` is given, before that instant, or at it where that itself
 * counts. Paths lie below the competition.
 */
export type Due = {
  readonly act: string;
  readonly button: string;
  readonly path: string;
  readonly until?: Instant | undefined;
  readonly itselfCounts?: boolean | undefined;
  /** What has to be known before it is done. */
  readonly details?: string | undefined;
};

/** How one thing in a competition stands for whoever looks: a line of its own page. */
export type HubLine = {
  readonly name: string;
  readonly state: State;
  /** What is so, where more is known than the name of the state. */
  readonly words?: string | undefined;
  /** Without one there is nothing to come to. */
  readonly path?: string | undefined;
  /** What else there is to say of it; nothing where the state says it all. */
  readonly details?: string | undefined;
  readonly due?: Due | undefined;
  /** Why an organisation cannot take part in what follows, in a sentence without its end. */
  readonly shutOut?: string | undefined;
};

/** What a module says to somebody of the authority: what waits for them, and how parts stand, each named by its path. */
export type StaffLines = {
  readonly due?: readonly Due[] | undefined;
  readonly parts?:
    | readonly (Partial<Omit<HubLine, "path" | "due" | "shutOut">> & { readonly path: string })[]
    | undefined;
};

export const stateNames = {
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
} as const;
export type State = keyof typeof stateNames;

/** What there is to say of a line, one after the other; what is not there is left out. */
export const inALine = (...said: readonly (string | undefined)[]): string =>
  sentenceStart(said.filter((one) => one !== undefined).join("; "));

export const opens = (at: Instant): string => `opens ${inWords(at)}`;
export const closes = (at: Instant | undefined): string | undefined => at && `closes ${inWords(at)}`;
export const received = (at: Instant | undefined): string | undefined => at && `received ${inWords(at)}`;

/** "1 question", "2 questions". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** How long there still is, where that is worth saying. */
export function daysLeft(until: Instant, now: Instant): string {
  const days = Math.floor(between(now, until) / DAY);
  return days < 2 ? "" : `, in ${days} days`;
}

/** What is complete or was changed, as it is asked to be submitted; nothing of what is not ready for that. */
export const submits = (state: State, what: string): string | undefined =>
  state === "complete"
    ? `Submit your ${what}`
    : state === "changed"
      ? `Submit your changed ${what}`
      : undefined;
export const CHECK = "Check and submit";
