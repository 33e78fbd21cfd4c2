import { spawnSync } from "node:child_process";
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "../../functions/files/inspection.ts";
import { problemFoundApart } from "../../functions/files/scanning-apart.ts";

/**
 * Has ordinary and active files made by as many real writers as this machine has, looks into all of them, and says what
 * was refused wrongly and what was let through: `node test/bench/files-made.ts [a folder with JavaScript's writers]`.
 */
const folder = mkdtempSync(join(tmpdir(), "files-made-"));
const say = (line: string) => void process.stdout.write(`${line}\n`);
for (const kind of ["ordinary", "active"]) mkdirSync(join(folder, kind));

function make(command: string, maker: string): void {
  const args = [join(import.meta.dirname, maker), folder, process.argv[2] ?? "."];
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  for (const line of stdout.split("\n").filter((one) => one !== "")) say(`left out: ${line}`);
  if (status !== 0)
    say(`left out: what ${maker} had still to make (${stderr.trim().split("\n").at(-1) ?? ""})`);
}
make("python3", "files-made.py");
make("python3", "files-made-programs.py");
make("python3", "files-made-office.py");
make(process.execPath, "files-made.mjs");

async function judged(kind: string) {
  const found = [];
  for (const name of readdirSync(join(folder, kind))) {
    const { problem } = await inspect(createReadStream(join(folder, kind, name)), name, problemFoundApart);
    found.push({ name, problem });
  }
  return found;
}
const writerOf = (name: string): string => name.split("-")[0] ?? "";

const ordinary = await judged("ordinary");
const active = await judged("active");
const refused = ordinary.filter(({ problem }) => problem !== undefined);
const accepted = active.filter(({ problem }) => problem === undefined);
for (const { name, problem } of refused) say(`refused wrongly: ${name} (${problem})`);
for (const { name } of accepted) say(`let through: ${name}`);
const writers = [...new Set([...ordinary, ...active].map(({ name }) => writerOf(name)))].toSorted();
say(`${"writer".padEnd(20)} ordinary  refused   active  let through`);
for (const writer of writers) {
  const counts = [ordinary, refused, active, accepted].map(
    (files) => files.filter(({ name }) => writerOf(name) === writer).length,
  );
  say(`${writer.padEnd(20)} ${counts.map((count) => String(count).padStart(8)).join(" ")}`);
}
const many = new Set(ordinary.map(({ name }) => writerOf(name))).size;
say(`${ordinary.length} ordinary files of ${many} writers, ${refused.length} refused wrongly`);
say(`${active.length} active files, ${accepted.length} let through`);
rmSync(folder, { recursive: true });
process.exitCode = refused.length + accepted.length === 0 ? 0 : 1;
