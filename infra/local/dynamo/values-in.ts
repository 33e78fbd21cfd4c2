import { Readable } from "node:stream";
import type { KeyRange, Level } from "./level.ts";
import { within } from "./level.ts";

const valuesPerRead = 100;

/**
 * The values of a range inside a folder, as the stream that dynalite's Query and Scan expect. LevelDB reads
 * from a snapshot taken now, so a page never shows half of a transaction.
 */
export function valuesIn(level: Level, folder: string, range: KeyRange): Readable {
  const { gte, lt } = within(folder);
  const lower =
    range.gt === undefined
      ? { gte: range.gte === undefined ? gte : folder + range.gte }
      : { gt: folder + range.gt };
  const upper =
    range.lte === undefined
      ? { lt: range.lt === undefined ? lt : folder + range.lt }
      : { lte: folder + range.lte };
  const { limit = -1, reverse = false } = range;
  const values = level.values({ ...lower, ...upper, limit, reverse });
  return new Readable({
    objectMode: true,
    read() {
      values.nextv(valuesPerRead).then(
        (batch) => {
          for (const value of batch) this.push(value);
          if (batch.length === 0) this.push(null);
        },
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      values.close().then(
        () => done(error),
        (closing: Error) => done(closing),
      );
    },
  });
}
