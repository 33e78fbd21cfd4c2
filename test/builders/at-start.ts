import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Bytes that a function loads before its first request: its entry, and the chunks that it imports at once. */
export function bytesAtStart(folder: string, file = "index.mjs", seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  const chunks = [...text.matchAll(/(?:from|import)\s*"\.\/(chunk-[^"]+)"/g)].map(([, chunk]) => chunk ?? "");
  return Buffer.byteLength(text) + chunks.reduce((sum, chunk) => sum + bytesAtStart(folder, chunk, seen), 0);
}

/** Counts what zod builds: each schema and check defines its inner part once. */
const COUNTING = `
  let count = 0;
  const define = Object.defineProperty;
  Object.defineProperty = (thing, name, how) => ((count += name === "_zod" ? 1 : 0), define(thing, name, how));
  await import(process.argv[1]);
  process.stdout.write(String(count));
`;

/** How many schemas and checks a function builds while it loads. */
export const schemasAtStart = (folder: string): number =>
  Number(
    execFileSync(
      process.execPath,
      ["--input-type=module", "--eval", COUNTING, pathToFileURL(join(folder, "index.mjs")).href],
      { encoding: "utf8" },
    ),
  );
