import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { atTheDoor } from "./door-units.ts";

/** `npm test` takes small crowds; `OTHER_BIDDERS` says another size, as `npm run soak` does. */
const MANY = Number(process.env["OTHER_BIDDERS"] ?? 120);

/** What functions/README.md says of each operation: requests, read units and write units, by name. */
const stated = readFileSync(new URL("../../functions/README.md", import.meta.url), "utf8")
  .split("## What it costs at the door")[1]
  ?.split("\n## ")[0]
  ?.matchAll(/^\| ([^|]+?) \| (\d+) \| ([\d.]+) \| (\d+) \|$/gm);
const TABLE = Object.fromEntries(
  [...(stated ?? [])].map(([, name = "", requests, readUnits, writeUnits]) => [
    name,
    { requests: Number(requests), readUnits: Number(readUnits), writeUnits: Number(writeUnits) },
  ]),
);

describe("at the door, its session included", () => {
  it.each([
    { bidders: 1, competitions: 1 },
    { bidders: MANY, competitions: 50 },
  ])(
    "each operation costs what functions/README.md says, beside $bidders bidders and $competitions competitions",
    async (crowd) => {
      expect(Object.fromEntries(await atTheDoor(crowd))).toEqual(TABLE);
    },
  );
});
