import { beforeAll, describe, expect, it } from "vitest";
import { emptyHouse, type Found } from "./linted.ts";
import { ROOMS } from "./rooms.ts";

const house = emptyHouse();
const imports = Object.entries(ROOMS).flatMap(([file, { may, mayNot }]) =>
  [...may.map((from) => ({ from, allowed: true })), ...mayNot.map((from) => ({ from, allowed: false }))].map(
    ({ from, allowed }, index) => ({
      file,
      from,
      allowed,
      planted: house.plant(file, `export { it as it${index} } from "${from}";`),
    }),
  ),
);
const dynamic = house.plant(
  "functions/people/later.ts",
  'export const later = () => import("@aws-sdk/client-s3");',
);

let found: readonly Found[];
beforeAll(async () => {
  found = await house.lint();
}, 60_000);

const isReported = ({ file, line }: { file: string; line: number }) =>
  found.some((one) => one.file === file && one.line === line && one.rule === "eslint(no-restricted-imports)");

describe("an import that the house forbids is reported", () => {
  it.each(imports.filter(({ allowed }) => !allowed))("$from in $file", ({ planted }) =>
    expect(isReported(planted)).toBe(true),
  );
  it("an import that the house forbids is reported when it is made later, too", () =>
    expect(isReported(dynamic)).toBe(true));
});

describe("an import that the house allows passes", () => {
  it.each(imports.filter(({ allowed }) => allowed))("$from in $file", ({ planted }) =>
    expect(isReported(planted)).toBe(false),
  );
});
