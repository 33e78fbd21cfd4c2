/** Whether all there is is to be taken, as `npm run soak` says. */
export const EVERYTHING = process.env["EVERYTHING"] === "1";

/**
 * One in so many of what is alike, and with another turn others of them: where each row takes its own turn, all of it is
 * met somewhere and every row meets some.
 */
export const slice = <T>(all: readonly T[], oneIn: number, turn: number): readonly T[] =>
  EVERYTHING ? all : all.filter((_, index) => index % oneIn === turn % oneIn);
