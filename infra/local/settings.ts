import { fromLondon, type Instant } from "../../shared/kernel/instant.ts";
import { readLocalTime } from "../../shared/kernel/typed-clock.ts";

/** What `npm start` was asked for. */
export type StartSettings = {
  readonly port: number;
  readonly dataDir: string;
  /** The London time at which the demonstration starts, if one was asked for. */
  readonly at: Instant | undefined;
  /** No competition and the real clock. */
  readonly empty: boolean;
  /** Where the table is, if it is not to be the one in the data folder. */
  readonly tableAt: string | undefined;
  /** Sign receipts with a new key from now on. */
  readonly newReceiptKey: boolean;
};

/** A start that cannot be, in the one line that is printed. */
export class CannotStart extends Error {}

const ROUND_TWO_IS_OPEN = "2014-05-08T09:00";

/** Reads the command line and the environment. Throws `CannotStart` with a line that says what to do. */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartSettings {
  const given = { at: env["PORTAL_AT"], empty: false, newReceiptKey: false };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--empty") given.empty = true;
    else if (arg === "--new-receipt-key") given.newReceiptKey = true;
    else if (arg === "--at") given.at = args[(index += 1)] || "--at without a time";
    else if (arg.startsWith("--at=")) given.at = arg.slice("--at=".length) || "--at without a time";
    else
      throw new CannotStart(
        `Not known: ${arg}. Use --at 2014-05-08T09:00 (a London time), --empty or --new-receipt-key.`,
      );
  }
  const port = Number(env["PORT"] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CannotStart(`PORT is ${env["PORT"]}: give a number from 1 to 65535.`);
  const dataDir = env["PORTAL_DATA_DIR"] ?? "";
  return {
    port,
    dataDir: dataDir === "" ? ".portal-data" : dataDir,
    at: startingTime(given),
    empty: given.empty,
    tableAt: env["AWS_ENDPOINT_URL_DYNAMODB"] || undefined,
    newReceiptKey: given.newReceiptKey,
  };
}

function startingTime({ at, empty }: { at: string | undefined; empty: boolean }): Instant | undefined {
  if (at === undefined || at === "") return undefined;
  if (empty) throw new CannotStart("--empty runs on the real clock: leave out --at and PORTAL_AT.");
  const read = readLocalTime(at);
  const instant = read.ok ? fromLondon(read.value) : read;
  if (!instant.ok) throw new CannotStart(`${at} is not a London time like ${ROUND_TWO_IS_OPEN}.`);
  return instant.value;
}

/** Where a new demonstration starts: round 1 of the preferences is sealed, round 2 is open. */
export function defaultStart(): Instant {
  const instant = fromLondon(ROUND_TWO_IS_OPEN);
  if (!instant.ok) throw new Error("the default start is no time");
  return instant.value;
}
