import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { instantOf } from "../../shared/kernel/instant.ts";
import { claimDataFolder } from "./data-version.ts";
import { finishBeginning, keptReplay } from "./kept-replay.ts";
import { newReceiptKey } from "./receipt-keys.ts";
import { ACTS } from "./replay/acts.ts";
import { CannotStart, defaultStart, type StartSettings } from "./settings.ts";

/** When the record begins, and with it the clock of new data. */
export const FIRST_ACT_AT = ACTS[0]?.at ?? defaultStart();

type Given = {
  readonly root: string;
  readonly build: string;
  readonly origin: string;
  readonly say: (line: string) => void;
};

/**
 * The data folder of a portal, begun if it is new, with where its replay is to be kept, if it is. Throws `CannotStart`
 * for a folder that cannot be used.
 */
export async function openDataFolder(settings: StartSettings, given: Given) {
  const dataDir = usable(resolve(given.root, settings.dataDir));
  const holdsNone = claimDataFolder(dataDir);
  const isNew = !finishBeginning(dataDir) && holdsNone;
  return { dataDir, isNew, replayToKeep: isNew ? await beginData(dataDir, settings, given) : undefined };
}

/**
 * Begins a new data folder: with a copy of a replay that this machine has kept, or else with a key alone. The answer is
 * where the replay that follows is to be kept, if it is the one that others can begin with and none is kept yet.
 */
async function beginData(
  dataDir: string,
  { at = defaultStart(), empty, tableAt }: StartSettings,
  { root, build, origin, say }: Given,
) {
  const beginsLikeOthers = !empty && tableAt === undefined && at >= defaultStart();
  const kept = beginsLikeOthers ? keptReplay(root, build, origin) : undefined;
  if (kept?.isThere() === true && (await kept.begin(dataDir, defaultStart()))) {
    say("The recorded acts were played on this machine before: these data begin with a copy.");
    return undefined;
  }
  await newReceiptKey(dataDir, empty ? instantOf(Date.now()) : FIRST_ACT_AT);
  return at === defaultStart() ? kept : undefined;
}

/** Makes a folder and those above it. Node's own recursive way does not come back from where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** The data folder, made if it is not there. */
function usable(dataDir: string): string {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
    return dataDir;
  } catch {
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written: choose another with PORTAL_DATA_DIR.`,
    );
  }
}
