import { type AuthorityActor, coversLot, type LotScope } from "../kernel/actor.ts";
import { earliestFirst, type Instant, inWords } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import type { ParticipantsView } from "./views.ts";
import { type Due, type HubLine, type StaffLines } from "./hub-line.ts";
import { type CompetitionPart, partsFor } from "./competition-parts.ts";
import type { Competition } from "./schema.ts";
import { lotName } from "./words.ts";

/** A competition's own page for whoever looks: what is due, the first to end first, then how everything stands. */
export type Hub = {
  readonly due: readonly Due[];
  readonly lines: readonly HubLine[];
  /** Why an organisation cannot take part any more. */
  readonly shutOut?: string | undefined;
};

const inTime = (due: readonly Due[]): readonly Due[] =>
  due.toSorted((a, b) => {
    const [one, other] = [a.until ?? "9999", b.until ?? "9999"];
    return one === other ? 0 : one < other ? -1 : 1;
  });

/** The page of an organisation, of the lines that each module gives. */
export const bidderHub = (lines: readonly HubLine[]): Hub => ({
  due: inTime(lines.flatMap(({ due }) => due ?? [])),
  lines,
  // What an outcome says comes after what the PQQ says.
  shutOut: lines.findLast(({ shutOut }) => shutOut !== undefined)?.shutOut,
});

/** The page of somebody of the authority: every part that the role opens, as its module says that it stands. */
export function staffHub(
  actor: AuthorityActor,
  competition: Competition,
  given: readonly StaffLines[],
  now: Instant,
): Hub {
  const parts = partsFor(actor, competition, now).filter(
    ({ path }) => path !== "timetable" && path !== "lots",
  );
  // Where two modules know of one part, the first says how it stands.
  const said = given.flatMap((lines) => lines.parts ?? []);
  const sealed = parts.filter(({ from }) => from !== undefined && now < from);
  const done = publishedOutcome(competition, now) !== undefined;
  const lines = parts
    .filter((part) => !sealed.includes(part))
    .map(({ path, name, from }): HubLine => {
      const passing = from !== undefined && competition.cancelled === undefined;
      const state = passing ? (done ? "closed" : "open") : "plain";
      return { name, state, ...said.find((part) => part.path === path), path };
    });
  return {
    due: inTime(given.flatMap(({ due }) => due ?? [])),
    lines: [...lines, ...sealedTogether(sealed)],
  };
}

/** What opens at one instant, in one line. */
function sealedTogether(parts: readonly CompetitionPart[]): readonly HubLine[] {
  const at = parts[0]?.from;
  const name = parts.map((part) => part.name).join(", ");
  const details = at && `Can be seen from ${inWords(at)}, when the PQQ is sealed`;
  return at === undefined ? [] : [{ name, state: "to-come", details }];
}

/** What happens in a competition after an instant, the next first: what opens, happens or closes. */
export function comesNext(competition: ParticipantsView, now: Instant) {
  if (competition.cancelled !== undefined) return [];
  return competition.stages
    .flatMap((stage) => [
      { stage, moves: "opensAt" as const, at: stage.opensAt },
      ...(stage.closesAt === undefined ? [] : [{ stage, moves: "closesAt" as const, at: stage.closesAt }]),
    ])
    .filter(({ at }) => at > now)
    .toSorted((a, b) => earliestFirst(a.at, b.at));
}

/** The lots of somebody of a local public body. Nothing is asked of them. */
export const partnerHub = (competition: ParticipantsView, lots: LotScope): Hub => ({
  due: [],
  lines: competition.lots
    .filter(({ lotId }) => coversLot(lots, lotId))
    .map((lot) => ({ name: lotName(lot), state: "plain", path: `lots/${lot.lotId}` })),
});
