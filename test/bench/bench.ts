import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleFunctions } from "../../infra/build/bundle.ts";
import { checkSession, sessionKey } from "../../functions/platform/session.ts";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { aCompetition, anyKey, london, must } from "../builders/competition.ts";

/** `npm run bench`: ratios within this one run, medians of interleaved rounds. Absolute times mean little on a shared machine. */
const ROUNDS = 11;
const root = fileURLToPath(new URL("../..", import.meta.url));
const functions = join(root, ".build/functions");
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (numbers: readonly number[]): number =>
  [...numbers].toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

await bundleFunctions(functions);
const reference = mkdtempSync(join(tmpdir(), "bench-"));
await build({
  entryPoints: { index: join(root, "test/bench/reference-function.ts") },
  outdir: reference,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  minify: true,
  platform: "node",
  target: "node24",
  format: "esm",
  mainFields: ["module", "main"],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});

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

const cold = (bundle: string, how: string): number =>
  Number(
    execFileSync(process.execPath, [join(root, "test/bench/cold-start.mjs"), bundle, how], {
      encoding: "utf8",
    }),
  );
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  ours.push(cold(join(functions, "public/index.mjs"), "deps"));
  theirs.push(cold(join(reference, "index.mjs"), "handler"));
}
say(
  `Cold start of the public door, a static page, against the reference function: ${(median(ours) / median(theirs)).toFixed(2)}x`,
);

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
