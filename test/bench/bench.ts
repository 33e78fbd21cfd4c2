import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, bundleFunctions } from "../../infra/build/bundle.ts";
import { checkSession, sessionKey } from "../../functions/platform/session.ts";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { aCompetition, anyKey, london, must } from "../builders/competition.ts";
import { ASKED, coldStarts, FUNCTIONS } from "./cold-starts.ts";

/** `npm run bench`: ratios within this one run, medians of interleaved rounds. Absolute times mean little on a shared machine. */
const ROUNDS = 15;
const root = fileURLToPath(new URL("../..", import.meta.url));
const functions = join(root, ".build/functions");
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (numbers: readonly number[]): number =>
  [...numbers].toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

await bundleFunctions(functions);
const reference = mkdtempSync(join(tmpdir(), "bench-"));
await bundle("test/bench/reference-function.ts", reference);

say("What a function loads before its first request, in kB minified");
for (const name of readdirSync(functions).filter((entry) => statSync(join(functions, entry)).isDirectory()))
  say(`  ${name.padEnd(10)} ${(eager(join(functions, name)) / 1_000).toFixed(0).padStart(5)}`);

/** Bytes that are loaded with the entry: itself and the chunks it imports at once. */
function eager(folder: string, file = "index.mjs", seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(join(folder, file), "utf8");
  const chunks = [...text.matchAll(/(?:from|import)\s*"\.\/(chunk-[^"]+)"/g)].map(([, chunk]) => chunk ?? "");
  return Buffer.byteLength(text) + chunks.reduce((sum, chunk) => sum + eager(folder, chunk, seen), 0);
}

const starts = await coldStarts({
  rounds: ROUNDS,
  bundleOf: (name) => join(name === "reference" ? reference : join(functions, name), "index.mjs"),
});
/** The middle of what a function took for what it was asked, in ms of CPU time. */
const took = (name: string, asked: string, from: "start" | "loaded"): number =>
  median(
    starts
      .filter((start) => start.name === name && start.asked === asked)
      .map(({ loaded, answered }) => answered - (from === "loaded" ? loaded : 0)),
  );
const column = (words: string): string => words.padStart(15);
for (const [title, from] of [
  ["A cold start: loading and the first request, in CPU time against the reference function", "start"],
  ["Of that the request alone, when the function has loaded", "loaded"],
] as const) {
  say(`${title}\n  ${"".padEnd(10)}${ASKED.map(column).join("")}`);
  for (const name of FUNCTIONS) {
    const cells = ASKED.map((asked) => {
      const [ms, whole] = [took(name, asked, from), took("reference", asked, "start")];
      return column(`${ms.toFixed(0)} ms ${(ms / whole).toFixed(2)}x`);
    });
    say(`  ${name.padEnd(10)}${cells.join("")}`);
  }
}

const running = await aCompetition("2013-12-19T09:00");
const { submitter } = await running.bidder("capita");
await running.prequalify(submitter);
const { secret } = await running.portal.signIn("submit@capita.example");
const { deps } = running.portal;
const sameItem = sessionKey(await sha256(secret));
const session: number[] = [];
const raw: number[] = [];
const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  for (let index = 0; index < 200; index += 1) await act();
  return performance.now() - started;
};
for (let round = 0; round < ROUNDS; round += 1) {
  raw.push(await timed(() => deps.table.get(sameItem)));
  session.push(await timed(() => checkSession(deps, secret, "cookie")));
}
say(`Session check against one bare read of the same item: ${(median(session) / median(raw)).toFixed(2)}x`);

running.portal.at(london("2014-02-10T09:00"));
const started = performance.now();
const SUBMISSIONS = 300;
for (let index = 0; index < SUBMISSIONS; index += 1)
  must(
    await submitPreferences(
      deps,
      submitter,
      {
        competitionId: running.competitionId,
        round: StageId.parse("preferences-1"),
        lots: [LotId.parse(`lot-${(index % 21) + 1}`)],
        seenVersion: `0.${index}`,
      },
      anyKey(),
    ),
  );
const seconds = (performance.now() - started) / 1_000;
say(
  `Submissions of one organisation, one after the other, on the embedded table: ${(SUBMISSIONS / seconds).toFixed(0)} a second`,
);
await running.portal.close();
