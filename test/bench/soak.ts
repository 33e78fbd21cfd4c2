import { spawnSync } from "node:child_process";
import { deadlineRun } from "../builders/deadline-run.ts";
import { pqqRace, preferencesRace } from "../builders/races.ts";
import { killNine } from "./kill-nine.ts";
import { largeUpload } from "./large-upload.ts";

/**
 * `npm run soak`: the proofs of `npm test` at full size; `npm run soak -- one-person`: only those that are named. Prints what
 * it saw and fails when anything was misjudged or lost.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const since = (started: number): string => `${((Date.now() - started) / 1_000).toFixed(0)} s`;

async function deadline(): Promise<boolean> {
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
    say(
      `1,000 bidders across the closing instant of ${name}: ${wrong.length} misjudged, ${accepted} accepted (${since(started)})`,
    );
    for (const line of wrong.slice(0, 10)) say(`  ${line}`);
    await run.close();
  }
  return misjudged === 0;
}

async function kills(): Promise<boolean> {
  const killed = await killNine({ kills: 20, writersEach: 16, answersEach: 250 });
  say(
    `kill -9 twenty times: ${killed.acknowledged} acknowledged, ${killed.unanswered} unanswered at a kill, ${killed.lost} lost, ${killed.doubled} doubled`,
  );
  return killed.lost === 0 && killed.doubled === 0;
}

async function upload(): Promise<boolean> {
  const sent = await largeUpload({ megabytes: 500 });
  say(
    `a 500 MB text, its connection broken with ${sent.arrivedAtBreak} of ${sent.parts} parts arrived: ${sent.isWhole ? "whole and checked" : "NOT whole"} after ${sent.seconds.toFixed(0)} s, the portal's memory grew by ${sent.grewMb.toFixed(0)} MB`,
  );
  return sent.isWhole && sent.grewMb < 200;
}

type Proof = {
  readonly file: string;
  readonly size: Readonly<Record<string, string>>;
  readonly project?: string;
  /** What is tried, and what is said when it holds and when it does not. */
  readonly says: readonly [tried: string, holds: string, fails: string];
};

/** Runs a proof of `npm test` at full size; what it said when it fails. */
const proven =
  ({ file, size, project = "web", says: [tried, holds, fails] }: Proof) =>
  (): boolean => {
    const started = Date.now();
    const { status, stdout, stderr } = spawnSync(
      "npx",
      ["vitest", "run", "--config", "test/vitest.config.ts", "--project", project, `test/${project}/${file}`],
      { env: { ...process.env, ...size }, encoding: "utf8", shell: process.platform === "win32" },
    );
    if (status !== 0) say(`${stdout}${stderr}`.slice(-4_000));
    say(`${tried}: ${status === 0 ? holds : fails} (${since(started)})`);
    return status === 0;
  };

const PROOFS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  deadline,
  "kill-nine": kills,
  upload,
  neighbours: proven({
    file: "neighbours",
    size: { RANDOM_ACTS: "10000" },
    says: [
      "10000 random acts of one organisation and its people",
      "all of another's lives",
      "NOT all of another's lives",
    ],
  }),
  "one-person": proven({
    file: "proposals/one-person",
    size: { RANDOM_SEQUENCES: "10000" },
    project: "functions",
    says: [
      "10000 random sequences of acts of one person of each role",
      "nothing reached that takes two",
      "REACHED what takes two, or failed",
    ],
  }),
  "door-units": proven({
    file: "door-units",
    size: { OTHER_BIDDERS: "10000" },
    says: ["units at the door beside 10000 bidders", "as stated", "NOT as stated"],
  }),
  authorisation: proven({
    file: "authorisation",
    size: { EVERYTHING: "1" },
    says: [
      "every request of everybody, and all that is hostile, to every route",
      "as it must be",
      "NOT as it must be",
    ],
  }),
  "sealed-as-shown": proven({
    file: "sealed-as-shown",
    size: { EVERYTHING: "1" },
    says: ["1,000 random responses", "sealed and receipted as shown", "NOT sealed and receipted as shown"],
  }),
  dynamo: proven({
    file: "dynamo",
    size: { EVERYTHING: "1" },
    project: "infra",
    says: [
      "the embedded table beside AWS's (where there is Java), and killed twenty times",
      "as it must be",
      "NOT as it must be",
    ],
  }),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => PROOFS[name] === undefined);
if (unknown.length > 0) {
  say(`no proof is called ${unknown.join(", ")}: ${Object.keys(PROOFS).join(", ")}`);
  process.exitCode = 1;
} else
  for (const [name, holds] of Object.entries(PROOFS))
    if ((asked.length === 0 || asked.includes(name)) && !(await holds())) process.exitCode = 1;
