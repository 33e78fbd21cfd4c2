import type { Facts } from "../../shared/kernel/chain.ts";
import type { Canonical } from "../../shared/kernel/digest.ts";
import { type CompetitionId, type OrganisationId, RequestKey, type StageId } from "../../shared/kernel/id.ts";
import { commit, type ToCommit } from "./commit.ts";
import type { Deps } from "./deps.ts";
import { sealStream } from "./stream.ts";
import type { Write } from "./table.ts";
import { THE_PORTAL } from "./who.ts";

/** One organisation's part in a window. */
export type SealedFor = {
  readonly competitionId: CompetitionId;
  readonly window: StageId;
  readonly organisationId: OrganisationId;
};

/** What a module with windows tells the seal worker: how to complete, open and warn for one organisation. */
export type Sealing = {
  /** The kind of stage whose windows these are. */
  readonly kind: string;
  /** Completes what was received in time and not yet committed. */
  completeAll(deps: Deps, part: SealedFor): Promise<void>;
  /**
   * Copies what stands to where the authority may read it, and says what that was, for the record of the sealing.
   * Undefined when nothing stands: that somebody prepared something and did not send it is told to nobody.
   */
  open(deps: Deps, part: SealedFor): Promise<Canonical | undefined>;
  /** Adds up what was opened, once, for whoever need not read all of it. */
  addUp?(deps: Deps, part: Omit<SealedFor, "organisationId">, opened: readonly Canonical[]): Promise<void>;
  /** What the log says of everything that was opened, beside its hash. */
  readonly counts?: (opened: readonly Canonical[]) => Facts;
  /** Whether the organisation prepared something that it has not submitted. */
  hasUnsentDraft(deps: Deps, part: SealedFor): Promise<boolean>;
};

type BySeal = Pick<ToCommit, "what" | "at" | "subject" | "detail" | "command"> &
  Partial<Pick<ToCommit, "answer">>;

/** Writes down what the seal worker did in a competition. `once` names it there: done again, it stands as it was. */
export const commitBySeal = (
  deps: Pick<Deps, "table" | "newSalt">,
  competitionId: CompetitionId,
  once: string,
  writes: readonly Write[],
  done: BySeal,
) =>
  commit(
    deps,
    writes,
    { stream: sealStream(competitionId), who: THE_PORTAL, competitionId, answer: {}, ...done },
    RequestKey.parse(once),
  );
