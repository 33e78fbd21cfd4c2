import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId } from "../../shared/kernel/id.ts";
import type { Deps } from "../platform/deps.ts";
import { stash } from "../platform/stash.ts";
import { type NarrowedSection, saveNarrowed } from "./store.ts";

/** Keeps, before it is received, exactly what counts of the sections that hold more than that. */
export const keepNarrowed = async (
  deps: Pick<Deps, "table">,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  narrowed: readonly NarrowedSection[],
): Promise<void> => {
  for (const one of narrowed) await stash(deps, saveNarrowed(organisationId, competitionId, one));
};
