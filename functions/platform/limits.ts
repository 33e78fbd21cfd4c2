/** The most a request body may hold, in bytes; files go to object storage. */
export const BODY_LIMIT = 1_000_000;

/**
 * The most that a form with files may hold, in bytes: 4 MB of files and what is written around them. A function is given
 * 6 MB at most, a third of which encoding takes.
 */
export const FILES_LIMIT = 4_300_000;

/** The most that reaches a function at all, in bytes: what is larger is refused by what stands before it. */
export const GATEWAY_LIMIT = 4.5 * 1024 * 1024;
