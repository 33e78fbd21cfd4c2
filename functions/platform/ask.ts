import type { CompetitionId, FileId, OrganisationId } from "../../shared/kernel/id.ts";
import type { Break } from "../../shared/kernel/chain.ts";

/** What a door may ask of a worker and wait for. Workers do the work that a door's role does not allow. */
export type Ask = {
  /** Makes missing gates, shuts and seals what is due. Harmless when nothing is. */
  seal(competition: CompetitionId): Promise<void>;
  /** Looks into a file that has no verdict yet. Harmless when it has one. */
  scan(competition: CompetitionId, organisation: OrganisationId, file: FileId): Promise<void>;
  /** Checks every audit stream against its hashes and the auditor's copy. */
  checkStreams(competition: CompetitionId | "portal"): Promise<StreamCheck>;
};

/** `broken` names the first entry that does not hold; nothing tells how many entries are still hidden. */
export type StreamCheck = { readonly broken: Break | undefined };
