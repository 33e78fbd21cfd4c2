import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, bundleFunctions } from "../../infra/build/bundle.ts";
import { checkSession, sessionKey } from "../../functions/platform/session.ts";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { aCompetition, anyKey, london, must } from "../builders/competition.ts";
import { bytesAtStart, schemasAtStart } from "../builders/at-start.ts";
import { ASKED, type ColdStart, coldStarts, FUNCTIONS } from "./cold-starts.ts";

/** `npm run bench`: ratios within this one run, medians of interleaved rounds. Absolute times mean little on a shared machine. */
const ROUNDS = 15;
const root = fileURLToPath(new URL("../..", import.meta.url));
const functions = join(root, ".build/functions");
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const kb = (bytes: number): string => (bytes / 1_000).toFixed(0).padStart(6);
const median = (numbers: readonly number[]): number =>
  [...numbers].toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

await bundleFunctions(functions);
const reference = mkdtempSync(join(tmpdir(), "bench-"));
await bundle("test/bench/reference-function.ts", reference);

say("What a function loads before its first request: kB minified, and schemas and checks of zod");
for (const name of readdirSync(functions).filter((entry) => statSync(join(functions, entry)).isDirectory()))
  say(
    `  ${name.padEnd(10)}${kb(bytesAtStart(join(functions, name)))}${String(schemasAtStart(join(functions, name))).padStart(6)}`,
  );

const starts = await coldStarts({
  rounds: ROUNDS,
  bundleOf: (name) => join(name === "reference" ? reference : join(functions, name), "index.mjs"),
});
/** The middle of what a function took, in ms of CPU time, and how often the reference takes that until it has answered. */
const cell = (
  name: string,
  asked: string | undefined,
  took: (start: ColdStart) => number,
  cached = false,
): string => {
  const of = (who: string) =>
    starts.filter(
      (start) =>
        start.name === who &&
        start.asked === (asked ?? start.asked) &&
        start.cached === (cached && who !== "reference"),
    );
  const [ms, whole] = [median(of(name).map(took)), median(of("reference").map(({ answered }) => answered))];
  return `${ms.toFixed(0)} ms ${(ms / whole).toFixed(2)}x`.padStart(16);
};
say(
  "Cold starts in CPU time, against the reference with its first answer: a door that is ready has answered once, and then",
);
say(
  `  ${["", "ready", ...ASKED.flatMap((asked) => [asked, "in all", "with cache"])].map((words, at) => (at === 0 ? words.padEnd(10) : words.padStart(16))).join("")}`,
);
for (const name of FUNCTIONS) {
  const answers = ASKED.flatMap((asked) => [
    cell(name, asked, ({ loaded, answered }) => answered - loaded),
    cell(name, asked, ({ answered }) => answered),
    cell(name, asked, ({ answered }) => answered, true),
  ]);
  say(`  ${name.padEnd(10)}${cell(name, undefined, ({ loaded }) => loaded)}${answers.join("")}`);
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
