import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const ROOMS = ["functions", "infra", "shared", "test", "web"];

const sources = ROOMS.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .map((path) => `${room}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes("node_modules")),
);

/** Who may write to the table: whatever counts is chained, received or listed as no evidence. */
const WRITERS = [
  "commit.ts",
  "gate.ts",
  "receive.ts",
  "stash.ts",
  "table.ts",
  "read-once.ts",
  "rehearse.ts",
].map((file) => `functions/platform/${file}`);
const writes = (path: string, text: string) =>
  !path.startsWith("test/") && !WRITERS.includes(path) && /\bwrite(All|One)\b/.test(text);

/** Who may commit what nobody asks for by itself: workers, batches of one act, and what `enact` and `handIn` decided. An act of a person is enacted. */
const COMMITTERS = [
  "functions/competition/windows.ts",
  "functions/files/checking.ts",
  "functions/outcomes/announcing.ts",
  "functions/outcomes/preparing.ts",
  "functions/people/place-operations.ts",
  "functions/questionnaire/freezing.ts",
];
const commitsIn = (text: string) => /\b(commit|commitBySeal|earlierOr|earlierEntry)\(/.test(text);
const commits = (path: string, text: string) =>
  /^functions\/(?!platform)/.test(path) && !COMMITTERS.includes(path) && commitsIn(text);

/** Names that say nothing of what a file is for. */
const NAMELESS = /(^|\/)(utils?|helpers?|common|types|constants|misc|lib|index)(\.[a-z]+)*\.(ts|tsx|mjs)$/;

describe("the sources", () => {
  it("write to the table by commit, receive and stash only", () =>
    expect(sources.filter((path) => writes(path, readFileSync(join(root, path), "utf8")))).toEqual([]));

  it("enact what a person does, so that none forgets to answer a repeat", () =>
    expect(sources.filter((path) => commits(path, readFileSync(join(root, path), "utf8")))).toEqual([]));

  it("the sources have files named for what they are for", () =>
    expect(sources.filter((path) => NAMELESS.test(path))).toEqual([]));
});

describe("these checks", () => {
  it("the checks of the sources see the whole house", () => {
    expect(sources.length).toBeGreaterThan(250);
    for (const writer of WRITERS) expect(sources).toContain(writer);
    // Whoever no longer commits leaves the list.
    for (const one of COMMITTERS) expect(commitsIn(readFileSync(join(root, one), "utf8")), one).toBe(true);
  });

  it("the checks of the sources find a write that was planted", () => {
    expect(writes("functions/people/operations.ts", "await deps.table.writeOne({ put });")).toBe(true);
    expect(writes("infra/local/replay/acts.ts", "const { writeAll } = table;")).toBe(true);
    expect(writes("functions/people/operations.ts", "await commit(deps, writes, act, key);")).toBe(false);
  });

  it("the checks of the sources find an act that was planted beside enact", () => {
    expect(commits("functions/people/operations.ts", "return commit(deps, writes, act, key);")).toBe(true);
    expect(commits("functions/people/operations.ts", "if (committed(entry)) return enact(deps);")).toBe(
      false,
    );
  });

  it("the checks of the sources find a name that says nothing", () => {
    const planted = [
      "shared/people/index.ts",
      "web/govuk/utils.ts",
      "functions/helpers.test.ts",
      "test/common.tsx",
    ];
    expect(planted.filter((path) => NAMELESS.test(path))).toEqual(planted);
    expect(NAMELESS.test("functions/people/capacities.ts")).toBe(false);
  });
});
