import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Finding } from "../../shared/kernel/receipt-words.ts";
import { CannotCheck, checkReceiptFile } from "./receipt-check.ts";
import { CannotStart } from "./settings.ts";

/** What fails is seen at a glance. */
const PRINTED = { fails: "FAILS", holds: "holds", "left-out": "     " } as const satisfies Record<
  Finding["found"],
  string
>;

/**
 * Checks a receipt and what was submitted with it, without the portal:
 * `npm run --silent verify-receipt -- receipt.json accounts.pdf … [--keys receipt-keys.json]`. A folder may be named too.
 * The exit code is 0 only when everything holds. Without `--keys` the key of the portal on this machine is taken.
 */
const USAGE =
  "Say which receipt, and after --keys which keys: npm run --silent verify-receipt -- receipt.json file-or-folder … [--keys receipt-keys.json]";

// npm runs scripts in the project's folder; files are named from where the person stands.
const here = process.env["INIT_CWD"] ?? process.cwd();
const root = fileURLToPath(new URL("../..", import.meta.url));

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { keys: { type: "string" } },
      allowPositionals: true,
    });
    return { named: positionals, keys: values.keys };
  } catch {
    throw new CannotCheck(USAGE);
  }
}

const fromHere = (name: string): string => (/^https?:\/\//.test(name) ? name : resolve(here, name));

try {
  const { named, keys } = readArguments();
  const [receipt, ...files] = named.map(fromHere);
  if (receipt === undefined) throw new CannotCheck(USAGE);
  const dataDir = resolve(root, process.env["PORTAL_DATA_DIR"] ?? ".portal-data");
  const source = keys === undefined ? { dataDir } : { published: fromHere(keys) };
  const { found: all, verdict, findings } = await checkReceiptFile(receipt, files, source);
  const lines = findings.map(({ found, words }) => `${PRINTED[found]}  ${words}`);
  process.stdout.write(`${[verdict, ...lines].join("\n")}\n`);
  process.exitCode = all === "holds" ? 0 : 1;
} catch (error) {
  if (!(error instanceof CannotCheck || error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
