import * as z from "zod";
import type { CompetitionId, StageId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort } from "../../shared/kernel/key.ts";
import { GATE_SHARDS, type Window } from "../../shared/kernel/window.ts";
import {
  type Amendment,
  CompetitionTerms,
  type Standing,
  type Timetable,
} from "../../shared/competition/schema.ts";
import { gateKey } from "../platform/gate.ts";
import type { Participation } from "../platform/stream.ts";
import { takePart } from "../platform/taking-part.ts";
import type { Write } from "../platform/table.ts";

export const LIST = partition("CMP", "all");
export const competitionPartition = (id: CompetitionId) => partition("CMP", id);
const termsKey = (id: CompetitionId): Key => ({ pk: competitionPartition(id), sk: "TERMS" });
const timetableKey = (id: CompetitionId): Key => ({ pk: competitionPartition(id), sk: "TIMETABLE" });
/** The outcome of the PQQ lies beside, so that a competition and its outcome are read in one query. */
export const OUTCOME = "OUTCOME";
export const outcomeKey = (id: CompetitionId): Key => ({ pk: competitionPartition(id), sk: OUTCOME });
export const standingKey = ({ organisationId, competitionId }: Participation): Key => ({
  pk: partition("STAND", organisationId, competitionId),
  sk: "STANDING",
});

/** A competition's line in the list of all: what of it never changes. */
export const Listed = z.object(
  CompetitionTerms.pick({ competitionId: true, title: true, createdAt: true }).shape,
);

/** A new competition: its terms, its timetable, and its line in the list of all. */
export const createdCompetition = (terms: CompetitionTerms, timetable: Timetable): readonly Write[] => [
  { put: { ...termsKey(terms.competitionId), ...terms }, if: "absent" },
  { put: { ...timetableKey(terms.competitionId), ...timetable }, if: "absent" },
  { put: { pk: LIST, sk: sort("CMP", terms.competitionId), ...Listed.parse(terms) }, if: "absent" },
];

/** The timetable as decided, if it is still the one that was decided on. */
export const saveTimetable = (timetable: Timetable): Write => ({
  put: { ...timetableKey(timetable.competitionId), ...timetable },
  if: { matching: { version: timetable.version - 1 } },
});

/** What stands on a timetable holds only while it is still that one: neither amended nor cancelled. */
export const unchangedTimetable = ({
  competitionId,
  version,
}: Pick<Timetable, "competitionId" | "version">): Write => ({
  check: timetableKey(competitionId),
  if: { matching: { version } },
});

const sealKey = (id: CompetitionId, window: StageId): Key => ({
  pk: competitionPartition(id),
  sk: sort("SEAL", window),
});

/** A window is sealed, once. */
export const sealed = (id: CompetitionId, window: StageId, sealedAt: Instant): Write => ({
  put: { ...sealKey(id, window), window, sealedAt },
  if: "absent",
});

/** What a window received has not been opened. */
export const stillUnsealed = (id: CompetitionId, window: StageId): Write => ({
  check: sealKey(id, window),
  if: "absent",
});

const shards = Array.from({ length: GATE_SHARDS }, (_, shard) => shard);

/** The shards of a window's gate, made once before it opens. */
export const newGates = (
  id: CompetitionId,
  window: StageId,
  { opensAt, closesAt }: Window,
): readonly Write[] =>
  shards.map((shard) => ({ put: { ...gateKey(id, window, shard), opensAt, closesAt }, if: "absent" }));

/** Moves one instant of every shard of a window's gate, if it is still where it was and the gate is not shut. */
export const moveGates = (
  id: CompetitionId,
  window: StageId,
  { moves, from, to }: Pick<Amendment, "moves" | "from" | "to">,
): readonly Write[] =>
  shards.map((shard) => ({
    update: gateKey(id, window, shard),
    set: { [moves]: to },
    if: { matching: { [moves]: from, shutAt: undefined } },
  }));

/**
 * Shuts every shard of a window's gate: nothing is received any more. `closesAt`: only where that is its closing time. Without
 * it a gate that was not made yet is shut too.
 */
export const shutGates = (
  id: CompetitionId,
  window: StageId,
  shutAt: Instant,
  closesAt?: Instant,
): readonly Write[] =>
  shards.map((shard) => ({
    update: gateKey(id, window, shard),
    set: { shutAt },
    if: { matching: { ...(closesAt && { closesAt }), shutAt: undefined } },
  }));

/** An organisation's standing, and its place among those whose submissions the seal walks through. */
export const recordStanding = (standing: Standing): readonly Write[] => [
  // What came with an outcome of the PQQ is not in the way: whether that one counts, the rule has decided.
  {
    put: { ...standingKey(standing), ...standing },
    if: { matching: { visibleAt: undefined } },
  },
  takePart(standing.competitionId, standing.organisationId),
];
