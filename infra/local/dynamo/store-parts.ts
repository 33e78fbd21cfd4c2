import type { CommitLog } from "./commit-log.ts";
import type { Draft } from "./draft.ts";
import type { Holds } from "./holds.ts";
import type { RequestTokens } from "./request-tokens.ts";

/** What the operations of one open store share. */
export type StoreParts = {
  /** An empty draft over what is committed now. */
  draft(): Draft;
  holds: Holds;
  log: CommitLog;
  tokens: RequestTokens;
};
