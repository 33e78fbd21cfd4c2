import { beforeAll, describe, expect, it } from "vitest";
import { emptyHouse, type Found, type Planted } from "./linted.ts";

const house = emptyHouse();
const CODE = "functions/people/planted.ts";

/** What each rule must report, and in which file. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, code: string])[] = [
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", "export const at = Date.now();"],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", "export const date = new Date(0);"],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", "export const since = performance.now();"],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", "export const env = process.env;"],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", 'export const got = fetch("/");'],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", 'export const bytes = Buffer.from("");'],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", "export const t = setTimeout(String, 1);"],
  ["eslint(no-restricted-globals)", "shared/people/clock.ts", "export const g = globalThis;"],
  ["eslint(no-restricted-properties)", "shared/people/clock.ts", "export const chance = Math.random();"],
  ["eslint(no-restricted-globals)", CODE, "export const at = Date.now();"],
  ["eslint(no-restricted-globals)", CODE, "export const date = new Date();"],
  ["eslint(no-restricted-globals)", CODE, "export const since = performance.now();"],
  ["eslint(no-restricted-globals)", CODE, "export const env = process.env;"],
  ["eslint(no-restricted-globals)", CODE, 'export const got = fetch("/");'],
  ["eslint(no-restricted-properties)", CODE, "export const chance = Math.random();"],
  ["eslint(no-restricted-globals)", "functions/platform/commit.ts", "export const at = Date.now();"],
  ["eslint(no-restricted-properties)", "functions/platform/log.ts", "export const at = Date.now();"],
  [
    "eslint(no-restricted-globals)",
    "web/people/authority/people-page.tsx",
    "export const date = new Date();",
  ],
  ["eslint(no-restricted-globals)", "web/doors/door.tsx", "export const at = Date.now();"],
  ["eslint(no-restricted-properties)", "web/charts/timetable.tsx", "export const at = Date.now();"],

  ["eslint(no-console)", CODE, 'console.log("here");'],
  ["eslint(eqeqeq)", CODE, "export const same = (a: unknown, b: unknown) => a == b;"],
  ["typescript(no-explicit-any)", CODE, "export const any = (a: any) => String(a);"],
  ["typescript(no-non-null-assertion)", CODE, "export const sure = (a: string | undefined) => a!.length;"],
  ["typescript(consistent-type-assertions)", CODE, "export const named = (a: unknown) => a as string;"],
  ["typescript(no-unsafe-assignment)", CODE, 'export const parsed = { it: JSON.parse("1") };'],
  ["typescript(no-unsafe-return)", CODE, 'export const given = () => JSON.parse("1");'],
  ["typescript(ban-ts-comment)", CODE, "// @ts-ignore"],
  ["typescript(no-floating-promises)", CODE, "Promise.resolve(1);"],
  ["typescript(no-misused-promises)", CODE, "[1].forEach(async (a) => void (await Promise.resolve(a)));"],
  ["typescript(await-thenable)", CODE, "export const waits = async () => await 1;"],
  ["typescript(only-throw-error)", CODE, 'export const fails = () => { throw "no"; };'],
  [
    "typescript(switch-exhaustiveness-check)",
    CODE,
    'export const word = (k: "a" | "b") => { switch (k) { case "a": return 1; } return 0; };',
  ],
  ["eslint(no-unused-vars)", CODE, "const unused = 1;"],
  ["import(no-default-export)", "functions/people/default.ts", "export default 1;"],
  ["oxc(no-barrel-file)", "functions/people/barrel.ts", 'export * from "./cycle-a.ts";'],
  ["import(no-cycle)", "functions/people/cycle-a.ts", 'export { b } from "./cycle-b.ts";'],
  ["vitest(expect-expect)", "test/shared/empty.test.ts", 'it("proves nothing", () => {});'],
  [
    "vitest(no-focused-tests)",
    "test/shared/empty.test.ts",
    'it.only("is alone", () => { expect(1).toBe(1); });',
  ],
];

house.plant("test/shared/empty.test.ts", 'import { expect, it } from "vitest";');
const violations = VIOLATIONS.map(([rule, file, code]) => ({ rule, code, planted: house.plant(file, code) }));
house.plant("functions/people/cycle-b.ts", 'export { a } from "./cycle-a.ts";');
for (let line = 0; line < 301; line += 1)
  house.plant("functions/people/long.ts", `export const l${line} = ${line};`);

/** Code as the house wants it, and what stands in the few files that may do more. */
const SOUND: readonly Planted[] = [
  house.plant("shared/people/sound.ts", 'export const kinds = ["a", "b"] as const;'),
  house.plant("shared/people/sound.ts", 'export const day = new Intl.DateTimeFormat("en-GB");'),
  house.plant(
    "shared/people/sound.ts",
    'export const hash = crypto.subtle.digest("SHA-256", new Uint8Array());',
  ),
  house.plant("functions/platform/runtime.ts", "export const wall = () => Date.now();"),
  house.plant("functions/platform/runtime.ts", "export const env = { ...process.env };"),
  house.plant(
    "functions/platform/log.ts",
    "export const print = (ms: number) => new Date(ms).toISOString();",
  ),
  house.plant("functions/platform/pause.ts", "export const pause = () => Math.random();"),
  house.plant("web/govuk/time-out.client.ts", "export const at = () => Date.now();"),
];

let found: readonly Found[];
beforeAll(async () => {
  found = await house.lint();
}, 60_000);

describe("the linter reports", () => {
  it.each(violations)("$rule: $code", ({ rule, planted }) =>
    expect(found).toContainEqual({ ...planted, rule }),
  );

  it("the linter reports a file of more than 300 lines", () =>
    expect(found.filter(({ file }) => file === "functions/people/long.ts")).toMatchObject([
      { rule: "eslint(max-lines)" },
    ]));

  it("the linter reports nothing in sound code", () =>
    expect(
      found.filter((one) => SOUND.some(({ file, line }) => file === one.file && line === one.line)),
    ).toEqual([]));
});
