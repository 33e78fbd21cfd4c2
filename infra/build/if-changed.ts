import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { areSame, type Sources } from "./sources.ts";

const BuiltFrom = z.object({ hash: z.string(), files: z.array(z.string()) });
const RECORD = "built-from";
/** What is not of the build lies beside it, and comes and goes by itself. */
const OTHERS = ["replayed", "compiled"];

/**
 * Builds into a folder unless a whole build of these very sources stands there. That is written down last, and only if
 * nobody changed a source meanwhile: neither a build that was cut short nor one of two versions is taken for whole.
 */
export async function buildIfChanged(
  folder: string,
  sources: () => Sources,
  build: () => Promise<void>,
): Promise<void> {
  const [record, before] = [join(folder, RECORD), sources()];
  if (stands(folder, record, before)) return;
  for (const old of [RECORD, "compiled"]) rmSync(join(folder, old), { recursive: true, force: true });
  await build();
  if (!areSame(sources(), before)) return;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .filter((file) => !OTHERS.some((other) => file.startsWith(other)));
  writeFileSync(record, JSON.stringify({ hash: before.hash, files }));
}

function stands(folder: string, record: string, { hash }: Sources): boolean {
  try {
    const built = BuiltFrom.parse(JSON.parse(readFileSync(record, "utf8")));
    return built.hash === hash && built.files.every((file) => existsSync(join(folder, file)));
  } catch {
    return false;
  }
}
