import * as z from "zod";
import { hasWindow } from "../../shared/competition/stages.ts";
import {
  type Competition,
  CompetitionOutcome,
  CompetitionTerms,
  type Stage,
  Standing,
  Timetable,
} from "../../shared/competition/schema.ts";
import { type CompetitionId, type OrganisationId, StageId } from "../../shared/kernel/id.ts";
import type { Actor, AuthorityActor } from "../../shared/kernel/actor.ts";
import { Instant, MINUTE } from "../../shared/kernel/instant.ts";
import { sortPrefix } from "../../shared/kernel/key.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { hasClosed } from "../../shared/kernel/window.ts";
import { asKept } from "../platform/as-kept.ts";
import type { Deps } from "../platform/deps.ts";
import { lasting } from "../platform/read-once.ts";
import type { Item, Table } from "../platform/table.ts";
import { loadBegun } from "../platform/taking-part.ts";
import {
  competitionPartition,
  LIST,
  Listed,
  OUTCOME,
  outcomeKey,
  standingKey,
  unchangedTimetable,
} from "./store.ts";

/** Somebody who looks at a competition's own page, at an instant. */
export type Looking<Audience extends Actor["audience"]> = {
  readonly deps: Deps;
  readonly actor: Extract<Actor, { audience: Audience }>;
  readonly competition: Competition;
  readonly now: Instant;
};

/** A competition as everybody may know it, in one query. */
export async function loadCompetition(table: Table, id: CompetitionId): Promise<Competition | undefined> {
  const items = await table.all({ pk: competitionPartition(id) });
  const terms = items.find(({ sk }) => sk === "TERMS");
  const timetable = items.find(({ sk }) => sk === "TIMETABLE");
  if (terms === undefined || timetable === undefined) return undefined;
  const outcome = outcomeIn(items.find(({ sk }) => sk === OUTCOME));
  const seals = items.filter(({ sk }) => sk.startsWith("SEAL#")).map(sealOf);
  return {
    ...termsOf(terms),
    ...timetableOf(timetable),
    sealed: Object.fromEntries(seals.map(({ window, sealedAt }) => [window, sealedAt])),
    ...(outcome && { outcome }),
  };
}

/** The competition that something is about; refuses where there is none. */
export async function findCompetition(table: Table, id: CompetitionId) {
  const competition = await loadCompetition(table, id);
  return competition === undefined ? refuse({ code: "not-found" }) : accept(competition);
}

const Seal = z.object({ window: StageId, sealedAt: Instant });
const termsOf = asKept(CompetitionTerms);
const timetableOf = asKept(Timetable);
const outcomeOf = asKept(CompetitionOutcome);
/** The outcome that a row holds: none where its publication was stopped. */
export const outcomeIn = (row: Item | undefined): CompetitionOutcome | undefined =>
  row?.["stoppedAt"] === undefined ? outcomeOf(row) : undefined;
const sealOf = asKept(Seal);

/** How long a remembered competition may be used to accept a submission, in ms of the wall clock. */
const REMEMBERED = MINUTE;
type Remembered = { readonly competition: Competition; readonly loadedAt: number };
const remembered = lasting<CompetitionId, Remembered>();

/**
 * A competition that may be a minute old, for a decision that the window's gate judges again in the write: what it
 * accepts is safe. What it refuses must be decided once more on fresh facts, since an amendment may have come between.
 */
export async function recallCompetition({ table, wall }: Pick<Deps, "table" | "wall">, id: CompetitionId) {
  const known = remembered(table);
  const earlier = known.get(id);
  if (earlier !== undefined && wall() - earlier.loadedAt < REMEMBERED) return earlier.competition;
  const competition = await loadCompetition(table, id);
  if (competition !== undefined) known.set(id, { competition, loadedAt: wall() });
  return competition;
}

/**
 * The window that the authority may look into: none before it is sealed, whoever of it asks. A due window that is not sealed yet
 * is sealed first. A refused look is an entry in the audit log, which the caller writes.
 */
export async function loadSealed(
  { table, ask, now }: Pick<Deps, "table" | "ask" | "now">,
  competitionId: CompetitionId,
  windowOf: (competition: Competition) => (Pick<Stage, "stageId"> & { closesAt: Instant }) | undefined,
): Promise<Result<StageId, { code: "not-found" } | { code: "too-early" }>> {
  const competition = await loadCompetition(table, competitionId);
  const window = competition && windowOf(competition);
  if (competition === undefined || window === undefined) return refuse({ code: "not-found" });
  const isSealed = ({ sealed }: Competition) => sealed[window.stageId] !== undefined;
  if (isSealed(competition)) return accept(window.stageId);
  if (now() < window.closesAt) return refuse({ code: "too-early" });
  await ask.seal(competitionId);
  const after = await loadCompetition(table, competitionId);
  return after !== undefined && isSealed(after) ? accept(window.stageId) : refuse({ code: "too-early" });
}

/** Whether nothing can be submitted in a competition any more. */
export async function isOver({ table, now }: Pick<Deps, "table" | "now">, id: CompetitionId) {
  const competition = await loadCompetition(table, id);
  return (
    competition === undefined ||
    competition.cancelled !== undefined ||
    competition.stages.filter(hasWindow).every((stage) => hasClosed(stage, now()))
  );
}

const listedOf = asKept(Listed);

/** What every competition is called, newest first, in one query. */
export async function loadTitles(table: Table): Promise<readonly z.infer<typeof Listed>[]> {
  const listed = await table.all({ pk: LIST, beginsWith: sortPrefix("CMP") });
  return listed.map(listedOf).toSorted(newestFirst);
}

/** Every competition, newest first. */
export const loadCompetitions = async (table: Table): Promise<readonly Competition[]> =>
  loadThese(
    table,
    (await loadTitles(table)).map(({ competitionId }) => competitionId),
  );

/** The competitions in which somebody of the authority has a role, newest first. */
export const loadCompetitionsOf = (table: Table, actor: AuthorityActor): Promise<readonly Competition[]> =>
  actor.roles === undefined
    ? loadCompetitions(table)
    : loadThese(
        table,
        actor.roles.map(({ competitionId }) => competitionId),
      );

/** The competitions in which an organisation has prepared something and that may still go on, newest first. */
export async function loadBegunCompetitions(table: Table, organisation: OrganisationId) {
  const begun = await loadBegun(table, organisation, "eventual");
  return loadThese(
    table,
    [...begun].flatMap(([id, goesOn]) => (goesOn ? [id] : [])),
  );
}

/** These competitions, as far as they are there, newest first. */
export async function loadThese(table: Table, ids: readonly CompetitionId[]) {
  const all = await Promise.all(ids.map((id) => loadCompetition(table, id)));
  return all.filter((one) => one !== undefined).toSorted(newestFirst);
}

const newestFirst = (a: Pick<Competition, "createdAt">, b: Pick<Competition, "createdAt">) =>
  a.createdAt < b.createdAt ? 1 : -1;

/** Where one organisation stands in a competition. */
export const loadStanding = async (
  table: Table,
  organisationId: OrganisationId,
  competitionId: CompetitionId,
) => standingOf(await table.get(standingKey({ organisationId, competitionId })));

export { outcomeKey, standingKey, unchangedTimetable };

/** A standing from the item that holds it. */
export const standingOf = asKept(Standing);

/** Where each of these organisations stands in a competition. */
export async function loadStandings(
  table: Table,
  organisations: readonly OrganisationId[],
  competitionId: CompetitionId,
) {
  const items = await table.getMany(
    organisations.map((organisationId) => standingKey({ organisationId, competitionId })),
  );
  return items.map(standingOf).filter((one) => one !== undefined);
}
