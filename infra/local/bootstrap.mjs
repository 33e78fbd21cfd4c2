// Runs before every npm script on whatever Node is there (20 or later), so that a fresh clone needs nothing but npm:
// installs what the lockfile names when it is not installed yet, and sees to it that Node 24 runs what follows.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stamp = `${root}node_modules/.installed-from`;
const NEEDED = 24;

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

const lockfile = createHash("sha256")
  .update(readFileSync(`${root}package-lock.json`))
  .digest("hex");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockfile) {
  process.stderr.write("Installing packages …\n");
  // No package here needs its install script; none is run. Not `npm ci`: it refuses the whole lockfile where a registry
  // lacks the binaries that some tool offers for other systems. `--no-save` keeps to the lockfile and leaves it alone.
  const { status } = spawnSync(
    "npm",
    ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) stop("The packages could not be installed: see above, then try again.");
  writeFileSync(stamp, lockfile);
  if (existsSync(`${root}.git`) && process.env["CI"] === undefined)
    spawnSync("npx", ["lefthook", "install"], {
      cwd: root,
      stdio: "ignore",
      shell: process.platform === "win32",
    });
}

let version = "";
try {
  version = execFileSync("node", ["--version"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  }).trim();
} catch {
  // Said below.
}
if (Number(/^v(\d+)/.exec(version)?.[1] ?? 0) < NEEDED)
  stop(
    `Node ${NEEDED} is needed and no package brings it for this machine (found ${version || "none"}): install Node ${NEEDED}.`,
  );
