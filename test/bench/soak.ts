import { spawnSync } from "node:child_process";
import { deadlineRun } from "../builders/deadline-run.ts";
import { pqqRace, preferencesRace } from "../builders/races.ts";
import { killNine } from "./kill-nine.ts";
import { largeUpload } from "./large-upload.ts";

/** `npm run soak`: the proofs of `npm test` at full size. Prints what it saw and fails when anything was misjudged or lost. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let misjudged = 0;
for (const [name, aRace] of [
  ["the PQQ", pqqRace],
  ["a preference round", preferencesRace],
] as const) {
  const started = Date.now();
  const run = await deadlineRun({ race: await aRace(), bidders: 1_000, spreadMs: 500, dyingEvery: 20 });
  const wrong = await run.misjudged();
  misjudged += wrong.length;
  const accepted = run.attempts.filter(({ outcome }) => outcome === "accepted").length;
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  say(
    `1,000 bidders across the closing instant of ${name}: ${wrong.length} misjudged, ${accepted} accepted (${seconds} s)`,
  );
  for (const line of wrong.slice(0, 10)) say(`  ${line}`);
  await run.close();
}

const kills = await killNine({ kills: 20, writersEach: 16, answersEach: 250 });
say(
  `kill -9 twenty times: ${kills.acknowledged} acknowledged, ${kills.unanswered} unanswered at a kill, ${kills.lost} lost, ${kills.doubled} doubled`,
);

const upload = await largeUpload({ megabytes: 500 });
say(
  `a 500 MB text, its connection broken with ${upload.arrivedAtBreak} of ${upload.parts} parts arrived: ${upload.isWhole ? "whole and checked" : "NOT whole"} after ${upload.seconds.toFixed(0)} s, the portal's memory grew by ${upload.grewMb.toFixed(0)} MB`,
);

/** Runs a proof of `npm test` at full size; what it said when it fails. */
function proven(file: string, size: Readonly<Record<string, string>>, project = "web"): boolean {
  const { status, stdout, stderr } = spawnSync(
    "npx",
    ["vitest", "run", "--config", "test/vitest.config.ts", "--project", project, `test/${project}/${file}`],
    { env: { ...process.env, ...size }, encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status !== 0) say(`${stdout}${stderr}`.slice(-4_000));
  return status === 0;
}

const ACTS = "10000";
const acted = Date.now();
const live = proven("neighbours", { RANDOM_ACTS: ACTS });
say(
  `${ACTS} random acts of one organisation and its people: ${live ? "all of another's lives" : "NOT all of another's lives"} (${((Date.now() - acted) / 1_000).toFixed(0)} s)`,
);

const SEQUENCES = "10000";
const searched = Date.now();
const alone = proven("proposals/one-person", { RANDOM_SEQUENCES: SEQUENCES }, "functions");
say(
  `${SEQUENCES} random sequences of acts of one person of each role: ${alone ? "nothing reached that takes two" : "REACHED what takes two, or failed"} (${((Date.now() - searched) / 1_000).toFixed(0)} s)`,
);

const OTHERS = "10000";
const flat = proven("door-units", { OTHER_BIDDERS: OTHERS });
say(`units at the door beside ${OTHERS} bidders: ${flat ? "as stated" : "NOT as stated"}`);

const whole = proven("authorisation", { EVERYTHING: "1" });
say(
  `every request of everybody, and all that is hostile, to every route: ${whole ? "as it must be" : "NOT as it must be"}`,
);

const sealed = proven("sealed-as-shown", { EVERYTHING: "1" });
say(
  `1,000 random responses: ${sealed ? "sealed and receipted as shown" : "NOT sealed and receipted as shown"}`,
);

const stored = proven("dynamo", { EVERYTHING: "1" }, "infra");
say(
  `the embedded table beside AWS's (where there is Java), and killed twenty times: ${stored ? "as it must be" : "NOT as it must be"}`,
);

const isLost = misjudged > 0 || kills.lost > 0 || kills.doubled > 0;
if (
  isLost ||
  !live ||
  !alone ||
  !flat ||
  !whole ||
  !sealed ||
  !stored ||
  !upload.isWhole ||
  upload.grewMb >= 200
)
  process.exitCode = 1;
