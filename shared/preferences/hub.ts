import { type Dated, inOrder, stateOf } from "../competition/stages.ts";
import {
  CHECK,
  closes,
  type HubLine,
  inALine,
  opens,
  received,
  type StaffLines,
  submits,
} from "../competition/hub-line.ts";
import { stageName } from "../competition/words.ts";
import { type BidderActor, maySubmit } from "../kernel/actor.ts";
import type { StageId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { carriedInWords, lotsCounted, roundInWords } from "./words.ts";

/** By round, whether an organisation has saved what it has not submitted, and what stands. */
type RoundsFacts = {
  readonly actor: BidderActor;
  readonly competition: Dated;
  /** When it pre-qualified; undefined while it has not. */
  readonly since: Instant | undefined;
  readonly rounds: Readonly<
    Record<StageId, { readonly unsent: boolean; readonly stands: CountedChoice | undefined }>
  >;
};
type CountedChoice = { readonly lots: number; readonly receivedAt: Instant };

const roundsIn = ({ stages }: Dated) => inOrder(stages).filter(({ kind }) => kind === "lot-preferences");

/** How each round stands for an organisation that has pre-qualified, and what is to be done of it. */
export function roundLines({ actor, competition, since, rounds }: RoundsFacts, now: Instant) {
  if (since === undefined) return [];
  return roundsIn(competition).map((stage, index, all): HubLine => {
    const { unsent = false, stands } = rounds[stage.stageId] ?? {};
    const before = all.slice(0, index).findLast(({ stageId }) => rounds[stageId]?.stands !== undefined);
    const carried = stands === undefined ? before && carriedInWords(before) : undefined;
    const [name, path] = [stageName(stage), `preferences/${stage.stageId}`];
    const own = [stands && lotsCounted(stands.lots), received(stands?.receivedAt)];
    const sent = [...own, carried];
    const state = stateOf(stage, competition, now);
    if (state === "ahead") return { name, state: "to-come", details: inALine(opens(stage.opensAt)) };
    if (state === "called-off") return { name, state, details: inALine(...sent) };
    const stood = stands === undefined ? "not-submitted" : "submitted";
    if (state !== "open")
      return { name, path, state: state === "stopped" ? state : stood, details: inALine(...sent) };
    const meanwhile = carried && `${carried} unless you submit something else`;
    const line = { name, path, details: inALine(...own, meanwhile, closes(stage.closesAt)) };
    if (!unsent && stands !== undefined) return { ...line, state: "submitted" };
    const ready = stands === undefined ? "complete" : "changed";
    // Who may only prepare a choice has done so.
    if (unsent && !maySubmit(actor)) return { ...line, state: ready };
    const current = unsent ? ready : "not-started";
    const due = {
      act:
        submits(current, `choice of lots for ${roundInWords(stage)}`) ??
        `Choose your lots for ${roundInWords(stage)}`,
      button: unsent ? CHECK : "Choose lots",
      path: `${path}/${unsent ? "check-answers" : "choose-lots"}`,
      until: stage.closesAt,
      details: meanwhile,
    };
    return { ...line, state: current, due };
  });
}

type CoverageForStaff = {
  readonly competition: Dated;
  /** How many of the reader's lots fewer bidders preferred than a lot needs, when a round was sealed. */
  readonly counted?:
    | {
        readonly round: Parameters<typeof roundInWords>[0];
        readonly short: number;
        readonly lots: number;
        /** Whether the reader works on every lot. */
        readonly all: boolean;
        readonly minimum: number;
      }
    | undefined;
};

/** The round that is open or comes next; until it is sealed nobody of the authority can see or count anything of it. */
export function coverageForStaff({ competition, counted }: CoverageForStaff, now: Instant): StaffLines {
  if (competition.cancelled !== undefined) return {};
  const path = "coverage";
  const inState = (wanted: string) =>
    roundsIn(competition).find((round) => stateOf(round, competition, now) === wanted);
  const [open, ahead] = [inState("open"), inState("ahead")];
  const round = open ?? ahead;
  const short = counted && shortInWords(counted);
  if (round === undefined) return { parts: [{ path, state: "closed", details: inALine(short) }] };
  const dated = `${roundInWords(round)} ${open ? closes(open.closesAt) : opens(round.opensAt)}`;
  const details = inALine(dated, short);
  return { parts: [{ path, state: open ? "open" : "to-come", details }] };
}

function shortInWords({ round, short, lots, all, minimum }: NonNullable<CoverageForStaff["counted"]>) {
  const after = `after ${roundInWords(round)}, `;
  if (lots === 1)
    return `${after}your lot had ${short === 1 ? `fewer than ${minimum} bidders` : `${minimum} bidders or more`}`;
  return `${after}${short} of ${all ? "the" : "your"} ${lots} lots had fewer than ${minimum} bidders`;
}
