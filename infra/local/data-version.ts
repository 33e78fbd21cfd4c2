import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KEY_HISTORY, SIGNING_KEY } from "./receipt-keys.ts";
import { CannotStart } from "./settings.ts";

/**
 * The version of what is stored. Raise it by one whenever data that an earlier portal wrote could be read wrongly or not
 * at all: a stored item, an object, a mail file or a recorded act of another shape. Folders of other versions are refused.
 */
export const DATA_VERSION = 7;

const FILE = "data-version";
/** What portals have always put into a data folder: one that has any of it, and no version, is older than versions. */
const STORED = ["table", "objects", "mail", SIGNING_KEY, KEY_HISTORY];

/** Written once all of these are there; from then on one that is missing has been lost. */
const BEGUN = "begun";
const NEVER_MISSING = ["table", "objects"];

/** Says of a data folder that table and objects are there, which no later start may find missing. */
export const markBegun = (dataDir: string): void => writeFileSync(join(dataDir, BEGUN), "");

/**
 * Sees to it that a data folder is of this version, before anything in it is opened. A folder that holds no data is given
 * the version first of all, so that a start which is cut short leaves either no data or data with a version. Answers
 * whether it holds no data. Throws `CannotStart` for every other folder, and changes nothing in it.
 */
export function claimDataFolder(dataDir: string): boolean {
  const file = join(dataDir, FILE);
  const holdsNone = !STORED.some((name) => existsSync(join(dataDir, name)));
  if (!existsSync(file)) {
    if (!holdsNone)
      throw new CannotStart(
        otherVersion(dataDir, "is of an earlier version of the portal, which wrote no version"),
      );
    // Renamed into place: the file is never there with half of its content.
    writeFileSync(`${file}.new`, `${DATA_VERSION}\n`);
    renameSync(`${file}.new`, file);
    return true;
  }
  const found = statedVersion(file);
  const lost = NEVER_MISSING.find((name) => !existsSync(join(dataDir, name)));
  if (found === DATA_VERSION && lost !== undefined && existsSync(join(dataDir, BEGUN)))
    throw new CannotStart(`The data folder is damaged: ${join(dataDir, lost)} is missing.`);
  if (found === DATA_VERSION) return holdsNone;
  if (found === undefined)
    throw new CannotStart(otherVersion(dataDir, `has no version that can be read in ${FILE}`));
  const than = found < DATA_VERSION ? "an earlier" : "a later";
  throw new CannotStart(otherVersion(dataDir, `is of version ${found}, of ${than} portal`));
}

/** Undefined when the file cannot be read or holds anything but a whole number. */
function statedVersion(file: string): number | undefined {
  try {
    const text = readFileSync(file, "utf8").trim();
    return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

const otherVersion = (dataDir: string, what: string): string =>
  `The data folder ${dataDir} ${what}; this portal reads version ${DATA_VERSION}: move or delete the folder, or choose another with PORTAL_DATA_DIR.`;
