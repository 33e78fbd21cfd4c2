import type { Lot, Stage } from "./schema.ts";

/** What of a list is called like something before it, by its place. */
const twiceIn = <T>(list: readonly T[], alike: (one: T, other: T) => boolean) =>
  list.flatMap((one, place) => {
    const before = list.slice(0, place).find((other) => alike(one, other));
    return before === undefined ? [] : [{ place, one, before }];
  });

/** The lots that have the number or the name of one before them. */
export const lotsTwice = (lots: readonly Pick<Lot, "lotId" | "cpaNumber" | "name">[]) =>
  twiceIn(
    lots,
    (one, { lotId, name }) => one.lotId === lotId || one.name.toLowerCase() === name.toLowerCase(),
  ).map(({ place, one, before }) => {
    const same = one.lotId === before.lotId ? ("number" as const) : ("name" as const);
    return { place, refusal: { code: "lot-named-twice", lot: one, same } as const };
  });

/** The stages that have the kind and the number of one before them, or its name for programs. */
export const stagesTwice = (stages: readonly Pick<Stage, "stageId" | "kind" | "number">[]) =>
  twiceIn(
    stages,
    (one, { stageId, kind, number }) =>
      one.stageId === stageId || (one.kind === kind && one.number === number),
  ).map(({ place, one: { kind, number } }) => ({
    place,
    refusal: { code: "stage-named-twice", stage: called({ kind, number }) } as const,
  }));

/** What names a stage to people. */
export const called = ({ kind, number }: Pick<Stage, "kind" | "number">): Pick<Stage, "kind" | "number"> =>
  number === undefined ? { kind } : { kind, number };
